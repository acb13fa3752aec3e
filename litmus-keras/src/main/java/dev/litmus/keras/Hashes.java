package dev.litmus.keras;

import dev.litmus.nn.DType;
import dev.litmus.nn.layers.Variable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// Fingerprints of bytes.
final class Hashes {
  private Hashes() {}

  /// Something that writes bytes.
  @FunctionalInterface
  interface Writable {
    void writeTo(OutputStream out) throws IOException;
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(newSha256().digest(bytes));
  }

  static String sha256(Writable content) {
    MessageDigest digest = newSha256();
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// The CRC-32C of a variable's elements as they stand in files: little-endian float32, int32 or
  /// int64.
  static String crc32c(Variable variable) {
    CRC32C crc = new CRC32C();
    ByteBuffer chunk = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    for (float element : variable.value()) {
      if (chunk.remaining() < 8) {
        crc.update(chunk.flip());
        chunk.clear();
      }
      put(chunk, variable.dtype(), element);
    }
    crc.update(chunk.flip());
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static void put(ByteBuffer out, DType dtype, float element) {
    switch (dtype) {
      case FLOAT32 -> out.putFloat(element);
      case INT64 -> out.putLong((long) element);
      case INT32, BOOL, STRING -> out.putInt((int) element);
    }
  }
}
