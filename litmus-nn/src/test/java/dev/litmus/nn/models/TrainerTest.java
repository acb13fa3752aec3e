package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import java.util.Arrays;
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
}
