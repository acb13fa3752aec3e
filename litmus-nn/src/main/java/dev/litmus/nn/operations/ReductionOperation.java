package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// An operation that makes one number of those along some axes of a row: `mean`, `sum`, `max` ...
///
/// Output shape: the input's without those axes, or with 1 in their place.
///
/// @param axes the axes, none of them the batch
/// @param keepdims whether an axis of 1 is left
public record ReductionOperation(
    String name, Reduce.Kind kind, List<Integer> axes, boolean keepdims) implements Operation {
  /// Keras's class names.
  static final Map<String, Reduce.Kind> KINDS = kinds();

  private static Map<String, Reduce.Kind> kinds() {
    Map<String, Reduce.Kind> kinds = new LinkedHashMap<>();
    for (Reduce.Kind kind : Reduce.Kind.values()) {
      String lower = kind.name().toLowerCase(Locale.ROOT);
      kinds.put(lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1), kind);
    }
    return Map.copyOf(kinds);
  }

  public ReductionOperation {
    axes = List.copyOf(axes);
  }

  @Override
  public String className() {
    String lower = kind.name().toLowerCase(Locale.ROOT);
    return lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
  }

  @Override
  public String module() {
    return switch (kind) {
      case NORM -> "keras.src.ops.linalg";
      case LOGSUMEXP -> "keras.src.ops.math";
      default -> "keras.src.ops.numpy";
    };
  }

  @Override
  public List<String> parameters() {
    return List.of("x");
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.input());
  }

  private Set<Integer> reduced(Shape input) {
    if (axes.isEmpty()) {
      throw new ShapeException(
          this, "an axis: without one it would mix the rows of a batch", List.of(input));
    }
    Set<Integer> reduced = new TreeSet<>();
    for (int axis : axes) {
      try {
        reduced.add(Axes.inRow(axis, input.rank()));
      } catch (IllegalArgumentException e) {
        throw new ShapeException(this, String.valueOf(e.getMessage()), List.of(input));
      }
    }
    return reduced;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    Set<Integer> reduced = reduced(input);
    List<Integer> dims = new ArrayList<>();
    for (int axis = 0; axis < input.rank(); axis++) {
      if (!reduced.contains(axis)) {
        dims.add(input.dim(axis));
      } else if (keepdims) {
        dims.add(1);
      }
    }
    return Shape.of(dims.stream().mapToInt(dim -> dim).toArray());
  }

  @Override
  public DType outputType(List<DType> inputs) {
    DType input = inputs.getFirst();
    return switch (kind) {
      case ANY, ALL -> DType.BOOL;
      case ARGMAX, ARGMIN -> DType.INT32;
      case MAX, MIN -> input;
      case SUM, PROD -> input == DType.BOOL ? DType.INT32 : input;
      case MEAN, VAR, STD, NORM, LOGSUMEXP -> DType.FLOAT32;
    };
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(List.of(x.shape()));
    DType dtype = outputType(List.of(x.dtype()));
    return emitter.op(new Reduce(kind, places(x.shape())), shape, dtype, List.of(x), List.of());
  }

  private int[] places(Shape input) {
    Set<Integer> reduced = reduced(input);
    int[] places = new int[input.rowSize()];
    for (int i = 0; i < places.length; i++) {
      int rest = i;
      int step = 1;
      for (int axis = input.rank() - 1; axis >= 1; axis--) {
        int at = rest % input.dim(axis);
        rest /= input.dim(axis);
        if (!reduced.contains(axis)) {
          places[i] += at * step;
          step *= input.dim(axis);
        }
      }
    }
    return places;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (kind == Reduce.Kind.NORM) {
      config.put("ord", null);
    }
    config.put("axis", Axes.written(axes));
    config.put("keepdims", keepdims);
    if (kind == Reduce.Kind.MAX || kind == Reduce.Kind.MIN) {
      config.put("initial", null);
    }
    return config;
  }

  static ReductionOperation fromConfig(Reduce.Kind kind, Config config) {
    Operands.all(config, List.of("x"));
    config.requireDefault("initial", null).requireDefault("dtype", null);
    if (kind == Reduce.Kind.NORM && config.has("ord") && config.number("ord", 2) != 2) {
      config.requireDefault("ord", 2L);
    }
    return new ReductionOperation(
        config.string("name", ""), kind, Axes.read(config, "axis"), config.bool("keepdims", false));
  }
}
