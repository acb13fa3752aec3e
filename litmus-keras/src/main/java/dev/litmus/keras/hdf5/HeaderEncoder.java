package dev.litmus.keras.hdf5;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Lays out object headers, version 2: `OHDR`, messages, checksum.
final class HeaderEncoder {
  private static final byte CHUNK_SIZE_IN_4_BYTES = 2;
  private static final byte UTF_8 = 1;

  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  private HeaderEncoder() {}

  static ByteBuffer group(
      Hdf5GroupBuilder group, ToLongFunction<Object> addressOf, TextHeaps heaps) {
    HeaderEncoder out = new HeaderEncoder();
    out.message(
        0x02, fields(18).putShort((short) 0).putLong(Cursor.UNDEFINED).putLong(Cursor.UNDEFINED));
    out.message(0x0A, fields(2).putShort((short) 0));
    for (Map.Entry<String, Object> member : group.members.entrySet()) {
      out.link(member.getKey(), addressOf.applyAsLong(member.getValue()));
    }
    group.attributes.forEach((name, value) -> out.attribute(name, value, heaps));
    return out.finish();
  }

  static ByteBuffer array(Hdf5GroupBuilder.ArrayValue array, long address, long length) {
    HeaderEncoder out = new HeaderEncoder();
    out.message(0x01, dataspace(array.dims()));
    out.message(0x03, arrayType(array.values()));
    // Space allocated late, fill value never defined: what the library writes for plain arrays.
    out.message(0x05, fields(2).put((byte) 3).put((byte) 0x0A));
    out.message(
        0x08,
        fields(18)
            .put((byte) 3)
            .put((byte) 1)
            .putLong(length == 0 ? Cursor.UNDEFINED : address)
            .putLong(length));
    return out.finish();
  }

  private void link(String name, long address) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    // version, flags: character set present and a name length of two bytes
    message(
        0x06,
        fields(13 + text.length)
            .put((byte) 1)
            .put((byte) 0x11)
            .put(UTF_8)
            .putShort((short) text.length)
            .put(text)
            .putLong(address));
  }

  private void attribute(String name, Hdf5GroupBuilder.AttributeValue value, TextHeaps heaps) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer type =
        switch (value) {
          case Hdf5GroupBuilder.AttributeValue.Variable v -> variableTextType();
          case Hdf5GroupBuilder.AttributeValue.Fixed fixed -> fixedTextType(fixed.width());
          case Hdf5GroupBuilder.AttributeValue.EmptyFloat64 v -> floatType(8);
        };
    ByteBuffer space = dataspace(dims(value)).flip();
    int dataBytes = dataBytes(value);
    ByteBuffer out = fields(9 + text.length + 1 + type.position() + space.limit() + dataBytes);
    out.put((byte) 3).put((byte) 0);
    out.putShort((short) (text.length + 1));
    out.putShort((short) type.position());
    out.putShort((short) space.limit());
    out.put(UTF_8).put(text).put((byte) 0).put(type.flip()).put(space);
    switch (value) {
      case Hdf5GroupBuilder.AttributeValue.Variable variable -> heaps.encode(variable, out);
      case Hdf5GroupBuilder.AttributeValue.Fixed fixed -> {
        for (byte[] element : fixed.texts()) {
          out.put(element).put(new byte[fixed.width() - element.length]);
        }
      }
      case Hdf5GroupBuilder.AttributeValue.EmptyFloat64 v -> {}
    }
    message(0x0C, out);
  }

  private static long[] dims(Hdf5GroupBuilder.AttributeValue value) {
    return switch (value) {
      case Hdf5GroupBuilder.AttributeValue.Variable v ->
          v.scalar() ? new long[0] : new long[] {v.texts().size()};
      case Hdf5GroupBuilder.AttributeValue.Fixed f ->
          f.scalar() ? new long[0] : new long[] {f.texts().size()};
      case Hdf5GroupBuilder.AttributeValue.EmptyFloat64 v -> new long[] {0};
    };
  }

  private static int dataBytes(Hdf5GroupBuilder.AttributeValue value) {
    return switch (value) {
      case Hdf5GroupBuilder.AttributeValue.Variable v -> 16 * v.texts().size();
      case Hdf5GroupBuilder.AttributeValue.Fixed f -> f.width() * f.texts().size();
      case Hdf5GroupBuilder.AttributeValue.EmptyFloat64 v -> 0;
    };
  }

  private static ByteBuffer dataspace(long[] dims) {
    ByteBuffer out = fields(4 + 8 * dims.length);
    out.put((byte) 2).put((byte) dims.length).put((byte) 0);
    out.put((byte) (dims.length == 0 ? 0 : 1));
    for (long dim : dims) {
      out.putLong(dim);
    }
    return out;
  }

  private static ByteBuffer arrayType(Object values) {
    return switch (values) {
      case float[] v -> floatType(4);
      case int[] v -> signedType(4);
      case long[] v -> signedType(8);
      default -> throw new IllegalStateException("unexpected " + values.getClass());
    };
  }

  private static ByteBuffer signedType(int size) {
    return fields(12)
        .putInt(0x10 | (0x08 << 8))
        .putInt(size)
        .putShort((short) 0)
        .putShort((short) (8 * size));
  }

  private static ByteBuffer floatType(int size) {
    Hdf5Type.FloatFormat format =
        size == 4 ? Hdf5Type.FloatFormat.FLOAT32 : Hdf5Type.FloatFormat.FLOAT64;
    int signBit = 8 * size - 1;
    return fields(20)
        .putInt(0x11 | (0x20 << 8) | (signBit << 16))
        .putInt(size)
        .putShort((short) 0)
        .putShort((short) (8 * size))
        .put((byte) format.mantissaBits)
        .put((byte) format.exponentBits)
        .put((byte) 0)
        .put((byte) format.mantissaBits)
        .putInt((int) format.exponentBias);
  }

  /// Zero-padded UTF-8.
  private static ByteBuffer fixedTextType(int width) {
    return fields(8).putInt(0x13 | (0x11 << 8)).putInt(width);
  }

  /// A variable-length string of UTF-8; its base type is the unsigned byte, as in h5py's files.
  private static ByteBuffer variableTextType() {
    return fields(20)
        .putInt(0x19 | (0x01 << 8) | (UTF_8 << 16))
        .putInt(16)
        .putInt(0x10)
        .putInt(1)
        .putShort((short) 0)
        .putShort((short) 8);
  }

  private void message(int type, ByteBuffer body) {
    int length = body.position();
    byte[] bytes = new byte[4 + length];
    ByteBuffer message = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    message.put((byte) type).putShort((short) length).put((byte) 0).put(body.flip());
    messages.writeBytes(bytes);
  }

  private ByteBuffer finish() {
    byte[] bytes = new byte[10 + messages.size() + 4];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {'O', 'H', 'D', 'R', 2, CHUNK_SIZE_IN_4_BYTES});
    out.putInt(messages.size()).put(messages.toByteArray());
    out.putInt(Checksum.of(bytes, out.position()));
    return out.flip();
  }

  private static ByteBuffer fields(int capacity) {
    return ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN);
  }
}
