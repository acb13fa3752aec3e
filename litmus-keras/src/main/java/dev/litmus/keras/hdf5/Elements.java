package dev.litmus.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Turns stored bytes into arrays of Java's types.
final class Elements {
  private Elements() {}

  static float[] floats(StoredBytes stored, Hdf5Type type, long count, Object who) {
    Hdf5Type.Floating floating = floating(type, who);
    ByteBuffer bytes = bytes(stored, type, count, who).order(floating.order());
    float[] out = new float[(int) count];
    switch (floating.format()) {
      case FLOAT32 -> bytes.asFloatBuffer().get(out);
      case FLOAT64 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) bytes.getDouble(i * 8);
        }
      }
      case FLOAT16 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Float.float16ToFloat(bytes.getShort(i * 2));
        }
      }
      case BFLOAT16 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Float.intBitsToFloat(bytes.getShort(i * 2) << 16);
        }
      }
    }
    return out;
  }

  static double[] doubles(StoredBytes stored, Hdf5Type type, long count, Object who) {
    Hdf5Type.Floating floating = floating(type, who);
    ByteBuffer bytes = bytes(stored, type, count, who).order(floating.order());
    double[] out = new double[(int) count];
    if (floating.format() == Hdf5Type.FloatFormat.FLOAT64) {
      bytes.asDoubleBuffer().get(out);
    } else {
      float[] narrow = floats(stored, type, count, who);
      for (int i = 0; i < out.length; i++) {
        out[i] = narrow[i];
      }
    }
    return out;
  }

  static long[] longs(StoredBytes stored, Hdf5Type type, long count, Object who) {
    if (!(type instanceof Hdf5Type.Whole whole)) {
      throw wrongType(type, "integers", who);
    }
    ByteBuffer bytes = bytes(stored, type, count, who).order(whole.order());
    long[] out = new long[(int) count];
    for (int i = 0; i < out.length; i++) {
      out[i] = wholeAt(bytes, i * whole.size(), whole, who);
    }
    return out;
  }

  private static long wholeAt(ByteBuffer bytes, int at, Hdf5Type.Whole type, Object who) {
    boolean signed = type.signed();
    return switch (type.size()) {
      case 1 -> signed ? bytes.get(at) : Byte.toUnsignedLong(bytes.get(at));
      case 2 -> signed ? bytes.getShort(at) : Short.toUnsignedLong(bytes.getShort(at));
      case 4 -> signed ? bytes.getInt(at) : Integer.toUnsignedLong(bytes.getInt(at));
      case 8 -> {
        long value = bytes.getLong(at);
        if (!signed && value < 0) {
          throw new Hdf5Exception(
              "'%s' holds %s, beyond the largest int64"
                  .formatted(who, Long.toUnsignedString(value)));
        }
        yield value;
      }
      default -> throw wrongType(type, "integers of 1, 2, 4 or 8 bytes", who);
    };
  }

  static String[] strings(StoredBytes stored, Hdf5Type type, long count, Object who) {
    return switch (type) {
      case Hdf5Type.FixedText fixed -> fixedTexts(stored, fixed, count, who);
      case Hdf5Type.VariableText ignored -> {
        bytes(stored, type, count, who);
        yield stored.file().texts().texts(stored, (int) count, who);
      }
      default -> throw wrongType(type, "texts", who);
    };
  }

  private static String[] fixedTexts(
      StoredBytes stored, Hdf5Type.FixedText type, long count, Object who) {
    ByteBuffer bytes = bytes(stored, type, count, who);
    stored.file().spendText(stored.length(), new Part("the texts", who));
    String[] out = new String[(int) count];
    for (int i = 0; i < out.length; i++) {
      ByteBuffer field = bytes.slice(i * type.size(), type.size());
      String text = decode(field, !type.blankPadded(), who);
      out[i] = type.blankPadded() ? text.stripTrailing() : text;
    }
    return out;
  }

  /// Decodes UTF-8 strictly; with `zeroEnds` the text stops before the first zero byte.
  static String decode(ByteBuffer bytes, boolean zeroEnds, Object who) {
    ByteBuffer text = bytes.duplicate();
    if (zeroEnds) {
      for (int i = text.position(); i < text.limit(); i++) {
        if (text.get(i) == 0) {
          text.limit(i);
        }
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(text)
          .toString();
    } catch (CharacterCodingException e) {
      throw new Hdf5Exception("a text of '%s' is not valid UTF-8".formatted(who));
    }
  }

  private static Hdf5Type.Floating floating(Hdf5Type type, Object who) {
    if (type instanceof Hdf5Type.Floating floating) {
      return floating;
    }
    throw wrongType(type, "floating-point numbers", who);
  }

  private static Hdf5Exception wrongType(Hdf5Type type, String expected, Object who) {
    return new Hdf5Exception(
        "'%s' holds elements of type %s; expected %s".formatted(who, type.describe(), expected));
  }

  /// Makes sure that exactly as many bytes are stored as the shape declares.
  static void requireStored(StoredBytes stored, Hdf5Type type, long count, Object who) {
    long stays = stored.length();
    if (count > Integer.MAX_VALUE || count * type.size() != stays) {
      throw new Hdf5Exception(
          "'%s' declares %d elements of type %s (%d bytes each) and stores %d bytes"
              .formatted(who, count, type.describe(), type.size(), stays));
    }
  }

  private static ByteBuffer bytes(StoredBytes stored, Hdf5Type type, long count, Object who) {
    requireStored(stored, type, count, who);
    return stored.file().slice(stored.offset(), stored.length()).order(ByteOrder.LITTLE_ENDIAN);
  }
}
