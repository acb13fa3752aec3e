package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.BinaryAccuracy;
import dev.litmus.nn.metrics.Precision;
import dev.litmus.nn.optimizers.Sgd;
import dev.litmus.nn.regularizers.L2;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Every refusal and every notice there is before, in and after a training, in its own words.
class TrainingChecksTest {
  private static final Fit QUIET = Fit.epochs(1).verbose(0);

  private final float[][] x = new float[60][3];
  private final float[] y = new float[60];
  private final Trainer trainer =
      Sequential.seeded(1, InputLayer.of(3), Dense.of(1, "sigmoid"))
          .compile(Sgd.of(), new BinaryCrossentropy());

  TrainingChecksTest() {
    Random random = new Random(3);
    for (int row = 0; row < x.length; row++) {
      for (int column = 0; column < 3; column++) {
        x[row][column] = (float) random.nextGaussian();
      }
      y[row] = row % 2;
    }
  }

  private String refusal(Fit fit) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> trainer.fit(x, y, fit)).getMessage());
  }

  private List<String> notices(Fit fit) {
    return trainer.fit(x, y, fit).notices();
  }

  @Test
  void soundDataGivesNoNotice() {
    assertEquals(List.of(), notices(QUIET.validationSplit(0.2)));
  }

  @Test
  void refusesLabelsOtherThanTwo() {
    y[7] = 2;
    assertEquals(
        "targets must be 0 or 1; found 0, 1, 2 (row 7 has 2); map one class to 0 and one to 1",
        refusal(QUIET));
    Arrays.setAll(x, row -> x[row]);
    for (int row = 0; row < y.length; row++) {
      y[row] = 0.5f + row * 1.5f;
    }
    assertEquals(
        "targets must be 0 or 1; found 0.5, 2, 3.5, 5, 6.5, .. (row 1 has 2); map one class to 0"
            + " and one to 1",
        refusal(QUIET));
    for (int row = 0; row < y.length; row++) {
      y[row] = row % 2 * 2 - 1;
    }
    assertEquals(
        "targets must be 0 or 1; found -1, 1 (row 0 has -1); map one class to 0 and one to 1",
        refusal(QUIET));
    y[0] = Float.NaN;
    assertEquals("the target of row 0 is NaN; leave the row out", refusal(QUIET));
  }

  @Test
  void refusesBadLabelsInValidationAndEvaluationToo() {
    Fit fit = QUIET.validationData(Tensor.of(x), Tensor.column(new float[60]));
    Tensor bad = Tensor.column(new float[] {3});
    assertTrue(
        refusal(fit.validationData(Tensor.of(new float[1][3]), bad)).startsWith("targets must be"));
    assertThrows(
        IllegalArgumentException.class, () -> trainer.evaluate(new float[1][3], new float[] {3}));
  }

  @Test
  void refusesOneClassOnly() {
    Arrays.fill(y, 1);
    assertEquals(
        "all 60 targets to train on are 1; training needs rows of both classes", refusal(QUIET));
    Arrays.fill(y, 0, 48, 0);
    assertEquals(
        "all 48 targets to train on are 0; training needs rows of both classes; the rows seem"
            + " sorted by class, and the validation split takes the last: shuffle them before",
        refusal(QUIET.validationSplit(0.2)));
  }

  @Test
  void noticesRowsSortedByClass() {
    for (int row = 0; row < y.length; row++) {
      y[row] = row < 30 ? 0 : 1;
    }
    assertEquals(
        List.of(
            "all 12 targets to validate on are 1, those of the last rows: the val_ figures say"
                + " little; shuffle the rows before"),
        notices(QUIET.validationSplit(0.2)));
    assertEquals(
        List.of(
            "all 60 targets to validate on are 0: the val_ figures say little; validate on rows of"
                + " both classes"),
        notices(QUIET.validationData(Tensor.of(x), Tensor.column(new float[60]))));
    y[59] = 0;
    y[0] = 1;
    assertEquals(
        List.of(
            "the rows seem sorted: 1 of the first 30 have target 1, but 29 of the last 30, which"
                + " the validation split takes; shuffle the rows before"),
        notices(QUIET.validationSplit(0.5)));
  }

  @Test
  void noticesLabelsInBetween() {
    y[4] = 0.25f;
    y[9] = 0.75f;
    assertEquals(
        List.of(
            "2 of 60 targets lie between 0 and 1 (row 4 has 0.25): they are learnt as"
                + " probabilities, and accuracy counts them as missed"),
        notices(QUIET));
  }

  @Test
  void noticesABatchLargerThanTheData() {
    assertEquals(
        List.of("the batch size, 64, exceeds the 60 rows: every epoch is a single step"),
        notices(QUIET.batchSize(64)));
    assertEquals(List.of(), notices(QUIET.batchSize(60)));
    // Keras's own 32 was nobody's choice.
    float[][] few = Arrays.copyOf(x, 8);
    assertEquals(List.of(), trainer.fit(few, Arrays.copyOf(y, 8), QUIET).notices());
  }

  @Test
  void noticesInputsThatAreNotScaled() {
    for (float[] row : x) {
      row[1] = 30 + row[1];
      row[2] = 400;
    }
    String expected =
        "numbers that are not scaled enter the network: column 2 of input 'input_layer' has a root"
            + " mean square of 400.0, 1 others exceed 20; put a Normalization or Rescaling layer"
            + " behind the input";
    assertEquals(List.of(expected), notices(QUIET));

    Trainer scaled =
        Sequential.of(
                InputLayer.of(3),
                Normalization.of(List.of(0.0, 30.0, 400.0), List.of(1.0, 1.0, 1.0)),
                Dense.of(1, "sigmoid"))
            .compile("sgd", "binary_crossentropy");
    assertEquals(List.of(), scaled.fit(x, y, QUIET).notices());
    Trainer half =
        Sequential.of(InputLayer.of(3), Rescaling.of(0.1, 0), Dense.of(1, "sigmoid"))
            .compile("sgd", "binary_crossentropy");
    assertEquals(
        List.of(
            "numbers that are not scaled enter the network: column 2 of the output of layer"
                + " 'rescaling' has a root mean square of 40.0; put a Normalization or Rescaling"
                + " layer behind the input"),
        half.fit(x, y, QUIET).notices());
  }

  @Test
  void refusesInputsThatAreNotFinite() {
    x[5][1] = Float.NaN;
    assertEquals(
        "column 1 of input 'input_layer' holds NaN in row 5: a network cannot learn from it; leave"
            + " the row out or put a number there, for instance by NanToNum",
        refusal(QUIET));
    Trainer filled =
        Sequential.of(InputLayer.of(3), NanToNum.of(), Dense.of(1, "sigmoid"))
            .compile("sgd", "binary_crossentropy");
    assertEquals(List.of(), filled.fit(x, y, QUIET).notices());
  }

  @Test
  void noticesThresholdsOnLogits() {
    Trainer logits =
        Sequential.of(InputLayer.of(3), Dense.of(1))
            .compile(
                Sgd.of(),
                new BinaryCrossentropy(true, 0),
                new BinaryAccuracy(),
                new Precision(0.0));
    assertEquals(
        List.of(
            "the model gives logits, but binary_accuracy takes values above 0.5 for class 1; give"
                + " it threshold 0"),
        logits.fit(x, y, QUIET).notices());
  }

  @Test
  void noticesAModelNoBetterThanChance() {
    // Weights turned round: the loss is far above chance, and falls.
    trainer.model().setWeights(List.of(new float[] {0, 0, 0}, new float[] {2}));
    String falling = notices(Fit.epochs(10).verbose(0)).getFirst();
    assertTrue(
        falling.matches(
            "after 10 epochs the model is no better than chance: its loss is \\d\\.\\d{4}, and"
                + " 0\\.6931 would be that of answering 0\\.500 to every row; it still falls: train"
                + " for more epochs"),
        falling);
    assertEquals(List.of(), notices(Fit.epochs(9).verbose(0)));
    trainer.model().setWeights(List.of(new float[] {0, 0, 0}, new float[] {0}));
    Fit longer = Fit.epochs(300).verbose(0);
    String stuck = trainer.fit(new float[60][3], y, longer).notices().getFirst();
    assertTrue(
        stuck.endsWith(
            "would be that of answering 0.500 to every row; perhaps the inputs are not scaled, the"
                + " learning rate (0.01) is too small or too large, or the labels do not depend on"
                + " the inputs"),
        stuck);
    // With weights the constant answer's loss is weighted, too.
    Map<Integer, Double> weights = Map.of(0, 0.2, 1, 1.0);
    String weighted = notices(Fit.epochs(30).classWeight(weights).verbose(0)).getFirst();
    assertTrue(weighted.contains("and 0.2703 would be that of answering 0.833"), weighted);

    for (int row = 0; row < y.length; row++) {
      y[row] = x[row][0] > 0 ? 1 : 0;
    }
    assertEquals(List.of(), notices(Fit.epochs(300).verbose(0)));
  }

  @Test
  void doesNotCompareAPenalizedLossWithChance() {
    Trainer penalized =
        Sequential.of(InputLayer.of(3), Dense.of(1, "sigmoid").kernelRegularizer(new L2(1)))
            .compile(Sgd.of(), new BinaryCrossentropy());
    penalized.model().setWeights(List.of(new float[] {0, 0, 0}, new float[] {2}));
    assertEquals(List.of(), penalized.fit(x, y, Fit.epochs(10).verbose(0)).notices());
  }

  @Test
  void noticesTheFirstLossThatIsNotFinite() {
    LambdaCallback poison =
        LambdaCallback.of()
            .onEpochBegin((training, epoch) -> {
              if (epoch == 1) {
                training.model().variables().getFirst().value()[0] = Float.NaN;
              }
            });
    assertEquals(
        List.of(
            "epoch 2, batch 1: the loss is NaN; make the learning rate (0.01) smaller or scale the"
                + " inputs"),
        notices(Fit.epochs(3).callbacks(poison).verbose(0)));
  }

  @Test
  void refusesShapesThatDoNotFit() {
    String inputs =
        String.valueOf(
            assertThrows(ShapeException.class, () -> trainer.fit(new float[60][4], y, QUIET))
                .getMessage());
    assertEquals(
        "input 'input_layer' of model 'sequential': expected (None, 3); found (60, 4)", inputs);
    assertEquals(
        "expected as many targets as rows, 60; found 59",
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> trainer.fit(x, Arrays.copyOf(y, 59), QUIET))
                .getMessage()));
    Trainer two =
        Sequential.of(InputLayer.of(3), Dense.of(2, "softmax"))
            .compile("sgd", "binary_crossentropy");
    assertEquals(
        "targets for model 'sequential': expected (None, 2); found (60, 1); for targets of one"
            + " column end the model in one unit with sigmoid",
        String.valueOf(
            assertThrows(ShapeException.class, () -> two.fit(x, y, QUIET)).getMessage()));
  }

  @Test
  void refusesWeightsThatMeanNothing() {
    assertEquals(
        "expected a sample weight for each of 60 rows; found 2",
        refusal(QUIET.sampleWeight(new float[2])));
    float[] weights = new float[60];
    weights[3] = -1;
    assertEquals(
        "the sample weight of row 3 is -1.0; expected a number of at least 0",
        refusal(QUIET.sampleWeight(weights)));
    assertEquals(
        "a class weight for class 2; classes are 0 to 1",
        refusal(QUIET.classWeight(Map.of(0, 1.0, 2, 1.0))));
  }

  @Test
  void refusesNoRows() {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class,
                    () -> trainer.fit(Tensor.of(new float[0], 0, 3), Tensor.column(), QUIET))
                .getMessage());
    assertEquals("model 'sequential' was given no rows; expected at least one", message);
  }
}
