package dev.litmus.nn.models;

import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A stack of layers, each fed by the one before: Keras's `Sequential`.
public final class Sequential extends Model {
  private final List<LayerState> layers;

  private Sequential(String name, long seed, Network network) {
    super(name, seed, network);
    this.layers =
        network.calls().stream()
            .filter(call -> !call.inputs().isEmpty())
            .map(call -> network.state(call.layer()))
            .toList();
  }

  /// A model of those layers, the first being an [InputLayer], with weights from a seed of chance.
  public static Sequential of(Layer... layers) {
    return seeded(new SplittableRandom().nextLong(1L << 32), layers);
  }

  /// A model whose initial weights and dropout come from the seed alone: the same as in Keras after
  /// `keras.utils.set_random_seed(seed)`, bit for bit.
  ///
  /// @param seed from 0 to 2^32 - 1
  public static Sequential seeded(long seed, Layer... layers) {
    return named("sequential", seed, List.of(layers));
  }

  /// The same under a name of its own.
  public static Sequential named(String name, long seed, List<? extends Layer> layers) {
    List<Layer> stack = new ArrayList<>(layers);
    if (!stack.isEmpty() && stack.getFirst() instanceof Model base && base.inputs().size() == 1) {
      // A model brings its input along.
      Symbol input = base.inputs().getFirst();
      stack.addFirst(new InputLayer("", input.shape(), input.dtype()));
    }
    if (stack.size() < 2 || !(stack.getFirst() instanceof InputLayer input)) {
      throw new IllegalArgumentException(
          "Sequential '%s': expected an InputLayer and then at least one layer; found %s"
              .formatted(name, layers.stream().map(Layer::className).toList()));
    }
    Symbol first = input.symbol();
    Symbol last = first;
    for (Layer layer : stack.subList(1, stack.size())) {
      last = layer.apply(last);
    }
    return new Sequential(name, seed, new Network(List.of(first), List.of(last), seed));
  }

  @Override
  public List<LayerState> layers() {
    return layers;
  }
}
