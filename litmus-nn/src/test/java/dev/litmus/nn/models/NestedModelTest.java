package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Models inside models, models cut and continued, and data whose shape the model leaves open.
class NestedModelTest {
  private static final float[][] ROWS = {{1, 0, 2}, {0.5f, -1, 0}, {2, 2, -1}, {0, 1, 1}};
  private static final float[] LABELS = {1, 0, 1, 0};

  private static Sequential encoder() {
    return Sequential.seeded(
        3, InputLayer.of(3), Dense.of(4, "tanh").named("first"), Dense.of(2, "relu"));
  }

  /// The encoder on two inputs, and one unit on what comes out.
  private static Functional twice(Model encoder) {
    Symbol left = InputLayer.of(3).named("left").symbol();
    Symbol right = InputLayer.of(3).named("right").symbol();
    Symbol both = Concatenate.of().apply(encoder.apply(left), encoder.apply(right));
    return Functional.seeded(
        5, List.of(left, right), List.of(both.then(Dense.of(1, "sigmoid").named("answer"))));
  }

  @Test
  void aModelInsideTheModelComputesWhatItComputesAlone() {
    Sequential encoder = encoder();
    Symbol input = InputLayer.of(3).symbol();
    Functional around = Functional.of(input, input.then(encoder));
    assertArrayEquals(encoder.predict(ROWS).floats(), around.predict(ROWS).floats());
    assertSame(encoder, around.layer("sequential").layer());
  }

  @Test
  void bothUsesTrainTheSameVariables() {
    Sequential encoder = encoder();
    Functional model = twice(encoder);
    assertEquals(6, model.trainableVariables().size());
    assertEquals(encoder.countParams() + 5, model.countParams());
    float before = encoder.variables().getFirst().value()[0];

    Tensor x = Tensor.of(ROWS);
    model
        .compile("sgd", "binary_crossentropy")
        .fit(List.of(x, x), Tensor.column(LABELS), Fit.epochs(3).verbose(0));

    assertNotEquals(before, encoder.variables().getFirst().value()[0]);
  }

  @Test
  void freezingTheModelInsideFreezesItsLayers() {
    Sequential encoder = encoder();
    Functional model = twice(encoder);
    model.layer("sequential").trainable(false);
    assertFalse(encoder.layer("first").trainable());
    assertEquals(2, model.trainableVariables().size());
    List<float[]> before = encoder.weights();

    Tensor x = Tensor.of(ROWS);
    model
        .compile("sgd", "binary_crossentropy")
        .fit(List.of(x, x), Tensor.column(LABELS), Fit.epochs(3).verbose(0));

    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), encoder.variables().get(i).value());
    }
  }

  @Test
  void aModelWithoutInputLayerInFrontBringsItsOwn() {
    Sequential stack = Sequential.seeded(1, encoder(), Dense.of(1, "sigmoid"));
    assertEquals(Shape.batchOf(3), stack.inputs().getFirst().shape());
    assertEquals(2, stack.layers().size());
    assertEquals(4, stack.predict(ROWS).rows());
  }

  @Test
  void aModelIsCutAtALayerAndContinuedWithTheSameVariables() {
    Sequential trained = encoder();
    Functional cut = trained.upTo("first");
    assertEquals(Shape.batchOf(4), cut.outputs().getFirst().shape());
    assertSame(trained.layer("first"), cut.layer("first"));

    Functional other =
        trained.withOutputs(
            cut.outputs().getFirst().then(Dense.of(1, "sigmoid").named("other head")));
    List<Variable> shared = trained.layer("first").variables();
    assertEquals(shared, other.variables().subList(0, 2));
    assertEquals(List.of("first", "other head"), names(other));
    assertEquals(
        "model 'sequential' has no layer 'fist'; layers: first, dense",
        assertThrows(IllegalArgumentException.class, () -> trained.upTo("fist")).getMessage());
  }

  private static List<String> names(Model model) {
    return model.layers().stream()
        .filter(state -> !(state.layer() instanceof InputLayer))
        .map(LayerState::name)
        .toList();
  }

  @Test
  void twoUnnamedModelsInsideGetNamesAsLayersDo() {
    Symbol input = InputLayer.of(3).symbol();
    Functional model =
        Functional.of(
            input, Concatenate.of().apply(encoder().apply(input), encoder().apply(input)));
    assertEquals(List.of("sequential", "sequential_1", "concatenate"), names(model));
  }

  @Test
  void refusesOtherShapesThanTheModelTakes() {
    Symbol input = InputLayer.of(5).symbol();
    assertEquals(
        "Sequential 'sequential': expected [(None, 3)]; found (None, 5)",
        assertThrows(ShapeException.class, () -> encoder().apply(input)).getMessage());
  }

  @Test
  void aModelOfAnyLengthTakesDataOfEveryLength() {
    Sequential model =
        Sequential.seeded(2, InputLayer.of(Shape.UNKNOWN, 3), Dense.of(2, "tanh"), Dense.of(1));
    float[] rows = {1, 0, 2, 0.5f, -1, 0, 2, 2, -1, 0, 1, 1};
    Tensor two = model.predict(Tensor.of(rows, 2, 2, 3));
    Tensor four = model.predict(Tensor.of(rows, 1, 4, 3));
    assertEquals(Shape.of(2, 2, 1), two.shape());
    assertEquals(Shape.of(1, 4, 1), four.shape());
    assertArrayEquals(two.floats(), four.floats());
  }
}
