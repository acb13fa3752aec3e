package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.GaussianOp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// In training adds a normal random number of mean 0 to each input; otherwise passes its input on.
///
/// Output shape: the input's.
///
/// @param stddev the standard deviation of the numbers, from 0 to 1
/// @param seed the seed of its random numbers; null lets the model draw one
public record GaussianNoise(String name, double stddev, @Nullable Long seed) implements Layer {
  public GaussianNoise {
    if (!(stddev >= 0 && stddev <= 1)) {
      throw new IllegalArgumentException(
          "GaussianNoise: stddev must be from 0 to 1; found " + stddev);
    }
  }

  public static GaussianNoise of(double stddev) {
    return new GaussianNoise("", stddev, null);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public void build(LayerBuilder builder) {
    if (stddev > 0) {
      builder.seedGenerator(seed);
    }
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Value emit(Emitter emitter) {
    if (stddev == 0) {
      return emitter.input();
    }
    return emitter.op(new GaussianOp(0f, (float) stddev, false), emitter.input());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("stddev", stddev);
    config.put("seed", seed);
    return config;
  }

  /// Reads Keras's configuration.
  public static GaussianNoise fromConfig(Config config) {
    return new GaussianNoise(
        config.string("name", ""), config.number("stddev"), config.longOrNull("seed"));
  }
}
