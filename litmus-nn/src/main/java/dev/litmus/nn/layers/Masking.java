package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.KeepSteps;
import dev.litmus.nn.ops.StepMask;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the layers behind pass over the time steps whose features all equal a value, and sets
/// those to 0.
///
/// Input shape: `(batch, time, features)`. Output shape: the input's.
///
/// @param maskValue Keras's default is 0
public record Masking(String name, double maskValue) implements Layer {
  public static Masking of(double maskValue) {
    return new Masking("", maskValue);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    if (input.rank() < 2 || input.last() == Shape.UNKNOWN) {
      throw new ShapeException(this, "(batch, time, features) with known features", inputs);
    }
    return input;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    return emitter.op(
        KeepSteps.orZero(), x.shape(), DType.FLOAT32, List.of(x, stepMask(emitter)), List.of());
  }

  @Override
  public Value emitMask(Emitter emitter) {
    return stepMask(emitter);
  }

  private Value stepMask(Emitter emitter) {
    Value x = emitter.input();
    Shape steps = Shape.of(Arrays.copyOf(x.shape().dims(), x.shape().rank() - 1));
    StepMask op = new StepMask((float) maskValue, x.shape().last());
    return emitter.op(op, steps, DType.BOOL, List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("mask_value", maskValue);
    return config;
  }

  /// Reads Keras's configuration.
  public static Masking fromConfig(Config config) {
    return new Masking(config.string("name", ""), config.number("mask_value", 0));
  }
}
