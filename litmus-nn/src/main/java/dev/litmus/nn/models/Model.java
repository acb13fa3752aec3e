package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A network: layers, how they are joined, and their variables. A model is whole from the moment it
/// is made: shapes are checked, variables exist and are initialized. It is itself a layer that
/// other models may use, sharing its variables. Any number of threads may predict with it at once;
/// while [Trainer#fit] changes its weights no other thread may use it. With stateful layers in it,
/// which take states over from batch to batch, one thread at a time may predict.
public abstract sealed class Model implements Layer permits Sequential, Functional {
  private static final int MOST_PREDICTORS = 32;

  private final String name;
  private final long seed;
  private final Network network;
  private final ConcurrentHashMap<Wiring, Predictor> predictors = new ConcurrentHashMap<>();
  private volatile @Nullable RowPredictor rowPredictor;

  Model(String name, long seed, Network network) {
    this.name = name;
    this.seed = seed;
    this.network = network;
  }

  /// The model's name, as in its summary and files.
  @Override
  public final String name() {
    return name;
  }

  /// The seed that its initial weights and its dropout were drawn with.
  public final long seed() {
    return seed;
  }

  /// The symbols of the inputs, in order.
  public final List<Symbol> inputs() {
    return network.inputs();
  }

  /// The symbols of the outputs, in order.
  public final List<Symbol> outputs() {
    return network.outputs();
  }

  /// The layers in Keras's order, which numbers the weights in files: for a functional model by
  /// depth, inputs among them; for a sequential one as added, without the input. Operation nodes
  /// are no layers.
  public abstract List<LayerState> layers();

  /// All uses of layers, in order of computation; inputs and operation nodes among them.
  public final List<Call> calls() {
    return network.calls();
  }

  /// The state of a layer of this model.
  public final LayerState state(Layer layer) {
    return network.state(layer);
  }

  /// The layer of that name.
  ///
  /// @throws IllegalArgumentException listing the names when there is none
  public final LayerState layer(String layerName) {
    for (LayerState state : layers()) {
      if (state.name().equals(layerName)) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "model '%s' has no layer '%s'; layers: %s"
            .formatted(
                name,
                layerName,
                String.join(", ", layers().stream().map(LayerState::name).toList())));
  }

  /// All variables, layer by layer; those of a model that is used in several places once.
  public final List<Variable> variables() {
    return layers().stream().flatMap(state -> state.variables().stream()).distinct().toList();
  }

  /// The variables that training changes.
  public final List<Variable> trainableVariables() {
    return layers().stream()
        .flatMap(state -> state.trainableVariables().stream())
        .distinct()
        .toList();
  }

  /// Lets all stateful layers begin the next batch with zeros.
  public final void resetStates() {
    layers().forEach(LayerState::resetStates);
  }

  /// The number of numbers in all variables.
  public final long countParams() {
    return variables().stream().mapToLong(variable -> variable.value().length).sum();
  }

  /// The name under which data of an input may be given.
  public final String inputName(int index) {
    return network.state(inputs().get(index).layer()).name();
  }

  /// The keys by which programs in Python give the inputs, in the model's order; none where they
  /// give a list.
  public List<String> inputKeys() {
    return List.of();
  }

  /// The keys by which programs in Python take the outputs, in the model's order; none where they
  /// take a list.
  public List<String> outputKeys() {
    return List.of();
  }

  /// The name under which the targets of an output may be given, and its figures are reported: its
  /// key, or where outputs have none, the name of its layer.
  public final String outputName(int index) {
    return outputKeys().size() > index
        ? outputKeys().get(index)
        : network.state(outputs().get(index).layer()).name();
  }

  /// A copy of every variable's elements, layer by layer.
  public final List<float[]> weights() {
    return variables().stream().map(variable -> variable.value().clone()).toList();
  }

  /// Takes over elements for every variable, as [#weights()] gives them.
  ///
  /// @throws IllegalArgumentException when number or sizes differ; then nothing is changed
  public final void setWeights(List<float[]> elements) {
    List<Variable> variables = variables();
    List<Integer> expected = variables.stream().map(v -> v.value().length).toList();
    List<Integer> found = elements.stream().map(e -> e.length).toList();
    if (!expected.equals(found)) {
      throw new IllegalArgumentException(
          "model '%s' has variables of %s elements; found %s".formatted(name, expected, found));
    }
    for (int i = 0; i < elements.size(); i++) {
      variables.get(i).assign(elements.get(i));
    }
  }

  /// The outputs for those rows, one row of the result for each; for a model with one output.
  ///
  /// @param inputs a tensor for each input of the model, in order
  public final Tensor predict(Tensor... inputs) {
    if (outputs().size() != 1) {
      throw new IllegalStateException(
          "model '%s' has %d outputs; use predictAll".formatted(name, outputs().size()));
    }
    return predictAll(List.of(inputs)).getFirst();
  }

  /// The outputs for those rows, given as arrays; for a model with one input and one output.
  public final Tensor predict(float[][] rows) {
    return predict(Tensor.of(rows));
  }

  /// What the model gives for one row: the number that [#predict(Tensor...)] gives, to the bit, in
  /// much less time and without allotting memory. For a model with one input, of numbers, and one
  /// number as its output.
  ///
  /// @param row the numbers of the row, in the order of the input's axes
  /// @throws IllegalStateException when the model has other inputs or outputs
  /// @throws IllegalArgumentException when the row has more or fewer numbers than the input
  public final float predictOne(float[] row) {
    return rowPredictor().one(row);
  }

  /// The same for an output of any size, whose numbers are written to the start of an array.
  ///
  /// @throws IllegalArgumentException when the array is shorter than the output
  public final void predictOne(float[] row, float[] into) {
    rowPredictor().into(row, into);
  }

  private RowPredictor rowPredictor() {
    Wiring wiring = network.wiring();
    RowPredictor found = rowPredictor;
    if (found == null || !found.isOf(wiring)) {
      found = new RowPredictor(this, wiring);
      rowPredictor = found;
    }
    return found;
  }

  /// The outputs for inputs given by name.
  public final Tensor predict(Map<String, Tensor> inputs) {
    return predict(inOrder(inputs).toArray(new Tensor[0]));
  }

  /// All outputs for those rows.
  public final List<Tensor> predictAll(List<Tensor> inputs) {
    List<Tensor> data = InputData.checked(this, inputs);
    Wiring wiring = network.wiring(data.stream().map(Tensor::shape).toList());
    Predictor predictor = predictors.get(wiring);
    if (predictor == null) {
      // The network keeps a limited number of wirings, and so do we.
      if (predictors.size() >= MOST_PREDICTORS) {
        predictors.clear();
      }
      predictor = predictors.computeIfAbsent(wiring, Predictor::new);
    }
    return predictor.predict(data);
  }

  /// Inputs given by name, in the model's order.
  ///
  /// @throws IllegalArgumentException naming an input that is absent
  public final List<Tensor> inOrder(Map<String, Tensor> named) {
    List<Tensor> ordered = new ArrayList<>();
    for (int i = 0; i < inputs().size(); i++) {
      Tensor tensor = named.get(inputName(i));
      if (tensor == null) {
        throw new IllegalArgumentException(
            "input '%s' of model '%s' is absent; found %s"
                .formatted(inputName(i), name, named.keySet()));
      }
      ordered.add(tensor);
    }
    return ordered;
  }

  /// The model from its inputs to the results of one of its layers, with the same variables: what a
  /// network has learnt to see, without its answer.
  ///
  /// @throws IllegalArgumentException listing the names when there is no such layer
  public final Functional upTo(String layerName) {
    LayerState last = layer(layerName);
    Call call =
        calls().stream().filter(c -> state(c.layer()).equals(last)).findFirst().orElseThrow();
    return Functional.sharing(this, seed, call.outputs());
  }

  /// The model with other outputs, which may go beyond it: layers of this model keep their
  /// variables, which both models then share; further layers get new ones.
  ///
  /// ```java
  /// Symbol features = trained.upTo("flatten").outputs().getFirst();
  /// Model other = trained.withOutputs(features.then(Dense.of(1, "sigmoid")));
  /// ```
  public final Functional withOutputs(Symbol... outputs) {
    return Functional.sharing(this, new SplittableRandom().nextLong(1L << 32), List.of(outputs));
  }

  /// The shape of the first output for data of those shapes.
  @Override
  public final Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  /// The shapes of all outputs for data of those shapes.
  ///
  /// @throws ShapeException when the model cannot take them
  @Override
  public final List<Shape> outputShapes(List<Shape> shapes) {
    List<Shape> declared = inputs().stream().map(Symbol::shape).toList();
    if (shapes.size() != declared.size()) {
      throw new ShapeException(this, declared.toString(), shapes);
    }
    for (int i = 0; i < shapes.size(); i++) {
      if (!InputData.fits(shapes.get(i), declared.get(i))) {
        throw new ShapeException(this, declared.toString(), shapes);
      }
    }
    return shapes.equals(declared)
        ? outputs().stream().map(Symbol::shape).toList()
        : network.wiring(shapes).outputs().stream().map(Value::shape).toList();
  }

  @Override
  public final DType outputType(List<DType> types) {
    return outputTypes(types).getFirst();
  }

  @Override
  public final List<DType> outputTypes(List<DType> types) {
    return outputs().stream().map(Symbol::dtype).toList();
  }

  /// Not to be called: a model inside a model is emitted layer by layer.
  @Override
  public final Value emit(Emitter emitter) {
    throw new IllegalStateException("a model is emitted layer by layer");
  }

  /// The name alone; files hold a model with all its layers.
  @Override
  public final Map<String, @Nullable Object> config() {
    return Map.of("name", name);
  }

  /// The table that Keras's `summary` prints; [Summary] has more ways to draw it.
  public final String summary() {
    return Summary.of(this).toString();
  }

  /// Joins the model with what training needs; the model itself does not change. A model with
  /// several outputs has the loss on each; metrics are then said by a [Goal] for each.
  public final Trainer compile(Optimizer optimizer, Loss loss, Metric... metrics) {
    return new Trainer(optimizer, Outputs.same(this, Goal.of(loss, metrics)));
  }

  /// The same by Keras's names: `compile("adam", "binary_crossentropy", "accuracy")`.
  ///
  /// @throws IllegalArgumentException for an unknown name, listing the known ones
  public final Trainer compile(String optimizer, String loss, String... metrics) {
    return new Trainer(Optimizers.named(optimizer), Outputs.same(this, Goal.of(loss, metrics)));
  }

  /// Joins the model with an optimizer and a goal for each output, in order.
  ///
  /// @throws IllegalArgumentException when there is not one goal for each, or no loss among them
  public final Trainer compile(Optimizer optimizer, Goal... goals) {
    return new Trainer(optimizer, Outputs.of(this, List.of(goals)));
  }

  /// The same with goals by the names of outputs; an output that is not named has none.
  public final Trainer compile(Optimizer optimizer, Map<String, Goal> goals) {
    return new Trainer(optimizer, Outputs.named(this, goals));
  }

  final Network network() {
    return network;
  }
}
