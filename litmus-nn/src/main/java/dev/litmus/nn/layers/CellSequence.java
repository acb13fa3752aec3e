package dev.litmus.nn.layers;

import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cell inside a recurrent layer: keeps the cell's variables where Keras keeps them and goes
/// through whole sequences.
record CellSequence(RecurrentCell cell, RecurrentSettings settings) implements Layer {
  @Override
  public String name() {
    return cell.name();
  }

  @Override
  public String className() {
    return cell.className();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    List<Shape> shapes = new ArrayList<>();
    shapes.add(
        settings.returnSequences()
            ? Shape.batchOf(inputs.getFirst().dim(1), cell.outputSize())
            : Shape.batchOf(cell.outputSize()));
    if (settings.returnState()) {
      cell.stateSizes().forEach(size -> shapes.add(Shape.batchOf(size)));
    }
    return shapes;
  }

  @Override
  public void build(LayerBuilder builder) {
    cell.build(builder, settings);
    if (settings.stateful()) {
      cell.carryStates(builder);
    }
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    return cell.through(emitter, settings);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return cell.config();
  }
}
