package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The operation `einsum`: a sum of products of tensors and constants, told by a letter for each
/// axis, `bij,bj->bi`. The batch is the first letter of every tensor and of the result.
///
/// @param subscripts Keras's words for it
public record EinsumOperation(String name, String subscripts, List<Operand> operands)
    implements Operation {
  public EinsumOperation {
    operands = List.copyOf(operands);
    if (operands.stream().noneMatch(Operand.Input.class::isInstance)) {
      throw new IllegalArgumentException("einsum takes at least one tensor");
    }
  }

  @Override
  public String className() {
    return "Einsum";
  }

  @Override
  public String module() {
    return "keras.src.ops.numpy";
  }

  @Override
  public List<String> parameters() {
    return names(operands.size());
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "operand " + i).toList();
  }

  /// The shapes of all operands.
  private List<Shape> shapes(List<Shape> inputs) {
    List<Shape> shapes = new ArrayList<>();
    int next = 0;
    for (Operand operand : operands) {
      shapes.add(
          operand instanceof Operand.Constant constant ? constant.shape() : inputs.get(next++));
    }
    return shapes;
  }

  private Subscripts read(List<Shape> shapes) {
    return Subscripts.of(subscripts, shapes.stream().map(Shape::rank).toList());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    List<Boolean> tensors = operands.stream().map(Operand.Input.class::isInstance).toList();
    List<Shape> shapes = shapes(inputs);
    try {
      return read(shapes).shape(shapes, tensors);
    } catch (IllegalArgumentException e) {
      throw new ShapeException(
          this, "what '%s' can sum (%s)".formatted(subscripts, e.getMessage()), inputs);
    }
  }

  @Override
  public DType outputType(List<DType> inputs) {
    boolean whole = inputs.stream().allMatch(type -> type == DType.INT32);
    boolean constants = operands.stream().anyMatch(Operand.Constant.class::isInstance);
    return whole && !constants ? DType.INT32 : DType.FLOAT32;
  }

  @Override
  public Value emit(Emitter emitter) {
    List<Shape> given = emitter.inputs().stream().map(Value::shape).toList();
    List<Shape> shapes = shapes(given);
    List<Integer> inputs = new ArrayList<>();
    List<float[]> constants = new ArrayList<>();
    int next = 0;
    for (Operand operand : operands) {
      boolean constant = operand instanceof Operand.Constant;
      inputs.add(constant ? -1 : next++);
      constants.add(operand instanceof Operand.Constant found ? found.floats() : new float[0]);
    }
    DType dtype = outputType(emitter.inputs().stream().map(Value::dtype).toList());
    return emitter.op(
        read(shapes).contraction(shapes, inputs, constants),
        outputShape(given),
        dtype,
        emitter.inputs(),
        List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("subscripts", subscripts);
    return config;
  }

  static EinsumOperation fromConfig(Config config) {
    List<Operand> operands = Operands.all(config, names(config.list("args").size()));
    return new EinsumOperation(config.string("name", ""), config.string("subscripts"), operands);
  }
}
