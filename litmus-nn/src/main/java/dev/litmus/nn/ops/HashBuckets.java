package dev.litmus.nn.ops;

import dev.litmus.nn.internal.FarmHash;
import dev.litmus.nn.internal.SipHash;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Spreads texts over buckets 0 .. count - 1 as TensorFlow does: by FarmHash's fingerprint of the
/// UTF-8 bytes, or with a salt by SipHash, modulo the count.
///
/// @param salt nothing, or SipHash's key, two numbers
public record HashBuckets(int count, List<Long> salt) {
  public HashBuckets {
    salt = List.copyOf(salt);
    if (count < 1 || (!salt.isEmpty() && salt.size() != 2)) {
      throw new IllegalArgumentException(
          "hashing takes at least 1 bucket and a salt of 2 numbers or none; found %d and %s"
              .formatted(count, salt));
    }
  }

  /// The bucket of a text.
  public int of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long hash =
        salt.isEmpty()
            ? FarmHash.fingerprint64(bytes)
            : SipHash.hash(bytes, salt.get(0), salt.get(1));
    return (int) Long.remainderUnsigned(hash, count);
  }

  /// The bucket of a whole number: that of its decimal digits.
  public int of(long number) {
    return of(Long.toString(number));
  }
}
