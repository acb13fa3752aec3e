package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.internal.PythonNumbers;
import dev.litmus.nn.internal.TextTable;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A model as a table of its layers with shapes and numbers of parameters: Keras's `summary`, to
/// the letter. Where a model branches, a column tells what each layer is connected to.
///
/// ```java
/// System.out.print(model.summary());
/// System.out.print(Summary.of(model).columns(80));
/// ```
public final class Summary {
  private static final int LINEAR_LENGTH = 88;
  private static final int BRANCHED_LENGTH = 108;
  private static final double[] LINEAR_POSITIONS = {0.45, 0.80, 1.0};
  private static final double[] BRANCHED_POSITIONS = {0.3, 0.56, 0.74, 1.0};
  private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");

  private final Model model;
  private final OptionalInt lineLength;
  private final int columns;
  private final Optional<OptimizerState> optimizer;

  private Summary(
      Model model, OptionalInt lineLength, int columns, Optional<OptimizerState> optimizer) {
    this.model = model;
    this.lineLength = lineLength;
    this.columns = columns;
    this.optimizer = optimizer;
  }

  /// The table as wide as Keras draws it where there is room: 88 or, with connections, 108
  /// characters.
  public static Summary of(Model model) {
    return new Summary(model, OptionalInt.empty(), Integer.MAX_VALUE, Optional.empty());
  }

  /// Lines of that many characters, Keras's `line_length`.
  public Summary lineLength(int characters) {
    return new Summary(model, OptionalInt.of(characters), columns, optimizer);
  }

  /// For a terminal of that many columns, four of which Keras leaves free. Where the output is no
  /// terminal Keras takes 80.
  public Summary columns(int available) {
    return new Summary(model, lineLength, available, optimizer);
  }

  /// With the optimizer's own numbers, which Keras counts in the total.
  public Summary optimizer(OptimizerState state) {
    return new Summary(model, lineLength, columns, Optional.of(state));
  }

  /// The text, ending in a line feed.
  ///
  /// @throws IllegalArgumentException when lines are too short for a column
  @Override
  public String toString() {
    List<Call> calls = model.calls();
    boolean linear = model instanceof Sequential || isChain(calls);
    int widest = linear ? LINEAR_LENGTH : BRANCHED_LENGTH;
    int length = lineLength.orElse(Math.min(widest, columns - 4));
    double[] positions = linear ? LINEAR_POSITIONS : BRANCHED_POSITIONS;
    List<String> header = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
    if (!linear) {
      header.add("Connected to");
    }
    TextTable table = new TextTable(header, 2, widths(positions, length), length);
    Uses uses = new Uses(calls);
    for (LayerState state : rows()) {
      List<String> row = new ArrayList<>();
      row.add(state.name() + " (" + state.layer().className() + ")");
      row.add(shapes(uses.of(state.layer()).getLast()));
      row.add(grouped(params(state.variables())));
      if (!linear) {
        row.add(connections(uses, state.layer()));
      }
      table.add(row);
    }
    return "Model: \"" + model.name() + "\"\n" + table + totals();
  }

  private List<LayerState> rows() {
    return model instanceof Sequential ? model.layers() : KerasOrder.of(model.network());
  }

  /// Whether every layer is used once, on the result of the one before.
  private static boolean isChain(List<Call> calls) {
    Set<Layer> layers = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < calls.size(); i++) {
      List<Symbol> taken = calls.get(i).dependencies();
      List<Symbol> before = i == 0 ? List.of() : calls.get(i - 1).outputs();
      if (taken.size() > 1 || !taken.equals(before) || !layers.add(calls.get(i).layer())) {
        return false;
      }
    }
    return true;
  }

  /// The shape of a layer's result, or a list of several.
  private static String shapes(Call call) {
    List<String> shapes = call.outputs().stream().map(s -> s.shape().toString()).toList();
    return shapes.size() == 1 ? shapes.getFirst() : shapes.toString();
  }

  private String connections(Uses uses, Layer layer) {
    List<String> connections = new ArrayList<>();
    for (Call use : uses.of(layer)) {
      for (Symbol input : use.dependencies()) {
        int number = uses.of(input.layer()).indexOf(input.call());
        connections.add(
            "%s[%d][%d]".formatted(model.state(input.layer()).name(), number, input.index()));
      }
    }
    return connections.isEmpty() ? "-" : String.join(", ", connections);
  }

  private String totals() {
    List<Variable> trainable = model.trainableVariables();
    List<Variable> others = new ArrayList<>(model.variables());
    others.removeAll(trainable);
    long optimizerCount = 0;
    long optimizerBytes = 0;
    if (optimizer.isPresent()) {
      for (OptimizerState.Numbers numbers : optimizer.get().inFileOrder()) {
        optimizerCount += numbers.values().length;
      }
      // Besides, the learning rate (float32) unless a schedule tells it, and the steps (int64).
      optimizerCount += optimizer.get().learningRateIsSet() ? 1 : 0;
      optimizerBytes = optimizerCount * Float.BYTES + Long.BYTES;
      optimizerCount += 1;
    }
    long all = params(trainable) + params(others) + optimizerCount;
    long allBytes = bytes(trainable) + bytes(others) + optimizerBytes;
    return total("Total", all, allBytes)
        + total("Trainable", params(trainable), bytes(trainable))
        + total("Non-trainable", params(others), bytes(others))
        + (optimizer.isPresent() ? total("Optimizer", optimizerCount, optimizerBytes) : "");
  }

  private static String total(String what, long params, long bytes) {
    return " " + what + " params: " + grouped(params) + " (" + readable(bytes) + ")\n";
  }

  private static long params(Collection<Variable> variables) {
    return variables.stream().mapToLong(variable -> variable.value().length).sum();
  }

  private static long bytes(Collection<Variable> variables) {
    return variables.stream()
        .mapToLong(variable ->
            (long) variable.value().length
                * (variable.dtype() == DType.INT64 ? Long.BYTES : Float.BYTES))
        .sum();
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String readable(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1024 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return PythonNumbers.fixed(size, 2) + " " + UNITS.get(unit);
  }

  private static int[] widths(double[] positions, int length) {
    int[] widths = new int[positions.length];
    int used = 0;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = (int) (positions[i] * length) - used;
      used += widths[i];
      if (widths[i] < 4) {
        throw new IllegalArgumentException(
            "a summary in lines of %d characters: too few for %d columns"
                .formatted(length, widths.length));
      }
    }
    return widths;
  }

  /// The uses of each layer in the order in which they were made.
  private static final class Uses {
    private final IdentityHashMap<Layer, List<Call>> uses = new IdentityHashMap<>();

    Uses(List<Call> calls) {
      for (Call call : calls) {
        uses.computeIfAbsent(call.layer(), layer -> new ArrayList<>()).add(call);
      }
    }

    List<Call> of(Layer layer) {
      return uses.getOrDefault(layer, List.of());
    }
  }
}
