package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Grouping;
import dev.litmus.nn.ops.ParametricRelu;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = x where x > 0, else alpha * x with learnt slopes alpha. He et al., "Delving deep into
/// rectifiers" (2015).
///
/// Output shape: the input's. alpha has the input's shape without the batch, with size 1 along the
/// shared axes.
///
/// @param alpha Keras's default is to start at zeros
/// @param sharedAxes axes along which elements share a slope; Keras's default is none
public record PReLU(String name, WeightOptions alpha, List<Integer> sharedAxes) implements Layer {
  public PReLU {
    sharedAxes = List.copyOf(sharedAxes);
  }

  /// Keras's defaults.
  public static PReLU of() {
    return new PReLU("", WeightOptions.of("zeros"), List.of());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    List<Integer> shared = Axes.positive(sharedAxes, input);
    for (int axis = 1; axis < input.rank(); axis++) {
      if (!shared.contains(axis)) {
        Axes.known(this, axis, inputs);
      }
    }
    if (!shared.isEmpty() && (shared.getFirst() < 1 || shared.getLast() >= input.rank())) {
      throw new ShapeException(
          this, "shared axes %s that are not the batch".formatted(sharedAxes), inputs);
    }
    return input;
  }

  @Override
  public void build(LayerBuilder builder) {
    Shape input = builder.input();
    List<Integer> shared = Axes.positive(sharedAxes, input);
    int[] dims = new int[input.rank() - 1];
    for (int axis = 1; axis < input.rank(); axis++) {
      dims[axis - 1] = shared.contains(axis) ? 1 : input.dim(axis);
    }
    builder.variable("alpha", Shape.of(dims), alpha);
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    List<Integer> own = Axes.others(Axes.positive(sharedAxes, x.shape()), x.shape());
    return emitter.op(
        new ParametricRelu(Grouping.by(x.shape(), own)),
        x.shape(),
        DType.FLOAT32,
        List.of(x),
        List.of(emitter.variable("alpha")));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    WeightOptions.write(config, Map.entry("alpha", alpha));
    config.put(
        "shared_axes",
        sharedAxes.isEmpty() ? null : sharedAxes.stream().map(Integer::longValue).toList());
    return config;
  }

  /// Reads Keras's configuration.
  public static PReLU fromConfig(Config config) {
    return new PReLU(
        config.string("name", ""),
        WeightOptions.read(config, "alpha", "zeros"),
        config.has("shared_axes") ? Axes.read(config, "shared_axes") : List.of());
  }
}
