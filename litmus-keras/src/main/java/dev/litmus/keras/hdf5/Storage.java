package dev.litmus.keras.hdf5;

/// Reads the layout message: where a data set's elements are.
final class Storage {
  private static final int COMPACT = 0;
  private static final int CONTIGUOUS = 1;
  private static final int CHUNKED = 2;
  private static final int VIRTUAL = 3;

  private Storage() {}

  static StoredBytes read(FileBytes file, Cursor in, Object owner) {
    int version = in.u8();
    if (version != 3 && version != 4) {
      throw new Hdf5Exception(
          "HDF5 data set '%s' has a layout of version %d; 3 and 4 are known"
              .formatted(owner, version));
    }
    int layout = in.u8();
    return switch (layout) {
      case COMPACT -> {
        int length = in.u16();
        long offset = in.position();
        in.skip(length);
        yield claim(file, offset, length, owner);
      }
      case CONTIGUOUS -> {
        long address = in.u64();
        long length = in.u64();
        yield address == Cursor.UNDEFINED
            ? new StoredBytes(file, 0, 0)
            : claim(file, address, length, owner);
      }
      case CHUNKED -> throw refused(owner, "is stored in chunks");
      case VIRTUAL -> throw refused(owner, "is put together from other files (virtual layout)");
      default -> throw refused(owner, "has layout class " + layout);
    };
  }

  /// Keras never filters; a chain of filters is named and refused.
  static void refuseFilters(Cursor in, Object owner) {
    int version = in.u8();
    int count = in.u8();
    if (count == 0) {
      return;
    }
    in.skip(version == 1 ? 6 : 0);
    throw refused(owner, "is filtered (%s)".formatted(filterName(in.u16())));
  }

  private static StoredBytes claim(FileBytes file, long offset, long length, Object owner) {
    Object what = new Part("the data", owner);
    file.checkInside(offset, length, what);
    file.spendData(length, what);
    return new StoredBytes(file, offset, length);
  }

  private static Hdf5Exception refused(Object owner, String how) {
    return new Hdf5Exception(
        "HDF5 data set '%s' %s; only plain contiguous data, as Keras writes them, are read"
            .formatted(owner, how));
  }

  private static String filterName(int id) {
    return switch (id) {
      case 1 -> "deflate";
      case 2 -> "shuffle";
      case 3 -> "fletcher32";
      case 4 -> "szip";
      case 5 -> "nbit";
      case 6 -> "scale-offset";
      case 32000 -> "lzf";
      default -> "filter " + id;
    };
  }
}
