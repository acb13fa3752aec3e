package dev.litmus.keras;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.models.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stands for a model inside the model while only its description is known.
final class OutlineLayer implements Outlined {
  private final Outline outline;
  private final long uses;
  private @Nullable Model model;

  OutlineLayer(Outline outline) {
    this.outline = outline;
    this.uses = UseBudget.uses(outline);
  }

  Outline outline() {
    return outline;
  }

  /// The model itself.
  @Override
  public Model made(long seed) {
    Model built = model;
    if (built == null) {
      built = outline.build(seed);
      model = built;
    }
    return built;
  }

  @Override
  public long uses() {
    return uses;
  }

  @Override
  public String name() {
    return outline.name();
  }

  @Override
  public String className() {
    return outline.sequential() ? "Sequential" : "Functional";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    if (inputs.size() != outline.inputs().size()) {
      throw new ShapeException(this, outline.inputs().size() + " inputs", inputs);
    }
    Map<Symbol, Shape> shapes = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      shapes.put(outline.inputs().get(i), inputs.get(i));
    }
    for (Call call : outline.calls()) {
      if (!call.inputs().isEmpty()) {
        List<Shape> results =
            call.layer()
                .outputShapes(call.inputs().stream().map(shapes::get).toList(), call.arguments());
        for (int i = 0; i < results.size(); i++) {
          shapes.put(call.outputs().get(i), results.get(i));
        }
      }
    }
    return outline.outputs().stream().map(shapes::get).toList();
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return outputTypes(inputs).getFirst();
  }

  @Override
  public List<DType> outputTypes(List<DType> inputs) {
    return new ArrayList<>(outline.outputs().stream().map(Symbol::dtype).toList());
  }

  @Override
  public Value emit(Emitter emitter) {
    throw new IllegalStateException("the outline of a model has no mathematics");
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of();
  }
}
