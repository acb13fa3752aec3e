package dev.litmus.bench;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.ops.KernelSelection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Litmus's side of bench/peers: for every line with the name of a work it does one round of it and
/// prints how many units it did a second. bench/peers/work.py describes works and protocol.
///
/// Argument: the threads to use.
public final class Peer {
  /// What a unit of a work is.
  private enum Unit {
    STEP,
    EPOCH,
    ROW
  }

  private record Work(Sequential model, int rows, int batch, int epochs, Unit unit) {
    int units() {
      return switch (unit) {
        case STEP -> epochs * Math.ceilDiv(rows, batch);
        case EPOCH -> epochs;
        case ROW -> epochs * rows;
      };
    }
  }

  // As in work.py.
  private static final double WARM_UP = 3;
  private static final double ROUND = 0.5;

  private static final Random RANDOM = new Random(1);

  private Peer() {}

  private static Work work(String name) {
    return switch (name) {
      case "w1" -> new Work(dense(4, "tanh", 8, 8), 1097, 32, 10, Unit.STEP);
      case "w2" -> new Work(dense(2, "relu", 64, 32), 8, 32, 300, Unit.EPOCH);
      case "w3-1024" -> new Work(dense(28, "relu", 256, 256), 102_400, 1024, 1, Unit.ROW);
      case "w3-256" -> new Work(dense(28, "relu", 256, 256), 102_400, 256, 1, Unit.ROW);
      case "w4-32" -> new Work(images(), 3200, 32, 1, Unit.ROW);
      case "w4-128" -> new Work(images(), 3200, 128, 1, Unit.ROW);
      case "w5-lstm" -> new Work(sequences(LSTM.of(32)), 1280, 64, 1, Unit.ROW);
      case "w5-gru" -> new Work(sequences(GRU.of(32)), 1280, 64, 1, Unit.ROW);
      case "w5-simple" -> new Work(sequences(SimpleRNN.of(32)), 1280, 64, 1, Unit.ROW);
      default -> throw new IllegalArgumentException("unknown work '%s'".formatted(name));
    };
  }

  private static Sequential dense(int columns, String activation, int first, int second) {
    return Sequential.seeded(
        1,
        InputLayer.of(columns),
        Dense.of(first, activation),
        Dense.of(second, activation),
        Dense.of(1, "sigmoid"));
  }

  private static Sequential images() {
    return Sequential.seeded(
        1,
        InputLayer.of(28, 28, 1),
        Conv2D.of(32, 3, 3).activation("relu"),
        MaxPooling2D.of(2),
        Flatten.of(),
        Dense.of(16, "relu"),
        Dense.of(1, "sigmoid"));
  }

  private static Sequential sequences(Layer recurrent) {
    return Sequential.seeded(
        1, InputLayer.of(100), Embedding.of(1000, 32), recurrent, Dense.of(1, "sigmoid"));
  }

  private static Runnable fit(String name, Work work, int threads) {
    int width = work.model.inputs().getFirst().shape().rowSize();
    float[] x = new float[work.rows * width];
    float[] y = new float[work.rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = name.startsWith("w5") ? RANDOM.nextInt(1000) : (float) RANDOM.nextGaussian();
    }
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i * width] + RANDOM.nextGaussian() > 0 ? 1 : 0;
    }
    int[] dims = work.model.inputs().getFirst().shape().dims();
    dims[0] = work.rows;
    Trainer trainer = work.model.compile("w1".equals(name) ? "sgd" : "adam", "binary_crossentropy");
    Tensor rows = Tensor.of(x, dims);
    Tensor labels = Tensor.column(y);
    Fit fit = Fit.epochs(work.epochs).batchSize(work.batch).threads(threads).verbose(0);
    return () -> trainer.fit(rows, labels, fit);
  }

  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[0]);
    String kernels = KernelSelection.current().kernels().name();
    System.out.println("ready litmus " + kernels.replace(' ', '-'));
    Map<String, Work> works = new HashMap<>();
    Map<String, Runnable> fits = new HashMap<>();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Work work = works.computeIfAbsent(line, Peer::work);
      Runnable fit = fits.get(line);
      if (fit == null) {
        fit = fit(line, work, threads);
        fits.put(line, fit);
        rate(fit, WARM_UP);
      }
      System.out.println(work.units() * rate(fit, ROUND));
    }
  }

  /// Trains until that many seconds have passed; gives the trainings a second.
  private static double rate(Runnable fit, double least) {
    long start = System.nanoTime();
    int times = 0;
    double seconds;
    do {
      fit.run();
      times++;
      seconds = (System.nanoTime() - start) / 1e9;
    } while (seconds < least);
    return times / seconds;
  }
}
