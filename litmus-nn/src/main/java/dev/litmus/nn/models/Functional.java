package dev.litmus.nn.models;

import dev.litmus.nn.layers.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;

/// A model made from its inputs and outputs: any graph of layers. Keras's functional API.
public final class Functional extends Model {
  private final List<LayerState> layers;
  private final List<String> inputKeys;
  private final List<String> outputKeys;

  private Functional(String name, long seed, Network network) {
    this(name, seed, network, List.of(), List.of());
  }

  private Functional(
      String name, long seed, Network network, List<String> inputKeys, List<String> outputKeys) {
    super(name, seed, network);
    this.inputKeys = keys(name, "input", inputKeys, inputs().size());
    this.outputKeys = keys(name, "output", outputKeys, outputs().size());
    this.layers =
        KerasOrder.of(network).stream().filter(state -> !state.layer().operation()).toList();
  }

  /// A model from one input to one output, with weights from a seed of chance.
  public static Functional of(Symbol input, Symbol output) {
    return of(List.of(input), List.of(output));
  }

  /// A model from inputs to outputs, with weights from a seed of chance.
  public static Functional of(List<Symbol> inputs, List<Symbol> outputs) {
    return seeded(new SplittableRandom().nextLong(1L << 32), inputs, outputs);
  }

  /// A model whose initial weights and dropout come from the seed alone: the same as in Keras after
  /// `keras.utils.set_random_seed(seed)`, bit for bit, when layers were made in the same order.
  ///
  /// @param seed from 0 to 2^32 - 1
  public static Functional seeded(long seed, List<Symbol> inputs, List<Symbol> outputs) {
    return named("functional", seed, inputs, outputs);
  }

  /// The same under a name of its own.
  public static Functional named(
      String name, long seed, List<Symbol> inputs, List<Symbol> outputs) {
    return new Functional(name, seed, new Network(inputs, outputs, seed));
  }

  /// The model up to, or beyond, some symbols: layers of `base` keep their weights, which both
  /// models then share, and further layers are built anew. A pre-trained model is cut with it and
  /// given another head.
  static Functional sharing(Model base, long seed, List<Symbol> outputs) {
    List<LayerState> existing =
        base.network().calls().stream()
            .map(call -> base.network().state(call.layer()))
            .distinct()
            .toList();
    Network network = new Network(base.inputs(), outputs, seed, existing);
    return new Functional("functional", seed, network);
  }

  private static List<String> keys(String model, String what, List<String> keys, int count) {
    boolean distinct = new HashSet<>(keys).size() == keys.size();
    if (!keys.isEmpty() && (keys.size() != count || !distinct)) {
      throw new IllegalArgumentException(
          "model '%s' has %d %ss: expected a key for each, all different, or none; found %s"
              .formatted(model, count, what, keys));
    }
    return List.copyOf(keys);
  }

  /// This model, the variables shared, with keys for its inputs and outputs, as a model that is
  /// made of dictionaries in Keras has them: outputs are named by them, and files keep them.
  ///
  /// @param inputKeys a key for each input, in order, or none
  /// @param outputKeys a key for each output, in order, or none
  /// @throws IllegalArgumentException when there are other numbers of keys, or equal ones
  public Functional keyed(List<String> inputKeys, List<String> outputKeys) {
    return new Functional(name(), seed(), network(), inputKeys, outputKeys);
  }

  @Override
  public List<String> inputKeys() {
    return inputKeys;
  }

  @Override
  public List<String> outputKeys() {
    return outputKeys;
  }

  @Override
  public List<LayerState> layers() {
    return layers;
  }
}
