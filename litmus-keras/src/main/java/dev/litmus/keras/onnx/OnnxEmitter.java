package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.operations.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What one use of a layer says its mathematics in ONNX to: its inputs, its weights, and nodes.
final class OnnxEmitter {
  private final ModelExporter exporter;
  private final OnnxGraph graph;
  private final LayerState state;
  private final String prefix;
  private final List<OnnxValue> given;
  private final Map<String, OnnxValue> keywords;
  private final Map<String, @Nullable Object> arguments;
  private @Nullable OnnxMask resultMask;

  OnnxEmitter(
      ModelExporter exporter,
      LayerState state,
      String prefix,
      List<OnnxValue> given,
      Map<String, OnnxValue> keywords,
      Map<String, @Nullable Object> arguments) {
    this.exporter = exporter;
    this.graph = exporter.graph();
    this.state = state;
    this.prefix = prefix;
    this.given = given;
    this.keywords = keywords;
    this.arguments = arguments;
    Layer layer = state.layer();
    this.resultMask = layer.passesMask() && !given.isEmpty() ? masked(0) : null;
  }

  /// The layer with its variables and the layers inside it.
  LayerState state() {
    return state;
  }

  /// The inputs as they come, with shapes and masks.
  List<OnnxValue> values() {
    return given;
  }

  /// The inputs as they come.
  List<Term> inputs() {
    return given.stream().map(OnnxValue::term).toList();
  }

  /// The first input as it comes.
  Term input() {
    return given.getFirst().term();
  }

  /// The first input as float32 numbers.
  Term number() {
    return floats(input());
  }

  /// An input as float32 numbers.
  Term number(int index) {
    return floats(given.get(index).term());
  }

  /// The inputs as float32 numbers.
  List<Term> numbers() {
    return inputs().stream().map(this::floats).toList();
  }

  /// The first input's shape.
  Shape shape() {
    return given.getFirst().shape();
  }

  /// The input given by that name, if there is one.
  @Nullable OnnxValue keyword(String name) {
    return keywords.get(name);
  }

  /// The other argument of the call by that name, if there is one.
  @Nullable Object argument(String name) {
    return arguments.get(name);
  }

  /// The mask of an input, given by name (`mask` for the first) or left by the layer before.
  @Nullable OnnxMask masked(int index) {
    OnnxValue named = index == 0 ? keywords.get("mask") : null;
    return named != null ? maskOf(named) : given.get(index).mask();
  }

  /// The same as a term.
  @Nullable Term mask(int index) {
    OnnxMask mask = masked(index);
    return mask == null ? null : mask.term();
  }

  /// The mask given by that name, or else the one that an input comes with.
  @Nullable OnnxMask masked(String name, int index) {
    OnnxValue named = keywords.get(name);
    return named != null ? maskOf(named) : masked(index);
  }

  private OnnxMask maskOf(OnnxValue value) {
    return new OnnxMask(bools(value.term()), value.shape().rank());
  }

  /// Says which mask the result has: by default the first input's if the layer passes it on.
  void setMask(@Nullable OnnxMask mask) {
    resultMask = mask;
  }

  @Nullable OnnxMask resultMask() {
    return resultMask;
  }

  /// The other arguments of the call.
  Map<String, @Nullable Object> arguments() {
    return arguments;
  }

  /// Refuses the layer, with the reason.
  OnnxException refuse(String reason) {
    return ModelExporter.refusal(state, reason);
  }

  /// A node in the making.
  NodeBuilder node(String operator) {
    return new NodeBuilder(graph, prefix, operator);
  }

  /// A node without attributes and with one result.
  Term op(String operator, Term... inputs) {
    return node(operator).of(inputs);
  }

  /// A constant number.
  Term constant(double value) {
    return graph.floats("number " + (float) value, Shape.of(), new float[] {(float) value});
  }

  /// A constant vector of whole numbers, such as axes or sizes.
  Term integers(long... values) {
    return graph.integers("integers " + Arrays.toString(values), Shape.of(values.length), values);
  }

  /// A constant whole number.
  Term integer(long value) {
    return graph.integers("integer " + value, Shape.of(), new long[] {value});
  }

  /// A constant of whole numbers under a name within the layer.
  Term integers(String name, Shape shape, long[] values) {
    return graph.integers(prefix + name, shape, values);
  }

  /// The whole numbers from 0 up to a bound.
  Term range(int bound) {
    long[] values = new long[bound];
    Arrays.setAll(values, i -> i);
    return graph.integers("range " + bound, Shape.of(bound), values);
  }

  /// A constant of float32 numbers under a name within the layer.
  Term floats(String name, Shape shape, float[] values) {
    return graph.floats(prefix + name, shape, values);
  }

  /// A constant vector of float32 numbers under a name within the layer.
  Term floats(String name, float[] values) {
    return floats(name, Shape.of(values.length), values);
  }

  /// A constant of strings under a name within the layer.
  Term strings(String name, List<String> values) {
    return graph.strings(prefix + name, Shape.of(values.size()), values);
  }

  /// A weight as it is.
  Term weight(String name) {
    Variable variable = variable(name);
    return floats(name, variable.shape(), variable.value());
  }

  /// The layer's variable of that name.
  Variable variable(String name) {
    return variable(state, name);
  }

  /// Whether the layer has a variable of that name.
  boolean has(String variable) {
    return state.ownVariables().stream().anyMatch(own -> own.name().equals(variable));
  }

  /// The variable of that name of a layer, such as one inside this.
  static Variable variable(LayerState owner, String name) {
    for (Variable variable : owner.ownVariables()) {
      if (variable.name().equals(name)) {
        return variable;
      }
    }
    throw new IllegalStateException("%s has no variable '%s'".formatted(owner, name));
  }

  /// What comes of the layer that stands inside this one under that attribute.
  List<OnnxValue> child(String attribute, List<OnnxValue> inputs) {
    return exporter.emit(childState(attribute), prefix + attribute + "/", inputs);
  }

  /// What comes of a step of this operation, said by that exporter.
  List<OnnxValue> step(Operation operation, List<OnnxValue> inputs, LayerExporter<?> exporter) {
    OnnxEmitter place = new OnnxEmitter(this.exporter, state, prefix, inputs, Map.of(), Map.of());
    List<Term> terms = exporter.export(operation, place);
    List<Shape> shapes = operation.outputShapes(inputs.stream().map(OnnxValue::shape).toList());
    List<DType> types =
        operation.outputTypes(inputs.stream().map(value -> value.term().dtype()).toList());
    List<OnnxValue> results = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      DType dtype = i < types.size() ? types.get(i) : DType.FLOAT32;
      results.add(new OnnxValue(cast(terms.get(i), dtype), shapes.get(i), null));
    }
    return results;
  }

  /// A place to say the layer that stands inside this one under that attribute.
  OnnxEmitter inside(String attribute) {
    return new OnnxEmitter(
        exporter, childState(attribute), prefix + attribute + "/", List.of(), Map.of(), Map.of());
  }

  private LayerState childState(String attribute) {
    LayerState child = state.children().get(attribute);
    if (child == null) {
      throw new IllegalStateException("%s has no layer '%s' inside".formatted(state, attribute));
    }
    return child;
  }

  /// A graph inside this one, the body of a loop.
  ProtoMessage body(List<Term> inputs, Supplier<List<Term>> emitted) {
    return graph.body(prefix + "body", inputs, emitted);
  }

  /// A term for an input of a body.
  Term bodyInput(String name, DType dtype) {
    return new Term(graph.unique(prefix + "body/" + name), dtype);
  }

  /// The same values as another type; towards zero from a fraction to a whole number.
  Term cast(Term term, DType dtype) {
    return term.dtype() == dtype
        ? term
        : node("Cast").with("to", OnnxMessages.elementType(dtype)).as(dtype, term);
  }

  Term floats(Term term) {
    return cast(term, DType.FLOAT32);
  }

  Term longs(Term term) {
    return cast(term, DType.INT64);
  }

  Term bools(Term term) {
    return cast(term, DType.BOOL);
  }

  /// An axis of size 1 more at those places.
  Term unsqueeze(Term term, long... axes) {
    return op("Unsqueeze", term, integers(axes));
  }

  /// Without those axes, each of size 1.
  Term squeeze(Term term, long... axes) {
    return op("Squeeze", term, integers(axes));
  }

  /// The axes in another order.
  Term transpose(Term term, int... order) {
    return node("Transpose").with("perm", order).of(term);
  }

  /// The same elements in another shape, 0 standing for an axis as it is and -1 for what is left.
  Term reshape(Term term, long... sizes) {
    return op("Reshape", term, integers(sizes));
  }

  /// The sum, the mean, the largest, ... along axes: `ReduceSum`, `ReduceMean`, `ReduceMax`.
  Term reduce(String operator, Term term, boolean keepAxes, long... axes) {
    return node(operator).with("keepdims", keepAxes ? 1 : 0).of(term, integers(axes));
  }

  /// The size of an axis, as a vector of one.
  Term size(Term term, int axis) {
    return node("Shape").with("start", axis).with("end", axis + 1L).of(term);
  }

  /// Several terms side by side.
  Term concat(int axis, List<Term> terms) {
    return node("Concat").with("axis", axis).of(terms.toArray(new Term[0]));
  }
}
