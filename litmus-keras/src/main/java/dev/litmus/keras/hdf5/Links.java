package dev.litmus.keras.hdf5;

/// Reads link messages: the members of groups in the newer layout. Only hard links are followed.
final class Links {
  private static final int HARD = 0;
  private static final int SOFT = 1;
  private static final int EXTERNAL = 64;

  private Links() {}

  /// A member's name and the address of its header.
  record Link(String name, long address) {}

  static Link read(Cursor in, Object owner) {
    int version = in.u8();
    if (version != 1) {
      throw new Hdf5Exception(
          "HDF5 group '%s' has a link of version %d; 1 is known".formatted(owner, version));
    }
    int flags = in.u8();
    int type = (flags & 8) != 0 ? in.u8() : HARD;
    if ((flags & 4) != 0) {
      in.skip(8); // creation order
    }
    if ((flags & 0x10) != 0) {
      in.skip(1); // ASCII or UTF-8
    }
    long nameLength = in.unsigned(1 << (flags & 3));
    String name = in.text(nameLength);
    if (type != HARD) {
      throw refused(kind(type), name, owner);
    }
    return new Link(name, in.u64());
  }

  /// Refuses groups whose links live in a fractal heap, which Keras's files never have.
  static void checkCompact(Cursor linkInfo, Object owner) {
    linkInfo.skip(1);
    int flags = linkInfo.u8();
    if ((flags & 1) != 0) {
      linkInfo.skip(8); // highest creation order
    }
    if (linkInfo.u64() != Cursor.UNDEFINED) {
      throw new Hdf5Exception(
          "HDF5 group '%s' keeps its links in a fractal heap; only Keras's own layouts are read: "
                  .formatted(owner)
              + "save the model again with Keras");
    }
  }

  static Hdf5Exception refused(String kind, String name, Object owner) {
    return new Hdf5Exception(
        "HDF5 group '%s' has %s named '%s'; only plain (hard) links are followed"
            .formatted(owner, kind, name));
  }

  private static String kind(int type) {
    return switch (type) {
      case SOFT -> "a soft link";
      case EXTERNAL -> "an external link";
      default -> "a link of type " + type;
    };
  }
}
