package dev.litmus.keras.onnx;

import dev.litmus.nn.operations.Operand;
import java.util.ArrayList;
import java.util.List;

/// The arguments of operation nodes as float32 numbers.
final class Operands {
  private Operands() {}

  /// Inputs and constants in the order of the call.
  static List<Term> of(OnnxEmitter e, List<Operand> operands) {
    List<Term> terms = new ArrayList<>();
    int next = 0;
    for (Operand operand : operands) {
      terms.add(
          switch (operand) {
            case Operand.Input input -> e.number(next++);
            case Operand.Constant constant -> constant(e, constant);
          });
    }
    return terms;
  }

  static Term constant(OnnxEmitter e, Operand.Constant constant) {
    float[] values = constant.floats();
    return constant.shape().rank() == 0
        ? e.constant(values[0])
        : e.floats("constant", constant.shape(), values);
  }
}
