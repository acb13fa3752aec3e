package dev.litmus.examples;

import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Sequential;
import java.util.Random;

/// Is the sum of three numbers above zero? And three mistakes that are caught before training
/// begins.
public final class SumOfFeatures {
  void main() {
    Random random = new Random(1);
    float[][] x = new float[100][3];
    float[] y = new float[100];
    for (int i = 0; i < x.length; i++) {
      float sum = 0;
      for (int j = 0; j < 3; j++) {
        x[i][j] = (float) random.nextGaussian();
        sum += x[i][j];
      }
      y[i] = sum > 0 ? 1 : 0;
    }

    Sequential model =
        Sequential.seeded(1, InputLayer.of(3), Dense.of(5, "relu"), Dense.of(1, "sigmoid"));
    History history =
        model
            .compile("adam", "binary_crossentropy", "accuracy")
            .fit(x, y, Fit.epochs(10).batchSize(10));
    for (int i = 0; i < 5; i++) {
      float p = model.predict(new float[][] {x[i]}).floats()[0];
      IO.println("%.4f, label %.0f".formatted(p, y[i]));
    }
    IO.println("training accuracy %.4f".formatted(history.last("accuracy")));

    refused(() ->
        Sequential.of(InputLayer.of(3), Dense.of(1, "softmax"))
            .compile("adam", "binary_crossentropy"));
    refused(() ->
        Sequential.of(InputLayer.of(3), Dense.of(1, "relu"))
            .compile("adam", "binary_crossentropy"));
    refused(() -> model.predict(new float[][] {{1, 2, 3, 4}}));
  }

  private static void refused(Runnable mistake) {
    try {
      mistake.run();
      throw new IllegalStateException("this mistake was not caught");
    } catch (IllegalArgumentException e) {
      IO.println(e.getMessage());
    }
  }
}
