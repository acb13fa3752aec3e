package dev.litmus.examples;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import java.util.Map;
import java.util.Random;

/// A network on a table of random numbers whose labels are random too: there is nothing to learn,
/// and accuracy stays near one half.
public final class Tabular {
  void main() {
    Random random = new Random(1);
    float[][] x = new float[1000][5];
    float[] y = new float[1000];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 5; j++) {
        x[i][j] = random.nextFloat();
      }
      y[i] = random.nextInt(2);
    }

    Sequential model =
        Sequential.seeded(
            1, InputLayer.of(5), Dense.of(16, "relu"), Dense.of(8, "relu"), Dense.of(1, "sigmoid"));
    Trainer trainer = model.compile("adam", "binary_crossentropy", "accuracy");
    trainer.fit(x, y, Fit.epochs(10).batchSize(32));

    Map<String, Double> figures = trainer.evaluate(x, y);
    IO.println("loss %.4f, accuracy %.4f".formatted(figures.get("loss"), figures.get("accuracy")));
    Tensor probabilities = model.predict(x);
    for (int i = 0; i < 10; i++) {
      float p = probabilities.floats()[i];
      IO.println("%.4f -> %d".formatted(p, p > 0.5 ? 1 : 0));
    }
  }
}
