package dev.litmus.keras.hdf5;

/// Reads attribute messages, versions 1 to 3.
final class Attributes {
  private Attributes() {}

  static Hdf5Attribute read(FileBytes file, Cursor in, Hdf5Node owner) {
    long start = in.position();
    int version = in.u8();
    if (version < 1 || version > 3) {
      throw new Hdf5Exception(
          "HDF5 object '%s' has an attribute of version %d; 1 to 3 are known"
              .formatted(owner, version));
    }
    int flags = in.u8();
    int nameSize = in.u16();
    int typeSize = in.u16();
    int spaceSize = in.u16();
    if (version == 3) {
      in.skip(1); // ASCII or UTF-8
    }
    boolean padded = version == 1;
    String name = in.text(nameSize);
    align(in, start, padded);
    if (version > 1 && flags != 0) {
      throw new Hdf5Exception(
          "attribute '%s@%s' shares its type or shape with others; such files are refused"
              .formatted(owner, name));
    }
    Hdf5Type type = Datatypes.read(in.block(typeSize), owner);
    align(in, start, padded);
    Dataspace space = Dataspace.read(in.block(spaceSize), owner);
    align(in, start, padded);
    StoredBytes stored = new StoredBytes(file, in.position(), stored(in, type, space));
    return new Hdf5Attribute(owner, name, type, space, stored);
  }

  /// Refuses attributes that live in a fractal heap, which Keras's files never have.
  static void checkCompact(Cursor in, Hdf5Node owner) {
    in.skip(1);
    int flags = in.u8();
    if ((flags & 1) != 0) {
      in.skip(2); // highest creation order
    }
    if (in.u64() != Cursor.UNDEFINED) {
      throw new Hdf5Exception(
          "HDF5 object '%s' keeps its attributes in a fractal heap; only Keras's own layouts are "
                  .formatted(owner)
              + "read: save the model again with Keras");
    }
  }

  /// Messages of version 1 headers are padded at the end, so the elements may be fewer than what is
  /// left.
  private static long stored(Cursor in, Hdf5Type type, Dataspace space) {
    boolean fits = space.count() <= in.remaining() / type.size();
    return fits ? space.count() * type.size() : in.remaining();
  }

  private static void align(Cursor in, long start, boolean padded) {
    if (padded) {
      in.alignTo8(start);
    }
  }
}
