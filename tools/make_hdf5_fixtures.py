#!/usr/bin/env python3
"""Makes the HDF5 files that the reader's tests read: one per feature, and one per thing refused.

Made with h5py 3.14.0 (HDF5 1.14.6) and numpy 2.4.6. Run from the repository root:

    python tools/make_hdf5_fixtures.py
"""

import os
import pathlib

import h5py
import numpy as np

FOLDER = pathlib.Path("litmus-keras/src/test/resources/dev/litmus/keras/hdf5")


def create(name, **options):
    return h5py.File(FOLDER / name, "w", **options)


def types():
    with create("types.h5") as f:
        values = np.array([[0.0, -1.5, 3.25], [65504.0, 0.3125, -0.0]])
        for code in ("<f2", ">f2", "<f4", ">f4", "<f8", ">f8"):
            f.create_dataset("float/" + code.replace("<", "little_").replace(">", "big_"), data=values.astype(code))
        for code in ("<i1", "<i2", ">i2", "<i4", ">i4", "<i8", ">i8"):
            f.create_dataset("int/" + code.replace("<", "little_").replace(">", "big_"), data=np.array([1, -2, 100], code))
        for code in ("<u1", "<u2", ">u4", "<u8"):
            f.create_dataset("uint/" + code.replace("<", "little_").replace(">", "big_"), data=np.array([1, 2, 200], code))
        f.create_dataset("uint/beyond", data=np.array([2**63], "<u8"))
        f.create_dataset("scalar/float", data=np.float32(0.25))
        f.create_dataset("scalar/int", data=np.int64(7))
        f.create_dataset("empty", shape=(0, 4), dtype="<f4")
        f.create_dataset("null", data=h5py.Empty("<f4"))
        f.create_dataset("complex", data=np.array([1 + 2j], "<c8"))
        f.create_dataset("compound", data=np.array([(1, 2.0)], [("a", "<i4"), ("b", "<f4")]))
        f.create_dataset("boolean", data=np.array([True, False]))
        bfloat16 = f.create_dataset("bfloat16", data=np.array([0x3F80, 0xC000], "<u2").view("V2"))
        bfloat16.attrs["dtype"] = "bfloat16"
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple((3,))
        ident = h5py.h5d.create(f.id, b"compact", h5py.h5t.IEEE_F32LE, space, compact)
        ident.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([1, 2, 3], "<f4"))
        f.create_dataset("unwritten", shape=(1000, 1000), dtype="<f4")


def texts():
    with create("texts.h5") as f:
        f.attrs["variable"] = "naïve 銀行"
        f.attrs["fixed"] = np.bytes_("plain")
        f.attrs["list"] = ["a", "", "größer"]
        f.attrs["fixed_list"] = np.array([b"dense", b"dense_1"])
        f.attrs["empty_list"] = []
        f.attrs["number"] = 42
        f.attrs["float"] = 0.5
        f.attrs["long"] = "x" * 100_000
        f.create_dataset("words", data=["yes", "no", ""])
        blank = h5py.h5t.C_S1.copy()
        blank.set_size(8)
        blank.set_strpad(h5py.h5t.STR_SPACEPAD)
        ident = h5py.h5d.create(f.id, b"blank_padded", blank, h5py.h5s.create_simple((2,)))
        ident.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([b"ab      ", b"abcdefgh"]), blank)
        f.create_dataset("latin1", data=np.array([b"\xe9"]))


def groups():
    with create("many_groups.h5") as f:
        # More than 256 members make a B-tree of two levels.
        for i in range(300):
            f.create_dataset(f"many/member_{i}", data=np.float32(i))
        for i in range(10):
            f.create_group(f"layers/dense_{i}/vars")["0"] = np.full((2,), i, "<f4")
        f.create_group("n" * 300)
        for i in range(30):
            f["layers"].attrs[f"attribute_{i}"] = i
    with create("latest.h5", libver="latest") as f:
        f.create_group("layers/dense/vars")["0"] = np.arange(6, dtype="<f4").reshape(2, 3)
        f["layers"].attrs["name"] = "sequential"


def refused():
    with create("soft_link.h5") as f:
        f["other"] = np.zeros(3, "<f4")
        f["link"] = h5py.SoftLink("/other")
    with create("external_link.h5") as f:
        f["link"] = h5py.ExternalLink("secret.h5", "/vars/0")
    with create("external_link_latest.h5", libver="latest") as f:
        f["link"] = h5py.ExternalLink("secret.h5", "/vars/0")
    with create("hard_link_cycle.h5") as f:
        f.create_group("layers")["again"] = f["/"]
    with create("external_storage.h5") as f:
        f.create_dataset("0", shape=(4,), dtype="<f4", external=[("secret.bin", 0, 16)])
    with create("virtual.h5", libver="latest") as f:
        layout = h5py.VirtualLayout(shape=(4,), dtype="<f4")
        layout[:] = h5py.VirtualSource("secret.h5", "0", shape=(4,))
        f.create_virtual_dataset("0", layout)
    with create("gzip.h5") as f:
        f.create_dataset("0", data=np.zeros(64, "<f4"), compression="gzip")
    with create("chunked.h5") as f:
        f.create_dataset("0", data=np.zeros(8, "<f4"), chunks=(4,))
    with create("dense_links.h5", libver="latest") as f:
        for i in range(20):
            f.create_group(f"group_{i}")
    with create("named_type.h5") as f:
        f["type"] = np.dtype("<f4")
    with create("user_block.h5", userblock_size=512) as f:
        f["0"] = np.zeros(1, "<f4")
    for leftover in ("secret.h5", "secret.bin"):
        if os.path.exists(leftover):
            os.remove(leftover)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    types()
    texts()
    groups()
    refused()
