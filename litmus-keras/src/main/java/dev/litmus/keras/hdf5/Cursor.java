package dev.litmus.keras.hdf5;

/// Reads little-endian fields one after another and never leaves its block.
final class Cursor {
  /// The address that stands for "none".
  static final long UNDEFINED = -1L;

  private final FileBytes file;
  private final long end;
  private final Object what;
  private long position;

  Cursor(FileBytes file, long start, long end, Object what) {
    this.file = file;
    this.position = start;
    this.end = end;
    this.what = what;
  }

  long position() {
    return position;
  }

  long remaining() {
    return end - position;
  }

  int u8() {
    return file.byteAt(advance(1)) & 0xFF;
  }

  int u16() {
    long at = advance(2);
    return (file.byteAt(at) & 0xFF) | ((file.byteAt(at + 1) & 0xFF) << 8);
  }

  long u32() {
    return file.intAt(advance(4)) & 0xFFFF_FFFFL;
  }

  /// A 64-bit field: an address, a length, or [#UNDEFINED]. Values beyond 2^63 come out negative
  /// and are refused wherever they are used.
  long u64() {
    return file.longAt(advance(8));
  }

  /// An unsigned field of 1, 2, 4 or 8 bytes.
  long unsigned(int width) {
    return switch (width) {
      case 1 -> u8();
      case 2 -> u16();
      case 4 -> u32();
      case 8 -> u64();
      default -> throw new IllegalArgumentException("width " + width);
    };
  }

  void skip(long count) {
    advance(count);
  }

  /// Skips to the next multiple of eight bytes counted from `start`.
  void alignTo8(long start) {
    long odd = (position - start) % 8;
    if (odd != 0) {
      skip(8 - odd);
    }
  }

  void expectSignature(String signature) {
    long at = advance(signature.length());
    for (int i = 0; i < signature.length(); i++) {
      if (file.byteAt(at + i) != (byte) signature.charAt(i)) {
        throw new Hdf5Exception(
            "%s at byte %d does not begin with %s: the file is damaged"
                .formatted(what, at, signature));
      }
    }
  }

  /// The next `length` bytes as a cursor of their own.
  Cursor block(long length) {
    long at = advance(length);
    return new Cursor(file, at, at + length, what);
  }

  /// The next `length` bytes as UTF-8, without a final zero.
  String text(long length) {
    file.spendStructure(length, what);
    long at = advance(length);
    return Elements.decode(file.slice(at, length), true, what);
  }

  private long advance(long count) {
    if (count < 0 || count > end - position) {
      if (end == file.size()) {
        throw new Hdf5Exception("HDF5 data is cut off at byte %d inside %s".formatted(end, what));
      }
      throw new Hdf5Exception(
          "%s is damaged: its block ends at byte %d in the middle of a field".formatted(what, end));
    }
    long at = position;
    position += count;
    return at;
  }
}
