package dev.litmus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LayerNormalization;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.regularizers.L2;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A step of training allots next to nothing: two events and what they are made of, whatever the
/// size of batch and network.
class AllocationTest {
  private static final int MOST_BYTES_A_STEP = 300;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  private static long bytesOfFit(int units, int batch, int epochs, int steps) {
    float[][] x = new float[batch * steps][4];
    float[] y = new float[x.length];
    Random random = new Random(1);
    for (int row = 0; row < x.length; row++) {
      for (int column = 0; column < 4; column++) {
        x[row][column] = (float) random.nextGaussian();
      }
      y[row] = random.nextInt(2);
    }
    Trainer trainer =
        Sequential.seeded(
                1,
                InputLayer.of(4),
                Dense.of(units, "tanh").kernelRegularizer(new L2()),
                BatchNormalization.of(),
                Dropout.of(0.2),
                LayerNormalization.of(),
                Dense.of(units, "softplus"),
                Dense.of(1, "sigmoid"))
            .compile("adam", "binary_crossentropy", "accuracy");
    Fit fit = Fit.epochs(epochs).batchSize(batch).shuffle(Fit.Shuffle.NONE).threads(1).verbose(0);
    long before = allocated();
    trainer.fit(x, y, fit);
    return allocated() - before;
  }

  @Test
  void aStepAllotsNextToNothing() {
    for (int[] size : new int[][] {{2, 4}, {32, 16}}) {
      bytesOfFit(size[0], size[1], 1, 50);
      long few = bytesOfFit(size[0], size[1], 10, 50);
      long many = bytesOfFit(size[0], size[1], 50, 50);
      double step = (many - few) / (40.0 * 50);
      assertTrue(step <= MOST_BYTES_A_STEP, step + " bytes a step of " + size[1] + " rows");
    }
  }

  @Test
  void aRowAloneAllotsNothing() {
    Sequential model =
        Sequential.seeded(1, InputLayer.of(4), Dense.of(8, "tanh"), Dense.of(1, "sigmoid"));
    float[] row = {1, 2, 3, 4};
    float sum = 0;
    long bytes = 1;
    // At the first calls the program is laid out.
    for (int times = 0; times < 2; times++) {
      long before = allocated();
      for (int i = 0; i < 1000; i++) {
        sum += model.predictOne(row);
      }
      bytes = allocated() - before;
    }
    assertTrue(sum > 0);
    assertEquals(0, bytes);
  }
}
