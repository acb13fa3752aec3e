package dev.litmus.keras.onnx;

import dev.litmus.nn.operations.EinsumOperation;
import dev.litmus.nn.operations.JoinOperation;
import dev.litmus.nn.operations.MatmulOperation;
import dev.litmus.nn.operations.OneHotOperation;
import dev.litmus.nn.operations.SoftmaxOperation;
import java.util.List;

/// Operations that join tensors, multiply matrices, or work along the last axis.
final class JoinExports {
  private JoinExports() {}

  static Term join(JoinOperation operation, OnnxEmitter e) {
    boolean alike = e.inputs().stream().map(Term::dtype).distinct().count() == 1;
    List<Term> terms = alike ? e.inputs() : e.numbers();
    List<Term> sides =
        operation.stacks()
            ? terms.stream().map(term -> e.unsqueeze(term, operation.axis())).toList()
            : terms;
    return e.concat(operation.axis(), sides);
  }

  static Term matmul(MatmulOperation operation, OnnxEmitter e) {
    List<Term> sides = Operands.of(e, operation.operands());
    return e.op("MatMul", sides.getFirst(), sides.getLast());
  }

  static Term einsum(EinsumOperation operation, OnnxEmitter e) {
    return e.node("Einsum")
        .with("equation", operation.subscripts())
        .of(Operands.of(e, operation.operands()).toArray(new Term[0]));
  }

  static Term softmax(SoftmaxOperation operation, OnnxEmitter e) {
    String operator = operation.logarithm() ? "LogSoftmax" : "Softmax";
    return e.node(operator).with("axis", operation.axis()).of(e.number());
  }

  static Term oneHot(OneHotOperation operation, OnnxEmitter e) {
    if (operation.axis() != -1 && operation.axis() != e.shape().rank()) {
      throw e.refuse("its new axis %d is not the last".formatted(operation.axis()));
    }
    Term index = e.unsqueeze(e.longs(e.input()), -1);
    return e.op("Equal", index, e.range(operation.classes()));
  }
}
