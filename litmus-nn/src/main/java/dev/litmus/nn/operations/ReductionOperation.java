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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An operation that makes one number of those along some axes of a row: `mean`, `sum`, `max` ...
///
/// Output shape: the input's without those axes, or with 1 in their place.
///
/// @param className Keras's name of the operation
/// @param kind what is made of the numbers
/// @param axes the axes, none of them the batch
/// @param keepdims whether an axis of 1 is left
/// @param ord which norm, as files write it; null is that of Euclid, and for all other operations
public record ReductionOperation(
    String name,
    String className,
    Reduce.Kind kind,
    List<Integer> axes,
    boolean keepdims,
    @Nullable Object ord)
    implements Operation {
  /// Keras's class names.
  static final Map<String, Reduce.Kind> KINDS = kinds();

  private static Map<String, Reduce.Kind> kinds() {
    Map<String, Reduce.Kind> kinds = new LinkedHashMap<>();
    for (Reduce.Kind kind : Reduce.Kind.values()) {
      if (kind != Reduce.Kind.NORM_1) {
        kinds.put(className(kind), kind);
      }
    }
    kinds.put("Amax", Reduce.Kind.MAX);
    kinds.put("Amin", Reduce.Kind.MIN);
    return Map.copyOf(kinds);
  }

  public ReductionOperation {
    axes = List.copyOf(axes);
  }

  /// A reduction by what it makes of the numbers.
  static ReductionOperation of(Reduce.Kind kind, List<Integer> axes, boolean keepdims) {
    return new ReductionOperation("", className(kind), kind, axes, keepdims, null);
  }

  private static String className(Reduce.Kind kind) {
    StringBuilder name = new StringBuilder();
    for (String word : kind.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  @Override
  public String module() {
    return switch (kind) {
      case NORM, NORM_1 -> "keras.src.ops.linalg";
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
      case ARGMAX, ARGMIN, COUNT_NONZERO -> DType.INT32;
      case MAX, MIN, NANMAX, NANMIN -> input;
      case SUM, PROD, NANSUM -> input == DType.BOOL ? DType.INT32 : input;
      case MEAN, VAR, STD, NORM, NORM_1, NANMEAN, LOGSUMEXP -> DType.FLOAT32;
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
    if (className.equals("Norm")) {
      config.put("ord", ord);
    }
    config.put("axis", Axes.written(axes));
    if (kind != Reduce.Kind.COUNT_NONZERO) {
      config.put("keepdims", keepdims);
    }
    if (className.equals("Max") || className.equals("Min")) {
      config.put("initial", null);
    }
    return config;
  }

  /// What reads the class of that name.
  static Function<Config, ReductionOperation> reader(String className) {
    Reduce.Kind kind = KINDS.get(className);
    if (kind == null) {
      throw new IllegalArgumentException("no reduction '%s'".formatted(className));
    }
    return config -> fromConfig(className, kind, config);
  }

  static ReductionOperation fromConfig(String className, Reduce.Kind kind, Config config) {
    Operands.all(config, List.of("x"));
    config.requireDefault("initial", null).requireDefault("dtype", null);
    List<Integer> axes = Axes.read(config, "axis");
    Object ord = config.value("ord");
    return new ReductionOperation(
        config.string("name", ""),
        className,
        kind == Reduce.Kind.NORM ? norm(ord, axes.size(), config) : kind,
        axes,
        config.bool("keepdims", false),
        ord);
  }

  /// The norm that files ask for: of vectors, or over all elements of matrices.
  private static Reduce.Kind norm(@Nullable Object ord, int axes, Config config) {
    if (ord == null || ("fro".equals(ord) && axes == 2)) {
      return Reduce.Kind.NORM;
    }
    if (axes == 1 && ord instanceof Number number) {
      double order = number.doubleValue();
      if (order == 2) {
        return Reduce.Kind.NORM;
      }
      if (order == 1) {
        return Reduce.Kind.NORM_1;
      }
    }
    throw new IllegalArgumentException(
        "%s: ord = %s over %d axes is not supported; expected null, or 1 or 2 over one axis"
            .formatted(config.owner(), ord, axes));
  }
}
