package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.ScaleShift;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// y = x * scale + offset, with one number each for all elements, or one for each position of the
/// last axis. Min-max scaling to 0..1 is scale 1 / (max - min), offset -min / (max - min).
///
/// Output shape: the input's.
///
/// @param scale one number, or as many as the last axis is long
/// @param offset as many as `scale`
public record Rescaling(String name, List<Double> scale, List<Double> offset) implements Layer {
  public Rescaling {
    scale = List.copyOf(scale);
    offset = List.copyOf(offset);
    if (scale.isEmpty() || scale.size() != offset.size()) {
      throw new IllegalArgumentException(
          "Rescaling: expected as many offsets as scales, at least one; found %d and %d"
              .formatted(offset.size(), scale.size()));
    }
  }

  public static Rescaling of(double scale, double offset) {
    return new Rescaling("", List.of(scale), List.of(offset));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    if (scale.size() > 1 && input.last() != scale.size()) {
      throw new ShapeException(this, "a last axis of " + scale.size() + ", one a scale", inputs);
    }
    return input;
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitter.op(new ScaleShift(floats(scale), floats(offset)), emitter.input());
  }

  private static float[] floats(List<Double> numbers) {
    float[] floats = new float[numbers.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = numbers.get(i).floatValue();
    }
    return floats;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("scale", scale.size() == 1 ? scale.getFirst() : scale);
    config.put("offset", offset.size() == 1 ? offset.getFirst() : offset);
    return config;
  }

  /// Reads Keras's configuration; a single number stands for as many as the other list has.
  public static Rescaling fromConfig(Config config) {
    List<Double> scale = Configs.numbers(config, "scale");
    List<Double> offset = config.has("offset") ? Configs.numbers(config, "offset") : List.of(0.0);
    int size = Math.max(scale.size(), offset.size());
    return new Rescaling(config.string("name", ""), widen(scale, size), widen(offset, size));
  }

  private static List<Double> widen(List<Double> numbers, int size) {
    return numbers.size() == 1
        ? DoubleStream.generate(numbers::getFirst).limit(size).boxed().toList()
        : numbers;
  }
}
