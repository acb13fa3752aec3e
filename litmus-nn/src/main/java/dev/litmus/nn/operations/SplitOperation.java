package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Rearrange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operations `split` and `unstack`: a tensor cut along an axis into several.
///
/// Output shapes: the input's with a part of the axis each, or without the axis for `unstack`.
///
/// @param unstacks whether each part is one element and loses the axis: Keras's `unstack`
/// @param sections into how many equal parts to cut, or 0 when `cuts` tell; for `unstack` 0 is all
/// @param cuts the places to cut at
/// @param axis the axis, not the batch; negative counts from the end
public record SplitOperation(
    String name, boolean unstacks, int sections, List<Integer> cuts, int axis)
    implements Operation {
  public SplitOperation {
    cuts = List.copyOf(cuts);
  }

  @Override
  public String className() {
    return unstacks ? "Unstack" : "Split";
  }

  @Override
  public String module() {
    return unstacks ? "keras.src.ops.core" : "keras.src.ops.numpy";
  }

  @Override
  public List<String> parameters() {
    return List.of("x");
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.input());
  }

  /// The first place of every part, and behind them the axis's end.
  private List<Integer> places(Shape input) {
    try {
      int size = input.dim(Axes.inRow(axis, input.rank()));
      int parts = unstacks && sections == 0 ? size : sections;
      if (size == Shape.UNKNOWN) {
        throw new IllegalArgumentException("an axis of known size to cut");
      }
      if (cuts.isEmpty() && (parts < 1 || size % parts != 0 || (unstacks && parts != size))) {
        throw new IllegalArgumentException(
            "an axis of %d cut into %d equal parts".formatted(size, parts));
      }
      List<Integer> places = new ArrayList<>(List.of(0));
      for (int cut : cuts) {
        int place = Math.clamp(cut < 0 ? cut + size : cut, 0, size);
        if (place < places.getLast()) {
          throw new IllegalArgumentException("cuts in ascending order; found " + cuts);
        }
        places.add(place);
      }
      for (int part = 1; cuts.isEmpty() && part < parts; part++) {
        places.add(part * (size / parts));
      }
      places.add(size);
      return places;
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), List.of(input));
    }
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  public List<Shape> outputShapes(List<Shape> inputs) {
    Shape input = single(inputs);
    List<Integer> places = places(input);
    int along = Axes.inRow(axis, input.rank());
    List<Shape> shapes = new ArrayList<>();
    for (int part = 0; part + 1 < places.size(); part++) {
      shapes.add(part(input, along, places.get(part + 1) - places.get(part)));
    }
    return shapes;
  }

  private Shape part(Shape input, int along, int size) {
    if (!unstacks) {
      return input.withDim(along, size);
    }
    List<Integer> dims = new ArrayList<>();
    for (int i = 0; i < input.rank(); i++) {
      if (i != along) {
        dims.add(input.dim(i));
      }
    }
    return Shape.of(dims.stream().mapToInt(dim -> dim).toArray());
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.getFirst();
  }

  @Override
  public Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  public List<Value> emitAll(Emitter emitter) {
    Value x = emitter.input();
    Shape input = x.shape();
    List<Integer> places = places(input);
    List<Shape> shapes = outputShapes(List.of(input));
    int along = Axes.inRow(axis, input.rank());
    int step = Axes.steps(input)[along];
    int size = input.dim(along);
    List<Value> values = new ArrayList<>();
    for (int part = 0; part < shapes.size(); part++) {
      int from = places.get(part);
      int taken = places.get(part + 1) - from;
      int[] source = new int[shapes.get(part).rowSize() / step];
      for (int i = 0; i < source.length; i++) {
        source[i] = i / taken * size + from + i % taken;
      }
      values.add(
          emitter.op(
              new Rearrange(step, source, 0f), shapes.get(part), x.dtype(), List.of(x), List.of()));
    }
    return values;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (unstacks) {
      config.put("num", sections == 0 ? null : (Object) (long) sections);
    } else {
      config.put(
          "indices_or_sections",
          cuts.isEmpty()
              ? (Object) (long) sections
              : cuts.stream().map(Integer::longValue).toList());
    }
    config.put("axis", (long) axis);
    return config;
  }

  static SplitOperation fromConfig(boolean unstacks, Config config) {
    Operands.all(config, List.of("x"));
    String key = unstacks ? "num" : "indices_or_sections";
    boolean several = config.value(key) instanceof List<?>;
    List<Integer> numbers = Axes.read(config, key);
    int sections = several || numbers.isEmpty() ? 0 : numbers.getFirst();
    return new SplitOperation(
        config.string("name", ""),
        unstacks,
        sections,
        several ? numbers : List.of(),
        Axes.one(config, "axis"));
  }
}
