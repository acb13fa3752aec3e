package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Encode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns whole numbers from 0 to `tokens` - 1 into vectors.
///
/// Input shape: `(batch, n)`. Output shape: `(batch, tokens)` with mode `multi_hot` (Keras's
/// default), `count`, and, for n = 1, `one_hot`; else `(batch, n, tokens)`.
///
/// With mode `count` the call may give `count_weights`, of the input's shape: what each index
/// counts.
///
/// @param tokens Keras's `num_tokens`, at least 1
public record CategoryEncoding(String name, int tokens, Encode.Mode mode) implements Layer {
  private static final String WEIGHTS = "count_weights";

  public CategoryEncoding {
    if (tokens < 1) {
      throw new IllegalArgumentException(
          "CategoryEncoding: num_tokens must be at least 1; found " + tokens);
    }
  }

  public static CategoryEncoding of(int tokens, Encode.Mode mode) {
    return new CategoryEncoding("", tokens, mode);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return encodedShape(single(inputs), tokens, mode);
  }

  static Shape encodedShape(Shape input, int size, Encode.Mode mode) {
    if (mode != Encode.Mode.ONE_HOT || input.rank() < 2) {
      return Shape.batchOf(size);
    }
    if (input.last() == 1) {
      return input.withLast(size);
    }
    int[] dims = Arrays.copyOf(input.dims(), input.rank() + 1);
    dims[input.rank()] = size;
    return Shape.of(dims);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Value weights = emitter.keyword(WEIGHTS);
    if (weights != null && (mode != Encode.Mode.COUNT || !weights.shape().equals(x.shape()))) {
      throw new ShapeException(
          this,
          "count_weights with output_mode count, one for each index",
          List.of(x.shape(), weights.shape()));
    }
    return emitter.op(
        new Encode(tokens, mode),
        encodedShape(x.shape(), tokens, mode),
        dev.litmus.nn.DType.FLOAT32,
        weights == null ? List.of(x) : List.of(x, weights),
        List.of());
  }

  @Override
  public Set<String> callArguments() {
    return Set.of(WEIGHTS);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("num_tokens", (long) tokens);
    config.put("output_mode", mode.name().toLowerCase(Locale.ROOT));
    return config;
  }

  /// Reads Keras's configuration.
  public static CategoryEncoding fromConfig(Config config) {
    // Sparse or not, the numbers are the same.
    config.ignore("sparse");
    String mode = config.string("output_mode", "multi_hot");
    if (!List.of("one_hot", "multi_hot", "count").contains(mode)) {
      throw new IllegalArgumentException(
          "%s: output_mode must be one_hot, multi_hot or count; found %s"
              .formatted(config.owner(), mode));
    }
    return new CategoryEncoding(
        config.string("name", ""),
        config.integer("num_tokens", 1),
        Encode.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }
}
