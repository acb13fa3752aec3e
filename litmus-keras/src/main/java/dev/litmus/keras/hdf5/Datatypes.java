package dev.litmus.keras.hdf5;

import java.nio.ByteOrder;

/// Reads the datatype message: class and version, 24 class bits, size, then properties by class.
final class Datatypes {
  private static final int WHOLE = 0;
  private static final int FLOATING = 1;
  private static final int TEXT = 3;
  private static final int VARIABLE_LENGTH = 9;
  private static final String[] OTHER_CLASSES = {
    "integer",
    "float",
    "time",
    "string",
    "bit field",
    "opaque",
    "compound",
    "reference",
    "enum",
    "variable-length sequence",
    "array",
    "complex"
  };

  private Datatypes() {}

  static Hdf5Type read(Cursor in, Object owner) {
    int classAndVersion = in.u8();
    int typeClass = classAndVersion & 0xF;
    int bits0 = in.u8();
    int bits1 = in.u8();
    in.skip(1);
    long size = in.u32();
    if (size <= 0 || size > Integer.MAX_VALUE) {
      throw new Hdf5Exception("HDF5 object '%s' has elements of %d bytes".formatted(owner, size));
    }
    int width = (int) size;
    return switch (typeClass) {
      case WHOLE -> whole(in, width, bits0);
      case FLOATING -> floating(in, width, bits0, bits1);
      case TEXT -> {
        boolean blankPadded = (bits0 & 0xF) == 2;
        yield new Hdf5Type.FixedText(width, blankPadded);
      }
      case VARIABLE_LENGTH -> {
        boolean text = (bits0 & 0xF) == 1;
        yield text && width == 16
            ? new Hdf5Type.VariableText()
            : new Hdf5Type.Unsupported(width, OTHER_CLASSES[VARIABLE_LENGTH]);
      }
      default ->
          new Hdf5Type.Unsupported(
              width,
              typeClass < OTHER_CLASSES.length ? OTHER_CLASSES[typeClass] : "class " + typeClass);
    };
  }

  private static Hdf5Type whole(Cursor in, int size, int bits) {
    int bitOffset = in.u16();
    int precision = in.u16();
    boolean plain = bitOffset == 0 && precision == size * 8 && size <= 8;
    return plain && Integer.bitCount(size) == 1
        ? new Hdf5Type.Whole(size, (bits & 8) != 0, order(bits))
        : new Hdf5Type.Unsupported(size, "integer of %d bits".formatted(precision));
  }

  private static Hdf5Type floating(Cursor in, int size, int bits0, int signBit) {
    int bitOffset = in.u16();
    int precision = in.u16();
    int exponentLocation = in.u8();
    int exponentBits = in.u8();
    int mantissaLocation = in.u8();
    int mantissaBits = in.u8();
    long bias = in.u32();
    boolean vaxOrder = (bits0 & 0x40) != 0;
    boolean leadingBitImplied = ((bits0 >> 4) & 3) == 2;
    for (Hdf5Type.FloatFormat format : Hdf5Type.FloatFormat.values()) {
      if (format.size == size
          && format.mantissaBits == mantissaBits
          && format.exponentBits == exponentBits
          && format.exponentBias == bias
          && bitOffset == 0
          && precision == size * 8
          && mantissaLocation == 0
          && exponentLocation == mantissaBits
          && signBit == precision - 1
          && leadingBitImplied
          && !vaxOrder) {
        return new Hdf5Type.Floating(format, order(bits0));
      }
    }
    return new Hdf5Type.Unsupported(
        size, "float of %d bits that is not IEEE 754".formatted(precision));
  }

  private static ByteOrder order(int bits) {
    return (bits & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }
}
