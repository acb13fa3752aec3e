package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Bucketize;
import dev.litmus.nn.ops.Encode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns numbers into the intervals they lie in: interval i holds boundary i - 1 and what lies
/// below boundary i.
///
/// Input shape: `(batch, n)`. Output shape: the input's with mode `int` (Keras's default); else as
/// [CategoryEncoding], with one more interval than boundaries.
///
/// @param boundaries Keras's `bin_boundaries`, ascending
/// @param outputMode `int`, `one_hot`, `multi_hot` or `count`
public record Discretization(String name, List<Double> boundaries, String outputMode)
    implements Layer {
  /// Checks the order and the mode.
  public Discretization {
    boundaries = List.copyOf(boundaries);
    for (int i = 1; i < boundaries.size(); i++) {
      if (!(boundaries.get(i) > boundaries.get(i - 1))) {
        throw new IllegalArgumentException(
            "Discretization '%s': boundaries must ascend; found %s".formatted(name, boundaries));
      }
    }
    if (!List.of("int", "one_hot", "multi_hot", "count").contains(outputMode)) {
      throw new IllegalArgumentException(
          "Discretization '%s': output_mode must be int, one_hot, multi_hot or count; found %s"
              .formatted(name, outputMode));
    }
  }

  /// One-hot vectors of intervals.
  public static Discretization oneHot(List<Double> boundaries) {
    return new Discretization("", boundaries, "one_hot");
  }

  @Override
  public boolean hasTrainableKey() {
    return false;
  }

  private Encode.Mode mode() {
    return Encode.Mode.valueOf(outputMode.toUpperCase(Locale.ROOT));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputMode.equals("int")
        ? single(inputs)
        : CategoryEncoding.encodedShape(single(inputs), boundaries.size() + 1, mode());
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return outputMode.equals("int") ? DType.INT32 : DType.FLOAT32;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    float[] limits = new float[boundaries.size()];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = boundaries.get(i).floatValue();
    }
    Value interval =
        emitter.op(new Bucketize(limits), x.shape(), DType.INT32, List.of(x), List.of());
    return outputMode.equals("int")
        ? interval
        : emitter.op(
            new Encode(boundaries.size() + 1, mode()),
            outputShape(List.of(x.shape())),
            DType.FLOAT32,
            List.of(interval),
            List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("bin_boundaries", boundaries);
    config.put("num_bins", null);
    config.put("epsilon", 0.01);
    config.put("output_mode", outputMode);
    config.put("sparse", false);
    return config;
  }

  /// Reads Keras's configuration.
  public static Discretization fromConfig(Config config) {
    config.requireDefault("sparse", false).ignore("num_bins", "epsilon");
    return new Discretization(
        config.string("name", ""),
        Configs.numbers(config, "bin_boundaries"),
        config.string("output_mode", "int"));
  }
}
