package dev.litmus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.litmus.nn.Shape;
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
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Optimizers;
import dev.litmus.nn.regularizers.L2;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A step of training allots nothing, whatever the network, its size and the number of threads; nor
/// does the prediction of a row.
class AllocationTest {
  private static final int PASSES = 5;

  private static final int MOST_FITS = 100;

  private static final int STEPS = 10;

  private static final int BATCH = 32;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /// A metric that looks, whenever it takes in a batch, at what all threads have allotted so far:
  /// from the first batch of a pass to its last lie whole steps, and nothing of what an epoch
  /// begins and ends with.
  ///
  /// What a step allots, the steps of every pass do; so the pass with the fewest bytes tells, and
  /// what the JVM allots once, for a class or a thread of its own, does no harm.
  private static final class Meter implements Metric {
    private long fewest = Long.MAX_VALUE;

    @Override
    public String name() {
      return "bytes";
    }

    @Override
    public State start() {
      return new State() {
        private int batches;
        private long first;
        private long last;

        @Override
        public void update(
            float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
          last = THREADS.getTotalThreadAllocatedBytes();
          first = batches++ == 0 ? last : first;
        }

        @Override
        public double result() {
          // A validation, which is no training, has one batch.
          fewest = batches == STEPS ? Math.min(fewest, last - first) : fewest;
          return 0;
        }
      };
    }
  }

  /// The bytes of the steps of a pass.
  private static long bytesOfSteps(Layer[] layers, String optimizer, int threads) {
    Sequential model = Sequential.seeded(1, layers);
    Meter meter = new Meter();
    Trainer trainer =
        model.compile(
            Optimizers.named(optimizer),
            Losses.named("binary_crossentropy"),
            Metrics.named("accuracy"),
            meter);
    Fit fit =
        Fit.epochs(PASSES)
            .batchSize(BATCH)
            .validationData(inputs(model, BATCH), targets(BATCH))
            .threads(threads)
            .verbose(0);
    // The last batch is a smaller one.
    int rows = BATCH * STEPS - BATCH / 4;
    Tensor x = inputs(model, rows);
    Tensor y = targets(rows);
    // The objects of the Vector API, where it is there, vanish once its kernels are compiled.
    for (int fits = 0; fits < MOST_FITS && meter.fewest > 0; fits++) {
      trainer.fit(x, y, fit);
    }
    return meter.fewest;
  }

  private static Tensor inputs(Sequential model, int rows) {
    int[] dims = model.inputs().getFirst().shape().dims();
    dims[0] = rows;
    float[] x = new float[Shape.of(dims).size()];
    Random random = new Random(1);
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextInt(10);
    }
    return Tensor.of(x, dims);
  }

  private static Tensor targets(int rows) {
    float[] y = new float[rows];
    for (int row = 0; row < rows; row += 2) {
      y[row] = 1;
    }
    return Tensor.column(y);
  }

  /// The layers of the networks that are measured beside other systems, and those that draw, keep
  /// figures of a batch or are penalized; small ones, and such as are worth a second thread.
  private static Map<String, Layer[]> networks() {
    Map<String, Layer[]> networks = new TreeMap<>();
    networks.put("narrow", layers(InputLayer.of(4), Dense.of(8, "tanh"), Dense.of(8, "tanh")));
    networks.put("wide", layers(InputLayer.of(28), Dense.of(192, "relu"), Dense.of(192, "relu")));
    networks.put(
        "normalized",
        layers(
            InputLayer.of(28),
            Dense.of(192, "tanh").kernelRegularizer(new L2()),
            BatchNormalization.of(),
            Dropout.of(0.2),
            LayerNormalization.of(),
            Dense.of(192, "softplus")));
    networks.put(
        "images",
        layers(
            InputLayer.of(14, 14, 2),
            Conv2D.of(16, 3, 3).activation("relu"),
            MaxPooling2D.of(2),
            Flatten.of()));
    networks.put(
        "images, not fused",
        layers(InputLayer.of(14, 14, 2), Conv2D.of(16, 3, 3).activation("tanh"), Flatten.of()));
    for (int units : new int[] {5, 32}) {
      Embedding embedding = Embedding.of(10, units / 2);
      Map<String, Layer> recurrent =
          Map.of(
              "lstm", LSTM.of(units),
              "lstm, dropout", LSTM.of(units).dropout(0.1, 0.1),
              "gru", GRU.of(units),
              "both ways", Bidirectional.of(LSTM.of(units)),
              "simple", SimpleRNN.of(units));
      recurrent.forEach((name, layer) ->
          networks.put(name + " of " + units, layers(InputLayer.of(7), embedding, layer)));
    }
    return networks;
  }

  private static Layer[] layers(Layer... first) {
    Layer[] layers = Arrays.copyOf(first, first.length + 1);
    layers[first.length] = Dense.of(1, "sigmoid");
    return layers;
  }

  @Test
  void noNetworkAllotsByTheStep() {
    networks()
        .forEach((name, layers) -> {
          for (int threads = 1; threads <= 2; threads++) {
            long bytes = bytesOfSteps(layers, "adam", threads);
            assertEquals(
                0, bytes, name + ", threads " + threads + ": bytes of " + STEPS + " steps");
          }
        });
  }

  /// All but Adafactor and Muon, which make matrices of their own.
  @Test
  void noOptimizerAllotsByTheStep() {
    for (String optimizer :
        List.of(
            "sgd",
            "rmsprop",
            "adamw",
            "adamax",
            "nadam",
            "adagrad",
            "adadelta",
            "ftrl",
            "lion",
            "lamb")) {
      Layer[] layers = layers(InputLayer.of(7), Embedding.of(10, 4), Flatten.of());
      assertEquals(0, bytesOfSteps(layers, optimizer, 1), optimizer);
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
