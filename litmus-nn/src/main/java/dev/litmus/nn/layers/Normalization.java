package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.Standardize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = (x - mean) / sqrt(variance), or with `invert` y = mean + x * sqrt(variance); the root is at
/// least 1e-7. Mean and variance are either given, or variables that [#adapt(Tensor)] sets.
///
/// Output shape: the input's.
///
/// @param axes the axes that have a mean of their own for each position, Keras's `axis`, or none
///   for one mean of all; Keras's default is the last
/// @param mean the means, or null when they are variables that begin with 0
/// @param variance the variances, or null when they are variables that begin with 1
/// @param adapted whether mean and variance are variables that begin with those values
public record Normalization(
    String name,
    List<Integer> axes,
    @Nullable List<Double> mean,
    @Nullable List<Double> variance,
    boolean invert,
    boolean adapted)
    implements Layer {
  public Normalization {
    axes = List.copyOf(axes);
    mean = mean == null ? null : List.copyOf(mean);
    variance = variance == null ? null : List.copyOf(variance);
    if ((mean == null) != (variance == null)
        || (mean != null && variance != null && mean.size() != variance.size())) {
      throw new IllegalArgumentException(
          "Normalization: mean and variance must both be given, of one length, or neither; found"
              + " mean "
              + mean
              + " and variance "
              + variance);
    }
  }

  /// Means and variances of the last axis, given.
  public static Normalization of(List<Double> mean, List<Double> variance) {
    return new Normalization("", List.of(-1), mean, variance, false, false);
  }

  /// Means and variances of the last axis, as variables: mean 0 and variance 1 until the layer is
  /// adapted or its weights are set.
  public static Normalization of() {
    return new Normalization("", List.of(-1), null, null, false, false);
  }

  public Normalization named(String newName) {
    return new Normalization(newName, axes, mean, variance, invert, adapted);
  }

  /// With a mean for each position along those axes, or with none given one mean of all.
  public Normalization axis(Integer... others) {
    return new Normalization(name, List.of(others), mean, variance, invert, adapted);
  }

  /// From normal numbers back to those of the data.
  public Normalization inverted() {
    return new Normalization(name, axes, mean, variance, true, adapted);
  }

  /// This layer with the means and variances of that data: variables, as after Keras's `adapt`.
  /// Sums are in double precision, results rounded to float32.
  public Normalization adapt(Tensor data) {
    if (mean != null && !adapted) {
      throw new IllegalArgumentException(
          "Normalization '%s' was given its mean; one to adapt begins as Normalization.of()"
              .formatted(name));
    }
    Moments moments = Moments.of(data, kept(data.shape()));
    return new Normalization(name, axes, moments.mean(), moments.variance(), invert, true);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    int size = kept(input).size();
    if (mean != null && mean.size() != 1 && mean.size() != size) {
      throw new ShapeException(
          this, "%d values along axis %s".formatted(mean.size(), axes), inputs);
    }
    return input;
  }

  private KeptAxes kept(Shape input) {
    return KeptAxes.of(
        input,
        axes,
        () ->
            new ShapeException(
                this,
                "axis " + axes + " to be other than the batch, of known size",
                List.of(input)));
  }

  @Override
  public void build(LayerBuilder builder) {
    if (mean == null || adapted) {
      Shape kept = kept(builder.input()).shape();
      builder.statistic("mean", kept, DType.FLOAT32, beginning(mean, 0));
      builder.statistic("variance", kept, DType.FLOAT32, beginning(variance, 1));
      builder.statistic("count", Shape.of(), DType.INT64, Initializers.named("zeros"));
    }
  }

  private static Initializer beginning(@Nullable List<Double> values, double ifNone) {
    return (elements, dimensions, seed) -> {
      for (int i = 0; i < elements.length; i++) {
        elements[i] = (float) (values == null ? ifNone : values.get(i % values.size()));
      }
    };
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    List<Variable> variables =
        mean == null || variance == null || adapted
            ? List.of(emitter.variable("mean"), emitter.variable("variance"))
            : List.of(constant("mean", mean), constant("variance", variance));
    int[] places = variables.getFirst().value().length == 1 ? new int[1] : kept(x.shape()).places();
    Standardize op = new Standardize(invert, places);
    return emitter.op(op, x.shape(), DType.FLOAT32, List.of(x), variables);
  }

  private static Variable constant(String name, List<Double> values) {
    Variable constant = new Variable(name, Shape.of(values.size()), DType.FLOAT32, false);
    for (int i = 0; i < values.size(); i++) {
      constant.value()[i] = values.get(i).floatValue();
    }
    return constant;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", axes.stream().map(Integer::longValue).toList());
    config.put("invert", invert);
    config.put("mean", adapted ? null : written(mean));
    config.put("variance", adapted ? null : written(variance));
    return config;
  }

  /// One number for all axes stands by itself: Keras does not read a list of one for no axis.
  private @Nullable Object written(@Nullable List<Double> numbers) {
    return axes.isEmpty() && numbers != null && numbers.size() == 1 ? numbers.getFirst() : numbers;
  }

  /// Reads Keras's configuration.
  public static Normalization fromConfig(Config config) {
    List<Integer> axes = new ArrayList<>();
    if (config.value("axis") instanceof Long axis) {
      axes.add(axis.intValue());
    } else {
      for (Object axis : config.list("axis")) {
        if (!(axis instanceof Long number)) {
          throw new IllegalArgumentException(
              "%s: axis must be whole numbers; found %s".formatted(config.owner(), axis));
        }
        axes.add(number.intValue());
      }
    }
    return new Normalization(
        config.string("name", ""),
        axes,
        Configs.numbersOrNull(config, "mean"),
        Configs.numbersOrNull(config, "variance"),
        config.bool("invert", false),
        false);
  }
}
