package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.GRUCell;
import dev.litmus.nn.layers.LSTMCell;
import dev.litmus.nn.layers.RecurrentCell;
import dev.litmus.nn.layers.SimpleRNNCell;
import dev.litmus.nn.layers.StackedRNNCells;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Activation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One step of each recurrent cell, written out, so that any activation will do.
final class CellExports {
  private CellExports() {}

  /// The cell as a layer of its own.
  static List<Term> layer(RecurrentCell cell, OnnxEmitter e) {
    List<Term> given = e.numbers();
    return step(cell, e, given.getFirst(), given.subList(1, given.size()));
  }

  /// The output of a step and the states after it.
  ///
  /// @param e where the cell's weights are
  static List<Term> step(RecurrentCell cell, OnnxEmitter e, Term x, List<Term> states) {
    return switch (cell) {
      case SimpleRNNCell simple -> simple(simple, e, x, states.getFirst());
      case LSTMCell lstm -> lstm(lstm, e, x, states.getFirst(), states.getLast());
      case GRUCell gru -> gru(gru, e, x, states.getFirst());
      case StackedRNNCells stack -> stack(stack, e, x, states);
    };
  }

  private static List<Term> simple(SimpleRNNCell cell, OnnxEmitter e, Term x, Term h) {
    Term z = e.op("Add", inputPart(e, x), e.op("MatMul", h, e.weight("recurrent_kernel")));
    Term next = activate(e, cell.activation(), z, cell.outputSize());
    return List.of(next, next);
  }

  private static List<Term> lstm(LSTMCell cell, OnnxEmitter e, Term x, Term h, Term c) {
    int units = cell.outputSize();
    Term z = e.op("Add", inputPart(e, x), e.op("MatMul", h, e.weight("recurrent_kernel")));
    List<Term> gates = split(e, z, 4);
    Term input = activate(e, cell.recurrentActivation(), gates.get(0), units);
    Term forget = activate(e, cell.recurrentActivation(), gates.get(1), units);
    Term candidate = activate(e, cell.activation(), gates.get(2), units);
    Term output = activate(e, cell.recurrentActivation(), gates.get(3), units);
    Term carry = e.op("Add", e.op("Mul", forget, c), e.op("Mul", input, candidate));
    Term next = e.op("Mul", output, activate(e, cell.activation(), carry, units));
    return List.of(next, next, carry);
  }

  private static List<Term> gru(GRUCell cell, OnnxEmitter e, Term x, Term h) {
    int units = cell.outputSize();
    List<Term> ofInput = split(e, inputPart(e, x), 3);
    List<Term> ofState =
        cell.resetAfter()
            ? split(e, plusBias(e, e.op("MatMul", h, e.weight("recurrent_kernel")), 1), 3)
            : split(e, e.op("MatMul", h, gates(e, 0, 2)), 2);
    Activation gate = cell.recurrentActivation();
    Term update = activate(e, gate, e.op("Add", ofInput.get(0), ofState.get(0)), units);
    Term reset = activate(e, gate, e.op("Add", ofInput.get(1), ofState.get(1)), units);
    Term seen =
        cell.resetAfter()
            ? e.op("Mul", reset, ofState.get(2))
            : e.op("MatMul", e.op("Mul", reset, h), gates(e, 2, 3));
    Term candidate = activate(e, cell.activation(), e.op("Add", ofInput.get(2), seen), units);
    Term renewed = e.op("Mul", e.op("Sub", e.constant(1), update), candidate);
    Term next = e.op("Add", e.op("Mul", update, h), renewed);
    return List.of(next, next);
  }

  /// Each cell takes the output of the one below; the states are those of all in order.
  private static List<Term> stack(StackedRNNCells stack, OnnxEmitter e, Term x, List<Term> states) {
    List<String> attributes = List.copyOf(e.state().children().keySet());
    List<Term> results = new ArrayList<>();
    Term output = x;
    int next = 0;
    for (int i = 0; i < stack.cells().size(); i++) {
      RecurrentCell cell = stack.cells().get(i);
      List<Term> own = states.subList(next, next + cell.stateSizes().size());
      List<Term> step = step(cell, e.inside(attributes.get(i)), output, own);
      output = step.getFirst();
      results.addAll(step.subList(1, step.size()));
      next += own.size();
    }
    results.addFirst(output);
    return results;
  }

  /// x W, with its bias.
  private static Term inputPart(OnnxEmitter e, Term x) {
    return plusBias(e, e.op("MatMul", x, e.weight("kernel")), 0);
  }

  /// Plus the bias, or that row of it where it has two: one for the input and one for the state.
  private static Term plusBias(OnnxEmitter e, Term product, int row) {
    if (!e.has("bias")) {
      return product;
    }
    Variable bias = e.variable("bias");
    int columns = bias.shape().last();
    float[] values = new float[columns];
    System.arraycopy(bias.value(), row * columns, values, 0, columns);
    return e.op("Add", product, e.floats("bias " + row, values));
  }

  /// The columns of the recurrent kernel that belong to neighbouring gates of three.
  private static Term gates(OnnxEmitter e, int from, int to) {
    Variable kernel = e.variable("recurrent_kernel");
    int units = kernel.shape().dim(0);
    int columns = (to - from) * units;
    float[] values = new float[units * columns];
    for (int row = 0; row < units; row++) {
      System.arraycopy(kernel.value(), (row * 3 + from) * units, values, row * columns, columns);
    }
    return e.floats("recurrent_kernel " + from, Shape.of(units, columns), values);
  }

  private static List<Term> split(OnnxEmitter e, Term gates, int count) {
    return e.node("Split")
        .with("axis", -1)
        .with("num_outputs", count)
        .all(Collections.nCopies(count, DType.FLOAT32), gates);
  }

  private static Term activate(OnnxEmitter e, Activation activation, Term z, int units) {
    return ActivationExports.activate(e, activation, z, Shape.batchOf(units));
  }
}
