package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Reduce;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The steps of a composed operation while a [Recipe] writes them. A value is a number: the inputs
/// first, then the results of the steps.
final class Plan {
  private final List<Shape> shapes;
  private final List<Operand> operands;
  private final Config settings;
  private final List<ComposedOperation.Step> steps = new ArrayList<>();

  Plan(List<Shape> inputs, List<Operand> operands, Config settings) {
    this.shapes = new ArrayList<>(inputs);
    this.operands = operands;
    this.settings = settings;
  }

  List<ComposedOperation.Step> steps() {
    return steps;
  }

  List<Shape> shapes() {
    return shapes;
  }

  Shape shape(int value) {
    return shapes.get(value);
  }

  Config settings() {
    return settings;
  }

  /// The constant given as an argument, or null when it is not given, or is a tensor.
  Operand.@Nullable Constant constant(int argument) {
    return argument < operands.size() && operands.get(argument) instanceof Operand.Constant given
        ? given
        : null;
  }

  /// Whether an argument is given, as a tensor or as a constant.
  boolean given(int argument) {
    return argument < operands.size()
        && !(operands.get(argument) instanceof Operand.Constant constant
            && constant.written() == null);
  }

  /// The value of an argument that is a tensor.
  int tensor(int argument) {
    int value = 0;
    for (int i = 0; i < argument; i++) {
      value += operands.get(i) instanceof Operand.Input ? 1 : 0;
    }
    return value;
  }

  /// The axes under a key, counted from the front.
  List<Integer> axes(String key, int rank) {
    List<Integer> axes =
        Axes.read(settings, key).stream().map(axis -> Axes.inRow(axis, rank)).toList();
    if (axes.isEmpty()) {
      throw new IllegalArgumentException("an axis: without one it would mix the rows of a batch");
    }
    return axes;
  }

  /// The one axis under a key, counted from the front.
  int axis(String key, int rank) {
    return Axes.inRow(Axes.one(settings, key), rank);
  }

  /// The size of an axis.
  int size(int value, int axis) {
    int size = shape(value).dim(axis);
    if (size == Shape.UNKNOWN) {
      throw new IllegalArgumentException(
          "axis %d of a size that does not depend on the data".formatted(axis));
    }
    return size;
  }

  /// Adds a step; the number of its first result.
  int add(Operation operation, int... inputs) {
    List<Integer> taken = Arrays.stream(inputs).boxed().toList();
    steps.add(new ComposedOperation.Step(operation, taken));
    int first = shapes.size();
    shapes.addAll(operation.outputShapes(taken.stream().map(shapes::get).toList()));
    return first;
  }

  /// An element-wise step on values.
  int each(String function, int... inputs) {
    List<Operand> tensors = Arrays.stream(inputs).mapToObj(i -> Operand.input()).toList();
    return add(elementwise(function, tensors), inputs);
  }

  /// An element-wise step of a value and a constant.
  int with(String function, int input, Operand constant) {
    return add(elementwise(function, List.of(Operand.input(), constant)), input);
  }

  /// The same for a number.
  int with(String function, int input, double number) {
    return with(function, input, Operand.of(number));
  }

  /// An element-wise step of a value and an argument of the call, tensor or constant.
  int withArgument(String function, int input, int argument) {
    Operand.Constant constant = constant(argument);
    return constant == null
        ? each(function, input, tensor(argument))
        : with(function, input, constant);
  }

  private static Operation elementwise(String function, List<Operand> operands) {
    return new ElementwiseOperation("", ElementwiseFunctions.named(function), operands, List.of());
  }

  int reduce(Reduce.Kind kind, int input, List<Integer> axes, boolean keepdims) {
    return add(ReductionOperation.of(kind, axes, keepdims), input);
  }

  /// A stretch of an axis: from the first up to before the last, each negative from the end, or
  /// null for the border.
  int slice(int input, int axis, @Nullable Integer first, @Nullable Integer last) {
    return item(input, axis, stretch(first, last));
  }

  /// The elements at a place of an axis, which goes.
  int place(int input, int axis, int place) {
    return item(input, axis, (long) place);
  }

  private int item(int input, int axis, Object part) {
    List<Object> key = new ArrayList<>();
    for (int i = 0; i < axis; i++) {
      key.add(stretch(null, null));
    }
    key.add(part);
    List<Operand> items = List.of(Operand.input(), new Operand.Constant(key));
    return add(new RearrangeOperation("", "GetItem", items, Map.of()), input);
  }

  private static Object stretch(@Nullable Integer first, @Nullable Integer last) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("start", first == null ? null : (Object) first.longValue());
    config.put("stop", last == null ? null : (Object) last.longValue());
    config.put("step", null);
    return Map.of("class_name", "__slice__", "config", config);
  }
}
