package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.RecurrentCell;
import dev.litmus.nn.layers.RecurrentLayer;
import dev.litmus.nn.layers.RecurrentSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers that go through a sequence: a Scan over the time steps, whose body is the cell. It says
/// every cell, activation, mask and direction, where ONNX's own LSTM, GRU and RNN know some.
final class RecurrentExports {
  private static final String INITIAL_STATE = "initial_state";

  private RecurrentExports() {}

  /// The output, then, if the layer gives them, the states.
  static List<Term> layer(RecurrentLayer layer, OnnxEmitter e) {
    RecurrentSettings settings = layer.settings();
    e.setMask(settings.returnSequences() ? e.masked(0) : null);
    int states = layer.cell().stateSizes().size();
    List<Term> results = scan(layer, e, carried(layer.cell(), e));
    List<Term> wanted = new ArrayList<>();
    wanted.add(results.get(settings.returnSequences() ? states + 1 : states));
    if (settings.returnState()) {
      wanted.addAll(results.subList(0, states));
    }
    return wanted;
  }

  /// What goes from step to step in the beginning: the states, then the output.
  private static List<Term> carried(RecurrentCell cell, OnnxEmitter e) {
    List<Term> carried = new ArrayList<>();
    List<OnnxValue> given = initialStates(e, cell.stateSizes().size());
    given.forEach(state -> carried.add(e.floats(state.term())));
    if (given.isEmpty()) {
      cell.stateSizes().forEach(size -> carried.add(zeros(e, size)));
    }
    carried.add(zeros(e, cell.outputSize()));
    return carried;
  }

  private static Term zeros(OnnxEmitter e, int size) {
    Term shape = e.concat(0, List.of(e.size(e.input(), 0), e.integers(size)));
    return e.node("ConstantOfShape").as(DType.FLOAT32, shape);
  }

  /// The states that a call gives behind the sequence or by name; none for zeros.
  private static List<OnnxValue> initialStates(OnnxEmitter e, int count) {
    OnnxValue only = e.keyword(INITIAL_STATE);
    List<OnnxValue> states = new ArrayList<>(e.values().subList(1, e.values().size()));
    if (only != null) {
      states.add(only);
    }
    for (int i = 0; i < count; i++) {
      OnnxValue state = e.keyword(INITIAL_STATE + "." + i);
      if (state != null) {
        states.add(state);
      }
    }
    return states;
  }

  /// The states and the output after the last step and, if wanted, the outputs of all.
  private static List<Term> scan(RecurrentLayer layer, OnnxEmitter e, List<Term> carried) {
    RecurrentSettings settings = layer.settings();
    Term mask = e.mask(0);
    List<Term> before = new ArrayList<>();
    carried.forEach(term -> before.add(e.bodyInput("before", DType.FLOAT32)));
    Term x = e.bodyInput("x", DType.FLOAT32);
    Term counts = e.bodyInput("counts", DType.BOOL);
    List<Term> given = new ArrayList<>(carried);
    given.add(e.number());
    List<Term> inputs = new ArrayList<>(before);
    inputs.add(x);
    if (mask != null) {
      given.add(mask);
      inputs.add(counts);
    }
    ProtoMessage body =
        e.body(inputs, () -> step(layer, e, before, x, mask == null ? null : counts));
    long[] axes = new long[mask == null ? 1 : 2];
    Arrays.fill(axes, 1);
    NodeBuilder scan =
        e.node("Scan")
            .with("body", body)
            .with("num_scan_inputs", axes.length)
            .with("scan_input_axes", axes);
    if (settings.goBackwards()) {
      scan.with("scan_input_directions", axes);
    }
    if (settings.returnSequences()) {
      scan.with("scan_output_axes", new long[] {1});
    }
    int results = carried.size() + (settings.returnSequences() ? 1 : 0);
    return scan.all(Collections.nCopies(results, DType.FLOAT32), given.toArray(new Term[0]));
  }

  /// A step that does not count leaves the states as they are, and its output is the one before or
  /// zeros.
  private static List<Term> step(
      RecurrentLayer layer, OnnxEmitter e, List<Term> before, Term x, @Nullable Term counts) {
    List<Term> states = before.subList(0, before.size() - 1);
    List<Term> after = new ArrayList<>(CellExports.step(layer.cell(), e.inside("cell"), x, states));
    after.add(after.removeFirst());
    if (counts != null) {
      Term rows = e.unsqueeze(counts, 1);
      for (int i = 0; i < after.size(); i++) {
        boolean zero = i == states.size() && layer.settings().zeroOutputForMask();
        Term otherwise = zero ? e.constant(0) : before.get(i);
        after.set(i, e.op("Where", rows, after.get(i), otherwise));
      }
    }
    if (layer.settings().returnSequences()) {
      after.add(after.getLast());
    }
    // What leaves a body needs a name of its own.
    return after.stream().map(term -> e.op("Identity", term)).toList();
  }

  /// Both layers' outputs merged, then their states.
  static List<Term> bidirectional(Bidirectional layer, OnnxEmitter e) {
    boolean sequences = layer.forward().settings().returnSequences();
    OnnxValue sequence = new OnnxValue(e.input(), e.shape(), e.masked(0));
    e.setMask(sequences ? sequence.mask() : null);
    List<OnnxValue> states = initialStates(e, 2 * layer.forward().cell().stateSizes().size());
    List<OnnxValue> there = new ArrayList<>(List.of(sequence));
    there.addAll(states.subList(0, states.size() / 2));
    List<OnnxValue> back = new ArrayList<>(List.of(sequence));
    back.addAll(states.subList(states.size() / 2, states.size()));
    List<Term> forward = terms(e.child("forward_layer", there));
    List<Term> backward = terms(e.child("backward_layer", back));
    Term y = forward.removeFirst();
    Term other = backward.removeFirst();
    Term turned = sequences ? reversed(e, other) : other;
    List<Term> results = new ArrayList<>(merged(layer, e, y, turned));
    results.addAll(forward);
    results.addAll(backward);
    return results;
  }

  private static List<Term> terms(List<OnnxValue> values) {
    return new ArrayList<>(values.stream().map(OnnxValue::term).toList());
  }

  /// The steps in reverse order.
  private static Term reversed(OnnxEmitter e, Term sequence) {
    return e.op(
        "Slice",
        sequence,
        e.integers(-1),
        e.integers(Long.MIN_VALUE),
        e.integers(1),
        e.integers(-1));
  }

  private static List<Term> merged(Bidirectional layer, OnnxEmitter e, Term a, Term b) {
    return switch (layer.merge()) {
      case CONCAT -> List.of(e.concat(-1, List.of(a, b)));
      case SUM -> List.of(e.op("Add", a, b));
      case MUL -> List.of(e.op("Mul", a, b));
      case AVE -> List.of(e.op("Div", e.op("Add", a, b), e.constant(2)));
      case NONE -> List.of(a, b);
    };
  }
}
