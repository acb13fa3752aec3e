package dev.litmus.bench;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How the time of a fit grows with its rows, columns, epochs and the length of its sequences, each
/// times 1, 10 and 100: prints a table, of medians, beside the multiply-adds that there are to do.
public final class Growth {
  private static final int TIMES = 5;
  private static final long WARM_UP = 3_000_000_000L;
  private static final int VOCABULARY = 1000;

  /// A fit of a size.
  ///
  /// @param work multiply-adds of the forward pass, all rows and epochs
  private record Case(String what, int size, double work, Runnable fit) {}

  private Growth() {}

  public static void main(String[] args) {
    System.out.println(
        """
        | what grows | size | multiply-adds | ms | work grows | time grows |
        |---|---|---|---|---|---|\
        """);
    for (String what : List.of("rows", "columns", "epochs", "steps of a sequence")) {
      double firstWork = 0;
      double firstTime = 0;
      for (int factor : new int[] {1, 10, 100}) {
        Case one = of(what, factor);
        double time = median(one.fit);
        if (factor == 1) {
          firstWork = one.work;
          firstTime = time;
        }
        System.out.printf(
            Locale.ROOT,
            "| %s | %,d | %.2g | %.1f | %.1f x | %.1f x |%n",
            one.what,
            one.size,
            one.work,
            1e3 * time,
            one.work / firstWork,
            time / firstTime);
      }
    }
  }

  private static Case of(String what, int factor) {
    return switch (what) {
      case "rows" -> dense(what, factor * 10_240, factor * 10_240, 28, 256, 1024, 1);
      case "columns" -> dense(what, factor * 28, 10_240, factor * 28, 256, 1024, 1);
      case "epochs" -> dense(what, factor * 10, 1097, 4, 8, 32, factor * 10);
      default -> sequences(what, factor * 10);
    };
  }

  private static Case dense(
      String what, int size, int rows, int columns, int units, int batch, int epochs) {
    Tensor x = Tensor.of(drawn(rows * columns, 0), rows, columns);
    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(columns),
            Dense.of(units, "relu"),
            Dense.of(units, "relu"),
            Dense.of(1, "sigmoid"));
    double work = (double) epochs * rows * (columns * units + units * units + units);
    return new Case(what, size, work, fit(model, x, batch, epochs));
  }

  private static Case sequences(String what, int length) {
    int rows = 640;
    int units = 32;
    Tensor x = Tensor.of(drawn(rows * length, VOCABULARY), rows, length);
    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(length),
            Embedding.of(VOCABULARY, units),
            LSTM.of(units),
            Dense.of(1, "sigmoid"));
    double work = (double) rows * (length * 8 * units * units + units);
    return new Case(what, length, work, fit(model, x, 64, 1));
  }

  private static Runnable fit(Sequential model, Tensor x, int batch, int epochs) {
    var random = new Random(2);
    float[] labels = new float[x.shape().dims()[0]];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(2);
    }
    var trainer = model.compile("adam", "binary_crossentropy");
    Tensor y = Tensor.column(labels);
    Fit fit = Fit.epochs(epochs).batchSize(batch).verbose(0);
    return () -> trainer.fit(x, y, fit);
  }

  /// Numbers from a normal distribution, or whole ones below a limit.
  private static float[] drawn(int count, int limit) {
    var random = new Random(1);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = limit == 0 ? (float) random.nextGaussian() : random.nextInt(limit);
    }
    return numbers;
  }

  /// Seconds of the action, after three seconds of it that doesn't count.
  private static double median(Runnable action) {
    long start = System.nanoTime();
    do {
      action.run();
    } while (System.nanoTime() - start < WARM_UP);
    double[] seconds = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      action.run();
      seconds[i] = (System.nanoTime() - begun) / 1e9;
    }
    Arrays.sort(seconds);
    return seconds[TIMES / 2];
  }
}
