package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Join;
import dev.litmus.nn.ops.Merge;
import dev.litmus.nn.ops.Reverse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two recurrent layers, one through the sequence from the first step and one from the last, whose
/// outputs are merged step by step.
///
/// Input shape: `(batch, time, features)`, then perhaps the initial states of both. Output shape:
/// that of one layer, twice as wide with `concat`; both layers' outputs apart with `none`; then,
/// with `return_state`, the states of both.
///
/// With `return_sequences`, the output of a masked step is zeros.
///
/// @param forward the layer from the first step on
/// @param backward the other, with `go_backwards` set the other way round
public record Bidirectional(
    String name, RecurrentLayer forward, RecurrentLayer backward, MergeMode merge)
    implements Layer {
  /// How the outputs of both layers are merged; Keras's default is concat.
  public enum MergeMode {
    CONCAT,
    SUM,
    MUL,
    AVE,
    NONE
  }

  public Bidirectional {
    RecurrentSettings there = forward.settings();
    RecurrentSettings back = backward.settings();
    if (there.goBackwards() == back.goBackwards()) {
      throw new IllegalArgumentException(
          "Bidirectional: one of the layers must go backwards and one forwards; found"
              + " go_backwards = %s for both".formatted(there.goBackwards()));
    }
    if (there.returnSequences() != back.returnSequences()
        || there.returnState() != back.returnState()
        || there.stateful() != back.stateful()) {
      throw new IllegalArgumentException(
          "Bidirectional: return_sequences, return_state and stateful must be the same for both"
              + " layers; found %s and %s".formatted(there, back));
    }
    forward = forward.settings(there.zeroOutputForMask(there.returnSequences()));
    backward = backward.settings(back.zeroOutputForMask(back.returnSequences()));
  }

  /// The layer and its mirror image, with outputs side by side.
  public static Bidirectional of(RecurrentLayer layer) {
    return of(layer, MergeMode.CONCAT);
  }

  /// The layer and its mirror image.
  public static Bidirectional of(RecurrentLayer layer, MergeMode merge) {
    return wrapping("", layer, null, merge);
  }

  private static Bidirectional wrapping(
      String name, RecurrentLayer layer, @Nullable RecurrentLayer backward, MergeMode merge) {
    RecurrentLayer forward = layer.named(prefixed("forward_", layer));
    RecurrentSettings mirrored = layer.settings().goBackwards(true);
    RecurrentLayer other =
        backward == null
            ? layer.named(prefixed("backward_", layer)).settings(mirrored)
            : backward.named(InnerLayers.name(backward));
    return new Bidirectional(name, forward, other, merge);
  }

  private static String prefixed(String prefix, RecurrentLayer layer) {
    String base = InnerLayers.name(layer);
    return base.startsWith(prefix) ? base : prefix + base;
  }

  /// The same with a backward layer of its own.
  public Bidirectional backwardLayer(RecurrentLayer other) {
    return wrapping(name, forward, other, merge);
  }

  public Bidirectional named(String newName) {
    return new Bidirectional(newName, forward, backward, merge);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    int states = forward.cell().stateSizes().size();
    if (inputs.size() != 1 && inputs.size() != 1 + 2 * states) {
      throw new ShapeException(
          this, "a sequence and 0 or %d initial states".formatted(2 * states), inputs);
    }
    List<Shape> sequence = inputs.isEmpty() ? inputs : inputs.subList(0, 1);
    List<Shape> there = forward.outputShapes(sequence);
    List<Shape> back = backward.outputShapes(sequence);
    Shape output = there.getFirst();
    if (merge != MergeMode.CONCAT && merge != MergeMode.NONE && !output.equals(back.getFirst())) {
      throw new ShapeException(
          this, "both layers to give the same shape", List.of(output, back.getFirst()));
    }
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        merge == MergeMode.CONCAT
            ? output.withLast(output.last() + back.getFirst().last())
            : output);
    if (merge == MergeMode.NONE) {
      shapes.add(back.getFirst());
    }
    shapes.addAll(there.subList(1, there.size()));
    shapes.addAll(back.subList(1, back.size()));
    return shapes;
  }

  @Override
  public List<DType> outputTypes(List<DType> inputs) {
    int states = forward.settings().returnState() ? 2 * forward.cell().stateSizes().size() : 0;
    return Collections.nCopies((merge == MergeMode.NONE ? 2 : 1) + states, DType.FLOAT32);
  }

  @Override
  public void build(LayerBuilder builder) {
    builder.child("forward_layer", forward, List.of(builder.input()));
    builder.child("backward_layer", backward, List.of(builder.input()));
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    List<Value> given = new ArrayList<>(emitter.inputs());
    given.addAll(InitialStates.of(emitter, 2 * forward.cell().stateSizes().size()));
    int half = (given.size() - 1) / 2;
    List<Value> thereInputs = new ArrayList<>(given.subList(0, 1 + half));
    List<Value> backInputs = new ArrayList<>(given.subList(0, 1));
    backInputs.addAll(given.subList(1 + half, given.size()));
    Value mask = emitter.mask(0);
    List<Value> there = emitter.child("forward_layer", thereInputs, mask);
    List<Value> back = emitter.child("backward_layer", backInputs, mask);
    Value y = there.getFirst();
    Value reversed = back.getFirst();
    boolean sequences = forward.settings().returnSequences();
    if (sequences) {
      Reverse reverse = new Reverse(reversed.shape().dim(1));
      reversed = emitter.op(reverse, reversed);
    }
    List<Value> results = new ArrayList<>();
    if (merge == MergeMode.NONE) {
      results.add(y);
      results.add(reversed);
    } else {
      results.add(merged(emitter, y, reversed));
    }
    results.addAll(there.subList(1, there.size()));
    results.addAll(back.subList(1, back.size()));
    return results;
  }

  private Value merged(Emitter emitter, Value a, Value b) {
    if (merge == MergeMode.CONCAT) {
      int steps = a.shape().rank() == 3 ? a.shape().dim(1) : 1;
      Shape wide = a.shape().withLast(a.shape().last() + b.shape().last());
      return emitter.op(new Join(steps), wide, DType.FLOAT32, List.of(a, b), List.of());
    }
    Merge.Kind kind =
        switch (merge) {
          case MUL -> Merge.Kind.MULTIPLY;
          case AVE -> Merge.Kind.AVERAGE;
          case SUM, CONCAT, NONE -> Merge.Kind.ADD;
        };
    Merge op = new Merge(kind, List.of(new int[0], new int[0]));
    return emitter.op(op, a.shape(), DType.FLOAT32, List.of(a, b), List.of());
  }

  @Override
  public @Nullable Value emitMask(Emitter emitter) {
    return forward.settings().returnSequences() ? emitter.mask(0) : null;
  }

  @Override
  public Set<String> callArguments() {
    return Set.of(InitialStates.ARGUMENT);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put(
        "merge_mode", merge == MergeMode.NONE ? null : merge.name().toLowerCase(Locale.ROOT));
    config.put("layer", InnerLayers.describe(forward));
    config.put("backward_layer", InnerLayers.describe(backward));
    return config;
  }

  /// Reads Keras's configuration.
  public static Bidirectional fromConfig(Config config) {
    RecurrentLayer layer = recurrent(config, "layer");
    RecurrentLayer backward =
        config.has("backward_layer") ? recurrent(config, "backward_layer") : null;
    return wrapping(config.string("name", ""), layer, backward, merge(config));
  }

  private static MergeMode merge(Config config) {
    if (!config.keys().contains("merge_mode")) {
      return MergeMode.CONCAT;
    }
    if (!config.has("merge_mode")) {
      return MergeMode.NONE;
    }
    String mode = config.string("merge_mode");
    for (MergeMode merge : MergeMode.values()) {
      if (merge != MergeMode.NONE && merge.name().toLowerCase(Locale.ROOT).equals(mode)) {
        return merge;
      }
    }
    throw new IllegalArgumentException(
        "%s: merge_mode must be concat, sum, mul, ave or null; found '%s'"
            .formatted(config.owner(), mode));
  }

  private static RecurrentLayer recurrent(Config config, String key) {
    Layer layer = InnerLayers.read(config, key);
    if (layer instanceof RecurrentLayer recurrent) {
      return recurrent;
    }
    throw new IllegalArgumentException(
        "%s: %s must be SimpleRNN, LSTM, GRU or RNN; found %s"
            .formatted(config.owner(), key, layer.className()));
  }
}
