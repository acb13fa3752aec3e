package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Elementwise;
import dev.litmus.nn.ops.ElementwiseFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An operation that works on each element: arithmetic, comparisons, `where`, `clip` ...
///
/// Input shapes: such as go together, an axis of 1 repeating. Output shape: the largest.
///
/// @param function what it computes
/// @param operands the arguments of the call
/// @param settings the arguments in the configuration
public record ElementwiseOperation(
    String name,
    ElementwiseFunction function,
    List<Operand> operands,
    List<Operand.Constant> settings)
    implements Operation {
  public ElementwiseOperation {
    operands = List.copyOf(operands);
    settings = List.copyOf(settings);
    if (operands.size() != function.parameters().size()
        || settings.size() != function.settings().size()) {
      throw new IllegalArgumentException(
          "%s takes %s and %s; found %s and %s"
              .formatted(
                  function.className(),
                  function.parameters(),
                  function.settings(),
                  operands,
                  settings));
    }
  }

  @Override
  public String className() {
    return function.className();
  }

  @Override
  public String module() {
    return function.module();
  }

  @Override
  public List<String> parameters() {
    return function.parameters();
  }

  private List<Operand.Constant> constants() {
    List<Operand.Constant> constants = new ArrayList<>();
    for (Operand operand : operands) {
      if (operand instanceof Operand.Constant constant) {
        constants.add(constant);
      }
    }
    constants.addAll(settings);
    return constants;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    try {
      return Broadcasting.shape(inputs, constants().stream().map(Operand.Constant::shape).toList());
    } catch (IllegalArgumentException e) {
      throw new ShapeException(
          this, "inputs that go together (%s)".formatted(e.getMessage()), inputs);
    }
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return switch (function.result()) {
      case BOOL -> DType.BOOL;
      case FLOAT -> DType.FLOAT32;
      case WIDEST -> widest(inputs);
    };
  }

  private DType widest(List<DType> inputs) {
    List<DType> types = new ArrayList<>(inputs);
    // A condition chooses; it does not take part.
    if (className().equals("Where") && operands.getFirst() instanceof Operand.Input) {
      types.removeFirst();
    }
    boolean whole = false;
    for (Operand.Constant constant : constants()) {
      DType type = constant.dtype();
      whole |= type == null;
      if (type != null) {
        types.add(type);
      }
    }
    for (DType candidate : List.of(DType.FLOAT32, DType.INT64, DType.INT32)) {
      if (types.contains(candidate)) {
        return candidate;
      }
    }
    return whole ? DType.INT32 : DType.BOOL;
  }

  @Override
  public Value emit(Emitter emitter) {
    List<Value> inputs = emitter.inputs();
    Shape shape = outputShape(inputs.stream().map(Value::shape).toList());
    List<Elementwise.Source> sources = new ArrayList<>();
    int next = 0;
    for (Operand operand : operands) {
      switch (operand) {
        case Operand.Input input -> {
          int[] places = Broadcasting.places(inputs.get(next).shape(), shape);
          sources.add(new Elementwise.Source(next++, new float[0], places));
        }
        case Operand.Constant constant -> sources.add(source(constant, shape));
      }
    }
    settings.forEach(constant -> sources.add(source(constant, shape)));
    DType dtype = outputType(inputs.stream().map(Value::dtype).toList());
    return emitter.op(new Elementwise(function, sources), shape, dtype, inputs, List.of());
  }

  private static Elementwise.Source source(Operand.Constant constant, Shape shape) {
    Shape padded = Broadcasting.padded(constant.shape(), shape.rank());
    return new Elementwise.Source(-1, constant.floats(), Broadcasting.places(padded, shape));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    for (int i = 0; i < settings.size(); i++) {
      config.put(function.settings().get(i), settings.get(i).written());
    }
    if (className().endsWith("Like")) {
      config.put(
          "dtype",
          switch (function.result()) {
            case BOOL -> DType.BOOL.kerasName();
            case FLOAT -> DType.FLOAT32.kerasName();
            case WIDEST -> null;
          });
    }
    return config;
  }

  static ElementwiseOperation fromConfig(ElementwiseFunction plain, Config config) {
    ElementwiseFunction function = plain;
    if (plain.className().endsWith("Like") && "bool".equals(config.value("dtype"))) {
      function = plain.giving(ElementwiseFunction.Result.BOOL);
    } else if (plain.className().endsWith("Like") && "float32".equals(config.value("dtype"))) {
      function = plain.giving(ElementwiseFunction.Result.FLOAT);
    } else {
      config.requireDefault("dtype", null);
    }
    List<Operand.Constant> settings = new ArrayList<>();
    for (String key : function.settings()) {
      settings.add(new Operand.Constant(config.value(key)));
    }
    return new ElementwiseOperation(
        config.string("name", ""), function, Operands.all(config, function.parameters()), settings);
  }
}
