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
import org.jspecify.annotations.Nullable;

/// An operation that others make up, one after the other: `median`, `diff`, `glu` ...
///
/// @param className Keras's name of the operation
/// @param operands the arguments of the call
/// @param settings the configuration
public record ComposedOperation(
    String name, String className, List<Operand> operands, Map<String, @Nullable Object> settings)
    implements Operation {
  public ComposedOperation {
    operands = List.copyOf(operands);
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    recipe(className);
  }

  /// A part of the way.
  ///
  /// @param inputs what it takes, by number: the whole operation's inputs first, then the results
  ///   of the steps before
  public record Step(Operation operation, List<Integer> inputs) {
    public Step {
      inputs = List.copyOf(inputs);
    }
  }

  private static Recipe recipe(String className) {
    Recipe recipe = Recipes.ALL.get(className);
    if (recipe == null) {
      throw new IllegalArgumentException("no operation '%s' of others".formatted(className));
    }
    return recipe;
  }

  @Override
  public String module() {
    return recipe(className).module();
  }

  @Override
  public boolean takesList() {
    return className.equals("Hstack");
  }

  @Override
  public List<String> parameters() {
    return recipe(className).parameters();
  }

  /// The way for inputs of those shapes; its last results are those of the whole.
  public List<Step> steps(List<Shape> inputs) {
    return plan(inputs).steps();
  }

  private Plan plan(List<Shape> inputs) {
    Plan plan = new Plan(inputs, operands, Config.of(className, settings));
    try {
      recipe(className).way().write(plan);
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), inputs);
    }
    return plan;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    return results(plan(inputs).shapes());
  }

  private <T> List<T> results(List<T> all) {
    return List.copyOf(all.subList(all.size() - recipe(className).results(), all.size()));
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return recipe(className).type().of(inputs);
  }

  @Override
  public List<DType> outputTypes(List<DType> inputs) {
    return java.util.Collections.nCopies(recipe(className).results(), outputType(inputs));
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    List<Value> values = new ArrayList<>(emitter.inputs());
    for (Step step : steps(values.stream().map(Value::shape).toList())) {
      List<Value> taken = step.inputs().stream().map(values::get).toList();
      values.addAll(step.operation().emitAll(new StepEmitter(emitter, taken)));
    }
    return results(values);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return settings;
  }

  static ComposedOperation fromConfig(String className, Config config) {
    Recipe recipe = recipe(className);
    List<Operand> operands;
    if (className.equals("Hstack")) {
      config.ignore("args", "kwargs");
      operands = List.of(Operand.input());
    } else {
      operands = Operands.withGaps(config, recipe.parameters());
    }
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    recipe.settings().forEach(key -> settings.put(key, config.value(key)));
    return new ComposedOperation(config.string("name", ""), className, operands, settings);
  }
}
