package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.losses.MeanSquaredError;
import dev.litmus.nn.metrics.BinaryAccuracy;
import dev.litmus.nn.optimizers.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// Models with several outputs: how goals and data are said, and what is refused.
class GoalsTest {
  private static final int ROWS = 12;

  private final Tensor x = numbers(1, ROWS, 3);
  private final Tensor risk = labels();
  private final Tensor amount = numbers(2, ROWS, 2);

  private static Tensor numbers(long seed, int... dims) {
    Random random = new Random(seed);
    float[] values = new float[product(dims)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(values, dims);
  }

  private static int product(int... dims) {
    int product = 1;
    for (int dim : dims) {
      product *= dim;
    }
    return product;
  }

  private static Tensor labels() {
    float[] labels = new float[ROWS];
    for (int i = 0; i < ROWS; i += 2) {
      labels[i] = 1;
    }
    return Tensor.column(labels);
  }

  private static Model model() {
    Symbol in = InputLayer.of(3).symbol();
    Symbol hidden = in.then(Dense.of(4, "tanh"));
    return Functional.seeded(
        3,
        List.of(in),
        List.of(
            hidden.then(Dense.of(1, "sigmoid").named("risk")),
            hidden.then(Dense.of(2).named("amount"))));
  }

  private static Trainer trainer() {
    return model()
        .compile(
            Sgd.of(0.1),
            Goal.of("binary_crossentropy", "accuracy"),
            Goal.of("mean_squared_error", "mae").withLossWeight(0.5));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void namesAndListsSayTheSame() {
    Fit fit = Fit.epochs(3).batchSize(5).validationSplit(0.25).verbose(0);
    Trainer listed = trainer();
    History history = listed.fit(Examples.of(List.of(x), List.of(risk, amount)), fit);
    Trainer named =
        model()
            .compile(
                Sgd.of(0.1),
                Map.of(
                    "amount",
                    Goal.of("mean_squared_error", "mae").withLossWeight(0.5),
                    "risk",
                    Goal.of("binary_crossentropy", "accuracy")));
    Examples examples =
        Examples.named(
            Map.of(named.model().inputName(0), x), Map.of("amount", amount, "risk", risk));
    assertEquals(history.figures(), named.fit(examples, fit).figures());
    assertEquals(
        List.of("amount_loss", "amount_mae", "loss", "risk_accuracy", "risk_loss"),
        history.figures().keySet().stream().filter(name -> !name.startsWith("val_")).toList());
    assertEquals(
        listed.evaluate(Examples.of(List.of(x), List.of(risk, amount))), named.evaluate(examples));
  }

  /// The sum of the weighted losses is the loss; those of the outputs are told unweighted.
  @Test
  void lossWeightsCountInTheSumAlone() {
    Map<String, Double> figures =
        trainer().evaluate(Examples.of(List.of(x), List.of(risk, amount)));
    assertEquals(
        figures.getOrDefault("risk_loss", 0.0) + 0.5 * figures.getOrDefault("amount_loss", 0.0),
        figures.getOrDefault("loss", 0.0),
        1e-12);
  }

  @Test
  void anOutputWithoutGoalNeedsNoTargetsAndLearnsNothing() {
    Trainer trainer = model().compile(Sgd.of(0.1), Map.of("risk", Goal.of("binary_crossentropy")));
    List<float[]> before = trainer.model().weights();
    Fit fit = Fit.epochs(2).verbose(0);
    assertEquals(Set.of("loss"), trainer.fit(List.of(x), risk, fit).figures().keySet());
    assertArrayEquals(before.get(4), trainer.model().weights().get(4));
    // Targets for all outputs may be given too.
    trainer.fit(Examples.of(List.of(x), List.of(risk, amount)), fit);
  }

  @Test
  void weightsOfAnOutputNotNamedAreOne() {
    Examples examples = Examples.of(List.of(x), List.of(risk, amount));
    float[] weights = new float[ROWS];
    weights[0] = 2;
    Map<String, Double> plain = trainer().evaluate(examples);
    Map<String, Double> weighted =
        trainer().evaluate(examples.weighted(Map.of("risk", Tensor.column(weights))));
    assertEquals(plain.get("amount_loss"), weighted.get("amount_loss"));
    Map<String, Double> all = trainer().evaluate(examples.weighted(weights));
    assertEquals(all.get("risk_loss"), weighted.get("risk_loss"));
  }

  /// Keras 3 refuses both at once; Keras 2 multiplied them.
  @Test
  void classWeightsMultiplySampleWeights() {
    float[] weights = new float[ROWS];
    float[] product = new float[ROWS];
    for (int i = 0; i < ROWS; i++) {
      weights[i] = i;
      product[i] = i * (risk.floats()[i] == 1 ? 3 : 1);
    }
    List<List<Double>> losses = new ArrayList<>();
    Fit fit = Fit.epochs(2).verbose(0);
    for (Fit each :
        List.of(fit.sampleWeight(weights).classWeight(Map.of(1, 3.0)), fit.sampleWeight(product))) {
      Trainer single =
          Sequential.seeded(1, InputLayer.of(3), Dense.of(1, "sigmoid"))
              .compile("sgd", "binary_crossentropy");
      losses.add(single.fit(x, risk, each).get("loss"));
    }
    assertEquals(losses.getFirst(), losses.getLast());
  }

  @Test
  void aRowsWeightCountsForAllOfItsSteps() {
    Model steps = Sequential.seeded(1, InputLayer.of(4, 3), LSTM.of(2).returnSequences(true));
    Trainer trainer =
        steps.compile(
            Sgd.of(0.1), Goal.of("mean_squared_error").withWeightedMetrics("mean_squared_error"));
    Examples examples = Examples.of(numbers(5, 3, 4, 3), numbers(6, 3, 4, 2));
    Map<String, Double> rows = trainer.evaluate(examples.weighted(1, 0, 2));
    float[] each = {1, 1, 1, 1, 0, 0, 0, 0, 2, 2, 2, 2};
    assertEquals(rows, trainer.evaluate(examples.weighted(Tensor.of(each, 3, 4))));
    refused(
        "expected a sample weight for each of 3 rows, or for each of 12 steps; found 2",
        () -> trainer.evaluate(examples.weighted(1, 2)));
  }

  @Test
  void aMonitorKnowsTheFiguresOfOutputs() {
    Fit fit =
        Fit.epochs(4)
            .validationSplit(0.25)
            .validationFreq(2)
            .callbacks(EarlyStopping.of("val_risk_accuracy"), EarlyStopping.of("val_amount_loss"))
            .verbose(0);
    History history = trainer().fit(Examples.of(List.of(x), List.of(risk, amount)), fit);
    assertEquals(2, history.get("val_risk_accuracy").size());
  }

  @Test
  void stepsBeyondTheRowsEndAnEpochWithANotice() {
    Trainer single =
        Sequential.seeded(1, InputLayer.of(3), Dense.of(1, "sigmoid"))
            .compile("sgd", "binary_crossentropy");
    History history = single.fit(x, risk, Fit.epochs(1).batchSize(4).stepsPerEpoch(5).verbose(0));
    assertEquals(
        List.of("epoch 1 ended with the rows, before its 5 steps: they begin anew in the next"),
        history.notices());
  }

  @Test
  void goalsThatDoNotFitAreRefused() {
    Goal goal = Goal.of("mean_squared_error");
    refused(
        "model 'functional' has 2 outputs ('risk', 'amount'); found 1 goals: give one for each,"
            + " Goal.none() among them",
        () -> model().compile(Sgd.of(0.1), goal));
    refused(
        "no output of model 'functional' has a loss; training needs one",
        () -> model().compile(Sgd.of(0.1), Goal.none(), Goal.none()));
    refused(
        "a goal for output 'risks'; the outputs of model 'functional' are 'risk', 'amount'",
        () -> model().compile(Sgd.of(0.1), Map.of("risks", goal)));
    refused(
        "model 'functional' has 2 outputs ('risk', 'amount'), and metrics are said for each:"
            + " compile it with a Goal for each",
        () -> model().compile(Sgd.of(0.1), new MeanSquaredError(), new BinaryAccuracy()));
    refused(
        "a loss weight must be a finite number; found NaN", () -> goal.withLossWeight(Double.NaN));
    assertEquals(
        "model 'functional' has 2 outputs; use goals()",
        assertThrows(IllegalStateException.class, () -> trainer().loss()).getMessage());
    Symbol in = InputLayer.of(2, 1).symbol();
    List<Symbol> twice = LSTM.of(1).returnState(true).named("twin").applyAll(in).subList(1, 3);
    refused(
        "two outputs of model 'functional' have the name 'twin'; give a list instead of names",
        () -> Functional.of(List.of(in), twice).compile(Sgd.of(0.1), Map.of("twin", Goal.none())));
  }

  @Test
  void dataThatDoNotFitAreRefused() {
    Fit fit = Fit.epochs(1).verbose(0);
    refused(
        "model 'functional' has 2 outputs ('risk', 'amount'); found 1 targets: give one for each,"
            + " or one for each that has a loss or metrics",
        () -> trainer().fit(List.of(x), risk, fit));
    String input = trainer().model().inputName(0);
    refused(
        "the target of output 'amount' is absent; found [risk]",
        () -> trainer().fit(Examples.named(Map.of(input, x), Map.of("risk", risk)), fit));
    refused(
        "a target for output 'prise'; the outputs of model 'functional' are 'risk', 'amount'",
        () -> trainer().fit(Examples.named(Map.of(input, x), Map.of("prise", risk)), fit));
    Examples examples = Examples.of(List.of(x), List.of(risk, amount));
    refused(
        "targets for output 'amount' of model 'functional': expected (None, 2); found (12, 1); for"
            + " targets of one column end the model in one unit with sigmoid",
        () -> trainer().fit(Examples.of(List.of(x), List.of(risk, risk)), fit));
    refused(
        "class weights are for models with one output, and 2 have targets here; give sample weights"
            + " for each output instead",
        () -> trainer().fit(examples, fit.classWeight(Map.of(1, 2.0))));
    refused(
        "sample weights are given twice, with the examples and in Fit; leave one out",
        () -> trainer().fit(examples.weighted(new float[ROWS]), fit.sampleWeight(new float[ROWS])));
    for (Executable call :
        Stream.<Executable>of(() -> fit.stepsPerEpoch(0), () -> fit.validationSteps(0)).toList()) {
      assertThrows(IllegalArgumentException.class, call);
    }
  }
}
