#!/usr/bin/env python3
"""Makes the first inputs from which the fuzzing of the readers starts (tools/fuzz): small and one feature each.

Made with h5py 3.14.0 (HDF5 1.14.6) and numpy 2.4.6. Run from the repository root:

    python tools/make_fuzz_seeds.py
"""

import io
import json
import pathlib
import zipfile

import h5py
import numpy as np

RESOURCES = pathlib.Path("litmus-keras/src/test/resources/dev/litmus/keras")


def save(target, name, data):
    folder = RESOURCES / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seed_{name}").write_bytes(data)


def hdf5(name, fill, **options):
    buffer = io.BytesIO()
    with h5py.File(buffer, "w", **options) as f:
        fill(f)
    targets = ["readsOrRefusesWithRightChecksums"] if options.get("libver") == "latest" else []
    for method in ["readsOrRefuses", *targets]:
        save(f"hdf5/Hdf5FuzzTestInputs/{method}", name, buffer.getvalue())


def group(f):
    f.create_group("layers/dense/vars")["0"] = np.arange(6, dtype="<f4").reshape(2, 3)


def numbers(f):
    for code in ("<f2", ">f4", "<f8", "<i1", "<u2", ">i4", "<u8"):
        f[code.replace("<", "l").replace(">", "b")] = np.array([1, 2], code)
    f["bool"] = np.array([True])


def bfloat16(f):
    f["b"] = np.array([0x3F80, 0xC000], "<u2").view("V2")
    f["b"].attrs["dtype"] = "bfloat16"


def texts(f):
    f.attrs["variable"] = ["dense", "", "dense_1"]
    f.attrs["fixed"] = np.array([b"ab", b"abc"])
    f.attrs["empty"] = []
    f["words"] = np.array(["yes", "no"], dtype=h5py.string_dtype())


def attributes(f):
    for i in range(6):
        f.attrs[f"attribute_{i}"] = i


def compact(f):
    layout = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    layout.set_layout(h5py.h5d.COMPACT)
    ident = h5py.h5d.create(f.id, b"c", h5py.h5t.IEEE_F32LE, h5py.h5s.create_simple((3,)), layout)
    ident.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([1, 2, 3], "<f4"))


def chunked(f):
    f.create_dataset("0", data=np.zeros(64, "<f4"), compression="gzip", chunks=(8,))


def compound(f):
    f["0"] = np.array([(1, 2.0)], [("a", "<i4"), ("b", "<f4")])


def soft(f):
    f["link"] = h5py.SoftLink("/other")


def external(f):
    f["link"] = h5py.ExternalLink("secret.h5", "/0")


def cycle(f):
    f.create_group("layers")["again"] = f["/"]


def null(f):
    f["null"] = h5py.Empty("<f4")
    f["scalar"] = np.int64(7)


def archives():
    def archive(name, fill, method=zipfile.ZIP_STORED):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", method) as z:
            fill(z)
        save("archive/ArchiveFuzzTestInputs/readsOrRefuses", name, buffer.getvalue())

    def model(z):
        for member in ("metadata.json", "config.json", "model.weights.h5"):
            z.writestr(member, "{}")

    def folder(z):
        z.mkdir("assets")
        z.writestr("assets/v.txt", "a\nb")

    def streamed(z):
        with z.open("a", "w") as out:
            out.write(b"0123456789")

    class Unseekable(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *arguments):
            raise io.UnsupportedOperation

        def tell(self):
            raise io.UnsupportedOperation

    archive("stored", model)
    archive("deflated", lambda z: z.writestr("config.json", "[" * 300), zipfile.ZIP_DEFLATED)
    archive("folder", folder)
    archive("utf8", lambda z: z.writestr("größer", b"x"))
    archive("empty", lambda z: None)
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        out = Unseekable()
        with zipfile.ZipFile(out, "w", method) as z:
            streamed(z)
        save("archive/ArchiveFuzzTestInputs/readsOrRefuses", f"streamed_{method}", out.getvalue())
    extra = zipfile.ZipInfo("x")
    extra.extra = b"\x99\x99\x04\x00abcd"
    extra.comment = b"note"
    archive("extra", lambda z: z.writestr(extra, "y"))


def documents():
    layer = {"module": "keras.layers", "class_name": "Dense", "config": {"units": 8, "activation": "relu"}}
    for name, text in {
        "config": json.dumps({"class_name": "Sequential", "config": {"layers": [layer]}}),
        "numbers": "[0,-1,1e3,2.5E-7,9223372036854775807,-0.0,1e308]",
        "words": '[true,false,null,"\\u00e9\\ud83d\\ude00\\n",{"":[]}]',
        "python": "[NaN,Infinity,-Infinity]",
        "blanks": ' {\n"a" : [ ] ,\t"b":{}}\r\n',
        "deep": "[" * 70 + "]" * 70,
    }.items():
        save("json/JsonFuzzTestInputs/readsOrRefuses", name, text.encode())


def arrays():
    for name, array in {
        "f4": np.arange(6, dtype="<f4").reshape(2, 3),
        "f8_big": np.array([1.5, np.nan], ">f8"),
        "f2_fortran": np.asfortranarray(np.arange(6, dtype="<f2").reshape(2, 3)),
        "u8": np.array([2**64 - 1], "<u8"),
        "i1": np.array([[-1]], "i1"),
        "bool": np.array([True, False]),
        "texts": np.array(["yes", "größer"]),
        "bytes": np.array([b"a", b"abc"]),
        "objects": np.array([{}], dtype=object),
        "empty": np.zeros((0, 3), "<f4"),
        "scalar": np.array(3, "<i4"),
    }.items():
        out = io.BytesIO()
        np.save(out, array, allow_pickle=True)
        save("NpyFuzzTestInputs/readsOrRefuses", name, out.getvalue())
    archives = "NpyFuzzTestInputs/archiveReadsOrRefuses"
    for write in (np.savez, np.savez_compressed):
        out = io.BytesIO()
        write(out, x=np.arange(3, dtype="<f4"), words=np.array(["yes"]), zeros=np.zeros(100, "i1"))
        save(archives, write.__name__, out.getvalue())
    out = io.BytesIO()
    np.savez(out, objects=np.array([{}], dtype=object))
    save(archives, "objects", out.getvalue())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("no array", b"x")
    save(archives, "another", out.getvalue())


if __name__ == "__main__":
    for fill in (group, numbers, bfloat16, texts, attributes, compact, chunked, compound, soft, external, cycle, null):
        hdf5(fill.__name__, fill)
        hdf5(fill.__name__ + "_latest", fill, libver="latest")
    archives()
    documents()
    arrays()
