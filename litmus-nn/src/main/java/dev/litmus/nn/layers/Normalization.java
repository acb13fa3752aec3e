package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.ops.Standardize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = (x - mean) / sqrt(variance), or with `invert` y = mean + x * sqrt(variance); the root is at
/// least 1e-7. Mean and variance are either given, or variables that adapting to data sets.
///
/// Output shape: the input's.
///
/// @param axes the axes that have a mean of their own, Keras's `axis`: the last ones of the input,
///   or none for one mean of all; Keras's default is the last
/// @param mean the means, or null when they are variables
/// @param variance the variances, or null when they are variables
public record Normalization(
    String name,
    List<Integer> axes,
    @Nullable List<Double> mean,
    @Nullable List<Double> variance,
    boolean invert)
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
    return new Normalization("", List.of(-1), mean, variance, false);
  }

  /// Means and variances of the last axis, as variables: mean 0 and variance 1 until they are set.
  public static Normalization of() {
    return new Normalization("", List.of(-1), null, null, false);
  }

  public Normalization named(String newName) {
    return new Normalization(newName, axes, mean, variance, invert);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    Shape kept = keptShape(input);
    if (mean != null && mean.size() != 1 && mean.size() != kept.size()) {
      throw new ShapeException(
          this, "%d values along axis %s".formatted(mean.size(), axes), inputs);
    }
    return input;
  }

  /// The sizes of the axes that have a mean of their own.
  private Shape keptShape(Shape input) {
    int[] dims = new int[axes.size()];
    for (int i = 0; i < dims.length; i++) {
      int axis = axes.get(i) < 0 ? axes.get(i) + input.rank() : axes.get(i);
      if (axis != input.rank() - dims.length + i || axis < 1) {
        throw new ShapeException(
            this, "axis " + axes + " to be the last of the input", List.of(input));
      }
      dims[i] = input.dim(axis);
    }
    return Shape.of(dims);
  }

  @Override
  public void build(LayerBuilder builder) {
    if (mean == null) {
      Shape kept = keptShape(builder.input());
      builder.statistic("mean", kept, DType.FLOAT32, Initializers.named("zeros"));
      builder.statistic("variance", kept, DType.FLOAT32, Initializers.named("ones"));
      builder.statistic("count", Shape.of(), DType.INT64, Initializers.named("zeros"));
    }
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    List<Variable> variables =
        mean == null || variance == null
            ? List.of(emitter.variable("mean"), emitter.variable("variance"))
            : List.of(constant("mean", mean), constant("variance", variance));
    return emitter.op(new Standardize(invert), x.shape(), DType.FLOAT32, List.of(x), variables);
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
    config.put("mean", mean);
    config.put("variance", variance);
    return config;
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
        config.bool("invert", false));
  }
}
