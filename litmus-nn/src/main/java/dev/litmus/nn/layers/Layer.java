package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A layer: an immutable description, Keras's configuration of it. It holds no weights and no
/// activations; a model that contains it builds its variables and emits its ops. The same object
/// used twice is one layer with shared weights; two equal objects are two layers.
///
/// A layer of your own is a record that implements [#outputShape(List)], [#emit(Emitter)],
/// [#config()] and, when it has weights, [#build(LayerBuilder)].
public interface Layer {
  /// The name in the model, or the empty string to be named by the model after the class, as Keras
  /// does.
  String name();

  /// Keras's class name, also the name in files: the record's own unless it says otherwise.
  default String className() {
    return getClass().getSimpleName();
  }

  /// The module of the class in Keras's files.
  default String module() {
    return "keras.layers";
  }

  /// Whether Keras writes this as an operation node, such as `ops.isnan`, rather than as a layer:
  /// it then has no weights and no place among the model's numbered layers.
  default boolean operation() {
    return module().startsWith("keras.src.ops");
  }

  /// Whether Keras's configuration of the class has the key `trainable`; a few take no such
  /// argument.
  default boolean hasTrainableKey() {
    return true;
  }

  /// The shape that comes of those inputs.
  ///
  /// @throws ShapeException when the layer cannot take them
  Shape outputShape(List<Shape> inputs);

  /// The element type that comes of those inputs.
  default DType outputType(List<DType> inputs) {
    return DType.FLOAT32;
  }

  /// The shapes of all results; one for most layers.
  default List<Shape> outputShapes(List<Shape> inputs) {
    return List.of(outputShape(inputs));
  }

  /// The same for a call with other arguments, which may ask for further results.
  default List<Shape> outputShapes(
      List<Shape> inputs, Map<String, ? extends @Nullable Object> arguments) {
    return outputShapes(inputs);
  }

  /// The element types of all results; the last stands for all behind it.
  default List<DType> outputTypes(List<DType> inputs) {
    return List.of(outputType(inputs));
  }

  /// Creates the layer's variables, in Keras's order.
  default void build(LayerBuilder builder) {}

  /// Emits the layer's mathematics for one use of it, and tells where the result is.
  Value emit(Emitter emitter);

  /// The same for a layer with several results.
  default List<Value> emitAll(Emitter emitter) {
    return List.of(emit(emitter));
  }

  /// Whether the mask of the first input is also that of the result, as it is for a layer that
  /// treats every time step alike. A mask has shape `(batch, time)` and type bool; 0 stands for a
  /// step to be passed over.
  default boolean passesMask() {
    return false;
  }

  /// The mask of the results, if there is one; asked for after [#emitAll(Emitter)].
  default @Nullable Value emitMask(Emitter emitter) {
    return passesMask() ? emitter.mask(0) : null;
  }

  /// Keras's configuration without name, trainable and dtype, with Keras's keys in Keras's order.
  Map<String, @Nullable Object> config();

  /// Whether the layer takes a list of inputs, as [Concatenate] does, rather than one.
  default boolean takesList() {
    return false;
  }

  /// The names of the inputs, for a layer whose inputs may also be given by name.
  default List<String> positionalArguments() {
    return List.of();
  }

  /// The names of arguments that a call of the layer may have besides its inputs and `mask`.
  default Set<String> callArguments() {
    return Set.of();
  }

  /// Uses the layer on symbolic inputs: the functional way of making a model.
  ///
  /// @throws ShapeException when it cannot take them
  default Symbol apply(Symbol... inputs) {
    return applyAll(inputs).getFirst();
  }

  /// The same, with all results of a layer that has several.
  default List<Symbol> applyAll(Symbol... inputs) {
    return new Call(this, List.of(inputs), Map.of(), Map.of()).outputs();
  }

  /// The one input's shape.
  ///
  /// @throws ShapeException when there is another number of inputs than one
  default Shape single(List<Shape> inputs) {
    if (inputs.size() != 1) {
      throw new ShapeException(this, "one input", inputs);
    }
    return inputs.getFirst();
  }
}
