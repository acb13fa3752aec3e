package dev.litmus.keras.hdf5;

import java.nio.ByteOrder;

/// The type of one element of a data set or an attribute.
public sealed interface Hdf5Type {
  /// Bytes of one element in the file.
  int size();

  /// A name for messages, such as `float32`.
  String describe();

  /// IEEE 754 numbers of 16, 32 or 64 bits, and bfloat16.
  record Floating(FloatFormat format, ByteOrder order) implements Hdf5Type {
    @Override
    public int size() {
      return format.size;
    }

    @Override
    public String describe() {
      return format.label;
    }
  }

  /// Two's-complement or unsigned integers of 1, 2, 4 or 8 bytes.
  record Whole(int size, boolean signed, ByteOrder order) implements Hdf5Type {
    @Override
    public String describe() {
      return (signed ? "int" : "uint") + size * 8;
    }
  }

  /// Text in a field of fixed width, padded at the end with zeros or blanks. Decoded as UTF-8, also
  /// where the file says ASCII, which is a part of it.
  record FixedText(int size, boolean blankPadded) implements Hdf5Type {
    @Override
    public String describe() {
      return "string of " + size + " bytes";
    }
  }

  /// Text of any length, kept in a global heap; UTF-8.
  record VariableText() implements Hdf5Type {
    @Override
    public int size() {
      return 16;
    }

    @Override
    public String describe() {
      return "variable-length string";
    }
  }

  /// A type that is recognised but never decoded.
  record Unsupported(int size, String describe) implements Hdf5Type {}

  /// The layouts of floating-point numbers that are understood.
  enum FloatFormat {
    FLOAT16("float16", 2, 10, 5, 15),
    BFLOAT16("bfloat16", 2, 7, 8, 127),
    FLOAT32("float32", 4, 23, 8, 127),
    FLOAT64("float64", 8, 52, 11, 1023);

    final String label;
    final int size;
    final int mantissaBits;
    final int exponentBits;
    final long exponentBias;

    FloatFormat(String label, int size, int mantissaBits, int exponentBits, long exponentBias) {
      this.label = label;
      this.size = size;
      this.mantissaBits = mantissaBits;
      this.exponentBits = exponentBits;
      this.exponentBias = exponentBias;
    }
  }
}
