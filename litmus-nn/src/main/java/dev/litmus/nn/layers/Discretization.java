package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.ops.Bucketize;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns numbers into the intervals they lie in: interval i holds boundary i - 1 and what lies
/// below boundary i.
///
/// Input shape: `(batch, n)`. Output shape: the input's with mode `int` (Keras's default); else as
/// [CategoryEncoding], with one more interval than boundaries.
///
/// @param boundaries Keras's `bin_boundaries`, ascending; empty until [#adapt(Tensor)]
/// @param bins Keras's `num_bins`: how many intervals adapting makes, or null when the boundaries
///   were given
/// @param epsilon how coarsely adapting may look at the data, Keras's default is 0.01
/// @param outputMode `int`, `one_hot`, `multi_hot` or `count`
public record Discretization(
    String name, List<Double> boundaries, @Nullable Integer bins, double epsilon, String outputMode)
    implements Layer {
  private static final double EPSILON = 0.01;

  /// Checks the order and the mode.
  public Discretization {
    boundaries = List.copyOf(boundaries);
    for (int i = 1; i < boundaries.size(); i++) {
      if (!(boundaries.get(i) >= boundaries.get(i - 1))) {
        throw new IllegalArgumentException(
            "Discretization '%s': boundaries must ascend; found %s".formatted(name, boundaries));
      }
    }
    if (!(epsilon > 0 && epsilon < 1) || (bins != null && bins < 2)) {
      throw new IllegalArgumentException(
          "Discretization '%s': epsilon must be between 0 and 1 and num_bins at least 2; found %s"
                  .formatted(name, epsilon)
              + " and "
              + bins);
    }
    IndexEncoding.check("Discretization '%s'".formatted(name), outputMode, false);
  }

  /// Numbers of the intervals between boundaries.
  public static Discretization of(List<Double> boundaries) {
    return new Discretization("", boundaries, null, EPSILON, "int");
  }

  /// One-hot vectors of intervals.
  public static Discretization oneHot(List<Double> boundaries) {
    return of(boundaries).outputMode("one_hot");
  }

  /// Numbers of so many intervals, whose boundaries [#adapt(Tensor)] will find.
  public static Discretization ofBins(int bins) {
    return new Discretization("", List.of(), bins, EPSILON, "int");
  }

  public Discretization named(String newName) {
    return new Discretization(newName, boundaries, bins, epsilon, outputMode);
  }

  /// With vectors: `one_hot`, `multi_hot` or `count`.
  public Discretization outputMode(String mode) {
    return new Discretization(name, boundaries, bins, epsilon, mode);
  }

  /// This layer with boundaries that cut the data into intervals of about as many numbers each.
  public Discretization adapt(Tensor data) {
    if (bins == null) {
      throw new IllegalArgumentException(
          "Discretization '%s' was given its boundaries; one to adapt begins as ofBins"
              .formatted(name));
    }
    List<Double> found = BinBoundaries.of(data.floats(), bins, epsilon);
    return new Discretization(name, found, bins, epsilon, outputMode);
  }

  @Override
  public boolean hasTrainableKey() {
    return false;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (boundaries.isEmpty() && bins != null) {
      throw new IllegalArgumentException(
          "Discretization '%s' has no boundaries: adapt the layer to data".formatted(name));
    }
    return IndexEncoding.shape(this, single(inputs), boundaries.size() + 1, outputMode);
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
    return IndexEncoding.emit(emitter, interval, boundaries.size() + 1, outputMode);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("bin_boundaries", boundaries);
    config.put("num_bins", bins == null ? null : (Object) (long) bins);
    config.put("epsilon", epsilon);
    config.put("output_mode", outputMode);
    config.put("sparse", false);
    return config;
  }

  /// Reads Keras's configuration.
  public static Discretization fromConfig(Config config) {
    // Sparse or not, the numbers are the same.
    config.ignore("sparse");
    return new Discretization(
        config.string("name", ""),
        config.has("bin_boundaries") ? Configs.numbers(config, "bin_boundaries") : List.of(),
        config.has("num_bins") ? (Integer) config.integer("num_bins", 2) : null,
        config.number("epsilon", EPSILON),
        config.string("output_mode", "int"));
  }
}
