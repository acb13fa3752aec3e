package dev.litmus.keras.hdf5;

import java.util.HashMap;
import java.util.Map;

/// The collections (`GCOL`) of byte strings that variable-length elements point into. Each
/// collection is read once and remembered.
final class GlobalHeap {
  private static final int HEADER_BYTES = 16;

  private record Extent(long offset, long length) {}

  private final FileBytes file;
  private final Map<Long, Map<Integer, Extent>> collections = new HashMap<>();

  GlobalHeap(FileBytes file) {
    this.file = file;
  }

  /// The texts of `count` elements, each (length u32, collection address u64, object index u32).
  String[] texts(StoredBytes stored, int count, Object who) {
    Cursor in = file.cursor(stored.offset(), stored.length(), new Part("the texts", who));
    String[] out = new String[count];
    for (int i = 0; i < count; i++) {
      long length = in.u32();
      long address = in.u64();
      int index = (int) in.u32();
      out[i] = length == 0 ? "" : text(address, index, length, who);
    }
    return out;
  }

  private String text(long address, int index, long length, Object who) {
    Map<Integer, Extent> objects = collections.get(address);
    if (objects == null) {
      objects = readCollection(address, new Part("the text heap", who));
      collections.put(address, objects);
    }
    Extent extent = objects.get(index);
    if (extent == null || length > extent.length()) {
      throw new Hdf5Exception(
          "a text of '%s' points to %d bytes of object %d, which the heap at byte %d has not"
              .formatted(who, length, index, address));
    }
    file.spendText(length, new Part("a text", who));
    return Elements.decode(file.slice(extent.offset(), length), true, who);
  }

  private Map<Integer, Extent> readCollection(long address, Object what) {
    Cursor head = file.cursor(address, HEADER_BYTES, what);
    head.expectSignature("GCOL");
    int version = head.u8();
    if (version != 1) {
      throw new Hdf5Exception("%s has version %d; 1 is known".formatted(what, version));
    }
    head.skip(3);
    long size = head.u64();
    Cursor in = file.cursor(address, size, what);
    file.spendText(size, what);
    in.skip(HEADER_BYTES);
    Map<Integer, Extent> objects = new HashMap<>();
    while (in.remaining() >= HEADER_BYTES) {
      int index = in.u16();
      in.skip(6);
      long length = in.u64();
      if (index == 0) {
        break; // the rest is free space
      }
      long start = in.position();
      objects.put(index, new Extent(start, length));
      in.skip(length);
      in.skip(Math.min((8 - length % 8) % 8, in.remaining()));
    }
    return objects;
  }
}
