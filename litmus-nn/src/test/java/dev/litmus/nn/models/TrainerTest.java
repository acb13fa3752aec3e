package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.optimizers.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final float[][] x = new float[200][3];
  private final float[] y = new float[200];

  TrainerTest() {
    Random random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 3; j++) {
        x[i][j] = (float) random.nextGaussian();
        y[i] += x[i][j];
      }
      y[i] = y[i] > 0 ? 1 : 0;
    }
  }

  private static Sequential model() {
    return Sequential.seeded(
        7, InputLayer.of(3), Dense.of(16, "relu"), Dropout.of(0.1), Dense.of(1, "sigmoid"));
  }

  @Test
  void learnsTheSignOfASum() {
    Trainer trainer = model().compile("adam", "binary_crossentropy", "accuracy");
    History history = trainer.fit(x, y, Fit.epochs(40).batchSize(10).verbose(0));

    assertEquals(40, history.get("loss").size());
    assertTrue(history.last("loss") < history.get("loss").getFirst() / 2);
    assertTrue(trainer.evaluate(x, y).getOrDefault("accuracy", 0.0) > 0.95);
  }

  @Test
  void givesTheSameBitsForAnyNumberOfThreads() {
    float[][] wide = new float[600][300];
    float[] answers = new float[600];
    Random random = new Random(2);
    for (int i = 0; i < wide.length; i++) {
      for (int j = 0; j < wide[i].length; j++) {
        wide[i][j] = (float) random.nextGaussian();
      }
      answers[i] = random.nextInt(2);
    }
    float[][] first = null;
    for (int threads = 1; threads <= 3; threads++) {
      Sequential model =
          Sequential.seeded(1, InputLayer.of(300), Dense.of(64, "tanh"), Dense.of(1, "sigmoid"));
      model
          .compile("adam", "binary_crossentropy")
          .fit(wide, answers, Fit.epochs(2).batchSize(200).threads(threads).verbose(0));
      float[][] weights = model.weights().toArray(new float[0][]);
      first = first == null ? weights : first;
      assertTrue(Arrays.deepEquals(first, weights), threads + " threads");
    }
  }

  @Test
  void predictsARowAloneAsInABatch() {
    Sequential model = model();
    Tensor all = model.predict(x);
    for (int i = 0; i < x.length; i++) {
      assertEquals(all.floats()[i], model.predict(new float[][] {x[i]}).floats()[0]);
    }
  }

  /// Keras 3.15.1 gives 40 here, where the probability has long been rounded to 1.
  @Test
  void takesTheLossOnLogitsInEvaluationToo() {
    Sequential model = Sequential.of(InputLayer.of(1), Dense.of(1, "sigmoid"));
    model.setWeights(List.of(new float[] {40}, new float[] {0}));
    Trainer trainer = model.compile(Sgd.of(0), new BinaryCrossentropy());
    float[][] rows = {{1}, {-1}};
    float[] wrong = {0, 1};

    assertEquals(40, trainer.evaluate(rows, wrong).getOrDefault("loss", 0.0));
    Fit fit = Fit.epochs(1).validationData(Tensor.of(rows), Tensor.column(wrong)).verbose(0);
    assertEquals(40, trainer.fit(rows, wrong, fit).last("val_loss"));
  }

  /// The figures are from Keras 3.15.1.
  @Test
  void classWeightsCountInTrainingAndSampleWeightsInValidationToo() {
    Sequential model = Sequential.of(InputLayer.of(1), Dense.of(1, "sigmoid"));
    model.setWeights(List.of(new float[] {1}, new float[] {0}));
    Trainer trainer = model.compile(Sgd.of(0), new BinaryCrossentropy());
    float[][] rows = {
      {1.7640524f}, {0.4001572f}, {0.978738f}, {2.2408931f}, {1.867558f},
      {-0.9772779f}, {0.95008844f}, {-0.1513572f}, {-0.10321885f}, {0.41059852f}
    };
    float[] labels = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1};
    Fit fit = Fit.epochs(1).validationSplit(0.4).verbose(0);

    History plain = trainer.fit(rows, labels, fit);
    assertEquals(1.190321445, plain.last("loss"), 1e-6);
    assertEquals(0.800087869, plain.last("val_loss"), 1e-6);

    History classes = trainer.fit(rows, labels, fit.classWeight(Map.of(0, 1.0, 1, 10.0)));
    assertEquals(4.056419373, classes.last("loss"), 1e-6);
    assertEquals(0.800087869, classes.last("val_loss"), 1e-6);

    float[] weights = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    History samples = trainer.fit(rows, labels, fit.sampleWeight(weights));
    assertEquals(2.990020752, samples.last("loss"), 1e-6);
    assertEquals(5.696465015, samples.last("val_loss"), 1e-6);
    float[] last = Arrays.copyOfRange(weights, 6, 10);
    assertEquals(
        5.696465015,
        trainer
            .evaluate(
                List.of(Tensor.of(Arrays.copyOfRange(rows, 6, 10))),
                Tensor.column(Arrays.copyOfRange(labels, 6, 10)),
                last)
            .getOrDefault("loss", 0.0),
        1e-6);
  }

  @Test
  void refusesASplitThatLeavesNothing() {
    Trainer trainer = model().compile("adam", "binary_crossentropy");
    float[][] ten = Arrays.copyOf(x, 10);
    IllegalArgumentException tooMuch =
        assertThrows(
            IllegalArgumentException.class,
            () -> trainer.fit(ten, Arrays.copyOf(y, 10), Fit.epochs(1).validationSplit(0.99)));
    assertEquals(
        "validation split 0.99 of 10 rows leaves none to train on; give more rows or another split",
        tooMuch.getMessage());
  }
}
