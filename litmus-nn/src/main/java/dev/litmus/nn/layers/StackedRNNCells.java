package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.internal.SnakeCase;
import dev.litmus.nn.ops.Reverse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cells on top of each other: each takes the output of the one below at every step. The states are
/// those of all cells in order.
///
/// Since a masked step changes no state, the stack is computed cell by cell, each through the whole
/// sequence.
public record StackedRNNCells(String name, List<RecurrentCell> cells) implements RecurrentCell {
  public StackedRNNCells {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("StackedRNNCells: expected at least one cell");
    }
  }

  public static StackedRNNCells of(RecurrentCell... cells) {
    return new StackedRNNCells("", List.of(cells));
  }

  @Override
  public List<Integer> stateSizes() {
    return cells.stream().flatMap(cell -> cell.stateSizes().stream()).toList();
  }

  @Override
  public int outputSize() {
    return cells.getLast().outputSize();
  }

  @Override
  public void build(LayerBuilder builder, RecurrentSettings settings) {
    Shape input = builder.input();
    List<String> attributes = attributes();
    for (int i = 0; i < cells.size(); i++) {
      builder.child(
          attributes.get(i), new CellSequence(cells.get(i), settings(i, settings)), List.of(input));
      input = Shape.batchOf(cells.get(i).outputSize());
    }
  }

  /// Each cell of the stack carries its own.
  @Override
  public void carryStates(LayerBuilder builder) {}

  /// Keras's places of the cells in files: `cells/gru_cell`, `cells/gru_cell_1`.
  private List<String> attributes() {
    Map<String, Integer> used = new HashMap<>();
    List<String> attributes = new ArrayList<>();
    for (RecurrentCell cell : cells) {
      String base = SnakeCase.of(cell.className());
      int number = used.merge(base, 1, Integer::sum) - 1;
      attributes.add("cells/" + base + (number == 0 ? "" : "_" + number));
    }
    return attributes;
  }

  /// Sequences go from cell to cell; they are turned round before the first.
  private RecurrentSettings settings(int index, RecurrentSettings all) {
    boolean last = index == cells.size() - 1;
    return all.goBackwards(false)
        .returnSequences(!last || all.returnSequences())
        .zeroOutputForMask(last && all.zeroOutputForMask());
  }

  @Override
  public List<Value> through(Emitter emitter, RecurrentSettings settings) {
    List<Value> given = emitter.inputs();
    Value x = given.getFirst();
    if (x.shape().rank() == 2) {
      Shape oneStep = Shape.batchOf(1, x.shape().last());
      x = emitter.op(new Reverse(1), oneStep, DType.FLOAT32, List.of(x), List.of());
    }
    Value mask = emitter.mask(0);
    if (settings.goBackwards()) {
      x = reversed(emitter, x);
      mask = mask == null ? null : reversed(emitter, mask);
    }
    List<Value> states = new ArrayList<>();
    List<String> attributes = attributes();
    int next = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<Value> inputs = new ArrayList<>(List.of(x));
      if (given.size() > 1) {
        int count = cells.get(i).stateSizes().size();
        inputs.addAll(given.subList(next, next + count));
        next += count;
      }
      List<Value> results = emitter.child(attributes.get(i), inputs, mask);
      x = results.getFirst();
      states.addAll(results.subList(1, results.size()));
    }
    states.addFirst(x);
    return states;
  }

  private static Value reversed(Emitter emitter, Value x) {
    int steps = x.shape().dim(1);
    return emitter.op(new Reverse(steps), x.shape(), x.dtype(), List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("cells", cells.stream().map(RecurrentCell::described).toList());
    return config;
  }

  /// Reads Keras's configuration.
  public static StackedRNNCells fromConfig(Config config) {
    return new StackedRNNCells(
        config.string("name", ""),
        config.list("cells").stream()
            .map(cell -> InnerLayers.cell(config, "cells", cell))
            .toList());
  }
}
