package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.GroupSoftmax;
import dev.litmus.nn.ops.Grouping;
import dev.litmus.nn.ops.Op;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// y = e^x / sum of e^x along some axes.
///
/// Output shape: the input's.
///
/// @param axis the axes of the sum, not the batch; Keras's default is the last
public record Softmax(String name, List<Integer> axis) implements Layer {
  public Softmax {
    axis = List.copyOf(axis);
  }

  /// Keras's default: the last axis.
  public static Softmax of() {
    return new Softmax("", List.of(-1));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    axis.forEach(one -> Axes.known(this, one, inputs));
    return input;
  }

  @Override
  public Value emit(Emitter emitter) {
    Merging.refuseMasks(this, emitter);
    Shape shape = emitter.input().shape();
    List<Integer> along = Axes.positive(axis, shape);
    boolean last = along.equals(List.of(shape.rank() - 1));
    Op op =
        last
            ? new Activate(Activations.named("softmax"), shape.last())
            : new GroupSoftmax(Grouping.by(shape, Axes.others(along, shape)));
    return emitter.op(op, emitter.input());
  }

  /// The function of the last axis.
  ///
  /// @throws IllegalArgumentException when the sum is along other axes
  Activation activation() {
    if (!axis.equals(List.of(-1))) {
      throw new IllegalArgumentException(
          "Softmax '%s': as activation, axis must be -1; found %s".formatted(name, axis));
    }
    return Activations.SOFTMAX;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("axis", Axes.write(axis));
    return config;
  }

  /// Reads Keras's configuration.
  public static Softmax fromConfig(Config config) {
    return new Softmax(config.string("name", ""), Axes.read(config, "axis"));
  }
}
