package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.regularizers.L1L2;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Passes its input on and adds a penalty on it to the training's loss: (l1 * sum of |x| + l2 * sum
/// of x^2) / rows of the batch.
///
/// Output shape: the input's.
///
/// @param l1 at least 0; Keras's default is 0
/// @param l2 at least 0; Keras's default is 0
public record ActivityRegularization(String name, double l1, double l2) implements Layer {
  public ActivityRegularization {
    new L1L2(l1, l2);
  }

  public static ActivityRegularization of(double l1, double l2) {
    return new ActivityRegularization("", l1, l2);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    emitter.penalize(emitter.input(), new L1L2(l1, l2));
    return emitter.input();
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("l1", l1);
    config.put("l2", l2);
    return config;
  }

  /// Reads Keras's configuration.
  public static ActivityRegularization fromConfig(Config config) {
    return new ActivityRegularization(
        config.string("name", ""), config.number("l1", 0), config.number("l2", 0));
  }
}
