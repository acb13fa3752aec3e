package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// An initializer that is told which axes of the weight are inputs and which are outputs, where
/// their order does not tell, as in Keras's EinsumDense.
///
/// @param initializer one whose values depend on the numbers of inputs and outputs
/// @param inputs the axes of the inputs; negative ones count from the end
/// @param outputs the axes of the outputs
public record FanAxes(Initializer initializer, List<Integer> inputs, List<Integer> outputs)
    implements Initializer {
  public FanAxes {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    // What is drawn depends on the number of values and on the fans, not on the shape itself.
    int[] fans = {product(dimensions, inputs), product(dimensions, outputs)};
    initializer.fill(values, fans, drawn);
  }

  private int product(int[] dimensions, List<Integer> axes) {
    int product = 1;
    for (int axis : axes) {
      if (axis < -dimensions.length || axis >= dimensions.length) {
        throw new IllegalArgumentException(
            "initializer %s: axis %d of a weight with %d axes"
                .formatted(className(), axis, dimensions.length));
      }
      product = Math.multiplyExact(product, dimensions[axis < 0 ? axis + dimensions.length : axis]);
    }
    return product;
  }

  @Override
  public String className() {
    return initializer.className();
  }

  @Override
  public boolean random() {
    return initializer.random();
  }

  @Override
  public OptionalLong seed() {
    return initializer.seed();
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(initializer.config());
    config.put("input_axes", inputs.stream().map(Integer::longValue).toList());
    config.put("output_axes", outputs.stream().map(Integer::longValue).toList());
    return config;
  }

  /// The initializer with the axes of its configuration, or as it is when there are none. Keras
  /// takes notice of them only when both are there.
  static Initializer of(Initializer initializer, Config config) {
    List<Integer> inputs = axes(config, "input_axes");
    List<Integer> outputs = axes(config, "output_axes");
    return config.has("input_axes") && config.has("output_axes")
        ? new FanAxes(initializer, inputs, outputs)
        : initializer;
  }

  private static List<Integer> axes(Config config, String key) {
    return config.list(key).stream()
        .map(axis -> {
          if (axis instanceof Long number && number.intValue() == number) {
            return number.intValue();
          }
          throw new IllegalArgumentException(
              "%s: %s must be a list of whole numbers; found %s"
                  .formatted(config.owner(), key, axis));
        })
        .toList();
  }
}
