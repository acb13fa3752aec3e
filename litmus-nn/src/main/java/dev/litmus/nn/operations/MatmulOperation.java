package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.ops.RowMatmul;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The product of matrices: of a tensor's last axis with a constant matrix, or of two tensors that
/// have a matrix, or several, in each row.
///
/// @param dots whether Keras calls it `dot` rather than `matmul`; it then takes a constant
public record MatmulOperation(String name, boolean dots, List<Operand> operands)
    implements Operation {
  public MatmulOperation {
    operands = List.copyOf(operands);
  }

  @Override
  public String className() {
    return dots ? "Dot" : "Matmul";
  }

  @Override
  public String module() {
    return "keras.src.ops.numpy";
  }

  @Override
  public List<String> parameters() {
    return List.of("x1", "x2");
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape first = inputs.getFirst();
    if (operands.getFirst() instanceof Operand.Input
        && operands.get(1) instanceof Operand.Constant constant) {
      Shape matrix = constant.shape();
      if (first.rank() >= 2 && matrix.rank() == 2 && matrix.dim(0) == first.last()) {
        return first.withLast(matrix.dim(1));
      }
    } else if (inputs.size() == 2 && !dots) {
      Shape second = inputs.get(1);
      boolean fits = first.rank() >= 3 && second.rank() == first.rank();
      for (int axis = 1; fits && axis < first.rank() - 2; axis++) {
        fits = first.dim(axis) == second.dim(axis);
      }
      if (fits && first.last() == second.dim(-2)) {
        return first.withLast(second.last());
      }
    }
    throw new ShapeException(
        this, "a tensor and a constant matrix, or a matrix in each row of two tensors", inputs);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return DType.FLOAT32;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(emitter.inputs().stream().map(Value::shape).toList());
    if (operands.get(1) instanceof Operand.Constant constant) {
      Variable matrix = new Variable("matrix", constant.shape(), DType.FLOAT32, false);
      matrix.assign(constant.floats());
      return emitter.op(
          new Affine(shape.last()), shape, DType.FLOAT32, List.of(x), List.of(matrix));
    }
    int m = shape.dim(-2);
    int n = shape.last();
    int matrices = shape.rowSize() / Math.max(1, m * n);
    return emitter.op(
        new RowMatmul(matrices, m, x.shape().last(), n),
        shape,
        DType.FLOAT32,
        emitter.inputs(),
        List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of();
  }

  static MatmulOperation fromConfig(boolean dots, Config config) {
    return new MatmulOperation(
        config.string("name", ""), dots, Operands.all(config, List.of("x1", "x2")));
  }
}
