package dev.litmus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerNormalization;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.regularizers.L2;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
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

  /// The bytes of all threads that a step more costs, an epoch's own set aside: from trainings with
  /// few and with many steps an epoch, few and many epochs. The JVM's own threads add a little.
  private static double bytesOfStep(Sequential model, int places, int threads) {
    long[][] bytes = new long[2][2];
    for (int times = 0; times < 2; times++) {
      for (int many = 0; many < 2; many++) {
        for (int lengthy = 0; lengthy < 2; lengthy++) {
          int rows = lengthy == 0 ? 16 : 16 * 17;
          bytes[many][lengthy] = bytesOfFit(model, places, rows, 3 + 100 * many, threads);
        }
      }
    }
    long perStep = bytes[1][1] - bytes[0][1] - (bytes[1][0] - bytes[0][0]);
    return perStep / (100.0 * 16);
  }

  private static long bytesOfFit(Sequential model, int places, int rows, int epochs, int threads) {
    float[] x = new float[rows * places];
    Random random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextInt(10);
    }
    float[] y = new float[rows];
    for (int row = 0; row < rows; row += 2) {
      y[row] = 1;
    }
    int[] dims = model.inputs().getFirst().shape().dims();
    dims[0] = rows;
    Trainer trainer = model.compile("adam", "binary_crossentropy", "accuracy");
    Fit fit = Fit.epochs(epochs).batchSize(16).threads(threads).verbose(0);
    long before = THREADS.getTotalThreadAllocatedBytes();
    trainer.fit(Tensor.of(x, dims), Tensor.column(y), fit);
    return THREADS.getTotalThreadAllocatedBytes() - before;
  }

  /// The layers of the networks that are measured beside other systems. Those that look up or go
  /// through steps have some small objects for each thread, which compiled code does without.
  @Test
  void noNetworkAllotsByTheStep() {
    Map<String, Layer[]> networks =
        Map.of(
            "narrow", layers(InputLayer.of(4), Dense.of(8, "tanh"), Dense.of(8, "tanh")),
            "wide", layers(InputLayer.of(28), Dense.of(64, "relu"), Dense.of(64, "relu")),
            "images",
                layers(
                    InputLayer.of(8, 8, 1),
                    Conv2D.of(8, 3, 3).activation("relu"),
                    MaxPooling2D.of(2),
                    Flatten.of()),
            "lstm", layers(InputLayer.of(7), Embedding.of(10, 4), LSTM.of(5)),
            "gru", layers(InputLayer.of(7), Embedding.of(10, 4), GRU.of(5)),
            "both ways",
                layers(InputLayer.of(7), Embedding.of(10, 4), Bidirectional.of(LSTM.of(5))),
            "simple", layers(InputLayer.of(7), Embedding.of(10, 4), SimpleRNN.of(5)));
    networks.forEach((name, layers) -> {
      Sequential model = Sequential.seeded(1, layers);
      int places = model.inputs().getFirst().shape().rowSize();
      for (int threads = 1; threads <= 2; threads++) {
        double bytes = bytesOfStep(model, places, threads);
        double most = layers[1] instanceof Embedding ? 400 : 16;
        assertTrue(bytes <= most, name + ", threads " + threads + ": bytes a step: " + bytes);
      }
    });
  }

  private static Layer[] layers(Layer... first) {
    Layer[] layers = Arrays.copyOf(first, first.length + 1);
    layers[first.length] = Dense.of(1, "sigmoid");
    return layers;
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
