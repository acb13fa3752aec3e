package dev.litmus.keras.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// A message in the wire format of Protocol Buffers, which ONNX files are written in: fields one
/// after another, each a key, `number * 8 + kind`, and a value. A repeated field is written once
/// for each of its values.
///
/// The format: https://protobuf.dev/programming-guides/encoding
final class ProtoMessage {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32_BITS = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /// Adds a whole number or the number of an enumeration.
  ProtoMessage integer(int field, long value) {
    key(field, VARINT);
    varint(value);
    return this;
  }

  /// Adds a float.
  ProtoMessage float32(int field, float value) {
    key(field, FIXED_32_BITS);
    int bits = Float.floatToIntBits(value);
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(bits >>> shift);
    }
    return this;
  }

  /// Adds a text.
  ProtoMessage text(int field, String value) {
    return bytes(field, value.getBytes(UTF_8));
  }

  /// Adds a message inside this one.
  ProtoMessage message(int field, ProtoMessage value) {
    return bytes(field, value.toBytes());
  }

  /// Adds bytes.
  ProtoMessage bytes(int field, byte[] value) {
    key(field, LENGTH_DELIMITED);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  /// The message's bytes so far.
  byte[] toBytes() {
    return out.toByteArray();
  }

  private void key(int field, int kind) {
    varint((long) field << 3 | kind);
  }

  /// Seven bits a byte, the lowest first; the top bit says that more follow.
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
