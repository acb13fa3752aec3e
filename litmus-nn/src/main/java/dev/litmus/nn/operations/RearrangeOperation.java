package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Copy;
import dev.litmus.nn.ops.Rearrange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An operation that puts the elements of a row into another order or shape: `reshape`,
/// `transpose`, `x[..]`, `flip`, `pad` ...
///
/// @param className Keras's name of the operation
/// @param operands the arguments of the call
/// @param settings the configuration
public record RearrangeOperation(
    String name, String className, List<Operand> operands, Map<String, @Nullable Object> settings)
    implements Operation {
  public RearrangeOperation {
    operands = List.copyOf(operands);
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    if (!Rearrangements.all().containsKey(className)
        || !(operands.getFirst() instanceof Operand.Input)) {
      throw new IllegalArgumentException("no rearrangement '%s' of a tensor".formatted(className));
    }
  }

  private Rearrangement way() {
    Rearrangement way = Rearrangements.all().get(className);
    if (way == null) {
      throw new IllegalStateException(className);
    }
    return way;
  }

  @Override
  public String module() {
    return className.equals("ConvertToTensor") ? "keras.src.ops.core" : "keras.src.ops.numpy";
  }

  @Override
  public List<String> parameters() {
    return way().parameters();
  }

  /// The settings and the constants of the call, by name, as they stand in files.
  public Map<String, @Nullable Object> arguments() {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>(settings);
    for (int i = 1; i < operands.size(); i++) {
      if (operands.get(i) instanceof Operand.Constant constant) {
        arguments.put(parameters().get(i), constant.written());
      }
    }
    return arguments;
  }

  private Rearrangement.Result result(Shape input) {
    try {
      return way().layout().of(input, Config.of(className, arguments()));
    } catch (IllegalArgumentException e) {
      throw new ShapeException(
          this, "what it can rearrange (%s)".formatted(e.getMessage()), List.of(input));
    }
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return result(single(inputs)).shape();
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.getFirst();
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Rearrangement.Result result = result(x.shape());
    return emitter.op(
        result.sameOrder() ? new Copy() : new Rearrange(result.places(), filler()),
        result.shape(),
        x.dtype(),
        List.of(x),
        List.of());
  }

  private float filler() {
    return operands.size() > 1
            && className.equals("Pad")
            && operands.get(1) instanceof Operand.Constant constant
        ? constant.floats()[0]
        : 0f;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return settings;
  }

  static RearrangeOperation fromConfig(Rearrangement way, Config config) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    way.settings().forEach(key -> settings.put(key, config.value(key)));
    List<Operand> operands = Operands.read(config, way.parameters());
    if (operands.isEmpty()) {
      throw new IllegalArgumentException(config.owner() + " is called without a tensor");
    }
    return new RearrangeOperation(config.string("name", ""), way.className(), operands, settings);
  }
}
