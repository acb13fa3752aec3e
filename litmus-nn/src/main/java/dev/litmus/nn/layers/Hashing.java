package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.HashBuckets;
import dev.litmus.nn.ops.HashNumbers;
import dev.litmus.nn.ops.HashStrings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Spreads strings or whole numbers over a fixed number of bins, without a vocabulary: by
/// FarmHash's fingerprint, or with a salt by SipHash.
///
/// Input shape: `(batch, n)`. Output shape: the input's with mode `int` (Keras's default); else as
/// [CategoryEncoding], with `bins` places.
///
/// @param bins Keras's `num_bins`, at least 1
/// @param maskValue the string or number that alone has bin 0, or null for none (Keras's default)
/// @param salt SipHash's key of two numbers, or nothing for FarmHash (Keras's default)
/// @param outputMode `int`, `one_hot`, `multi_hot` or `count`
public record Hashing(
    String name, int bins, @Nullable Object maskValue, List<Long> salt, String outputMode)
    implements Layer {
  public Hashing {
    salt = List.copyOf(salt);
    if (bins < 1) {
      throw new IllegalArgumentException("Hashing: num_bins must be at least 1; found " + bins);
    }
    if (!salt.isEmpty() && salt.size() != 2) {
      throw new IllegalArgumentException(
          "Hashing: salt must be two whole numbers or none; found " + salt);
    }
    IndexEncoding.check("Hashing '%s'".formatted(name), outputMode, false);
  }

  /// The number of the bin.
  public static Hashing of(int bins) {
    return new Hashing("", bins, null, List.of(), "int");
  }

  public Hashing named(String newName) {
    return new Hashing(newName, bins, maskValue, salt, outputMode);
  }

  /// With a bin of its own, the first, for that string or number.
  public Hashing maskValue(Object value) {
    return new Hashing(name, bins, value, salt, outputMode);
  }

  /// Hashed with that key.
  public Hashing salt(long first, long second) {
    return new Hashing(name, bins, maskValue, List.of(first, second), outputMode);
  }

  /// With vectors instead of numbers of bins.
  public Hashing outputMode(String mode) {
    return new Hashing(name, bins, maskValue, salt, mode);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return IndexEncoding.shape(this, single(inputs), bins, outputMode);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return IndexEncoding.type(outputMode);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    boolean masks = maskValue != null && bins > 1;
    HashBuckets buckets = new HashBuckets(masks ? bins - 1 : bins, salt);
    String mask = masks ? String.valueOf(maskValue) : null;
    Value bin =
        emitter.op(
            x.dtype() == DType.STRING
                ? new HashStrings(buckets, mask)
                : new HashNumbers(buckets, maskNumber(masks)),
            x.shape(),
            DType.INT64,
            List.of(x),
            List.of());
    return IndexEncoding.emit(emitter, bin, bins, outputMode);
  }

  private @Nullable Long maskNumber(boolean masks) {
    if (!masks) {
      return null;
    }
    if (maskValue instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException(
        "Hashing '%s': mask_value must be a number as the input is; found '%s'"
            .formatted(name, maskValue));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    if (outputMode.equals("int")) {
      config.put("dtype", "int64");
    }
    config.put("num_bins", (long) bins);
    config.put("salt", salt.isEmpty() ? null : salt);
    config.put("mask_value", maskValue);
    config.put("output_mode", outputMode);
    config.put("sparse", false);
    return config;
  }

  /// Reads Keras's configuration; one number as salt stands for both.
  public static Hashing fromConfig(Config config) {
    // Sparse or not, the numbers are the same.
    config.ignore("sparse");
    Object mask = config.value("mask_value");
    if (mask != null && !(mask instanceof String) && !(mask instanceof Number)) {
      throw new IllegalArgumentException(
          "%s: mask_value must be a text or a number; found %s".formatted(config.owner(), mask));
    }
    return new Hashing(
        config.string("name", ""),
        config.integer("num_bins", 1),
        mask,
        LookupSettings.salt(config),
        config.string("output_mode", "int"));
  }
}
