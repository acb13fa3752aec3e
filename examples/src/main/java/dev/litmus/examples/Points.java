package dev.litmus.examples;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.SaveOptions;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.plot.Color;
import dev.litmus.plot.ScatterPlot;
import java.nio.file.Path;

/// Eight labelled points: draws them with four unlabelled ones, trains, and saves the network for
/// [PointsAgain].
public final class Points {
  static final float[][] POINTS = {
    {3.2f, 5.5f}, {6.3f, 5.9f}, {6.2f, 5.7f}, {3.3f, 5.6f},
    {3.1f, 5.4f}, {5.6f, 5.8f}, {3.9f, 5.5f}, {5.5f, 5.7f}
  };
  static final float[] LABELS = {1, 0, 0, 1, 1, 0, 1, 0};
  static final float[][] UNLABELLED = {{4.3f, 5.4f}, {5.3f, 5.9f}, {5.0f, 5.8f}, {4.2f, 5.6f}};

  void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    labelled()
        .crosses("unlabelled", column(UNLABELLED, 0), column(UNLABELLED, 1), Color.BLACK)
        .save(folder.resolve("points.png"));

    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(2),
            Dense.of(64, "relu"),
            Dense.of(32, "relu"),
            Dense.of(1, "sigmoid"));
    var trainer = model.compile("adam", "binary_crossentropy", "accuracy");
    var history = trainer.fit(POINTS, LABELS, Fit.epochs(300).verbose(0));
    IO.println("accuracy %.4f".formatted(history.last("accuracy")));

    Path file = folder.resolve("model.keras");
    KerasFormat.save(model, file, SaveOptions.standard().trainer(trainer).replace(true));
    IO.println("wrote " + file.getFileName());
  }

  /// The labelled points: class 0 red, class 1 green.
  static ScatterPlot labelled() {
    ScatterPlot plot = ScatterPlot.of("f1", "f2").titled("Points");
    for (int label = 0; label <= 1; label++) {
      float[][] ofLabel = ofLabel(POINTS, LABELS, label);
      plot =
          plot.dots(
              "label " + label,
              column(ofLabel, 0),
              column(ofLabel, 1),
              label == 0 ? Color.RED : Color.GREEN);
    }
    return plot;
  }

  static float[][] ofLabel(float[][] points, float[] labels, int label) {
    return java.util.stream.IntStream.range(0, points.length)
        .filter(i -> labels[i] == label)
        .mapToObj(i -> points[i])
        .toArray(float[][]::new);
  }

  static double[] column(float[][] points, int column) {
    double[] values = new double[points.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = points[i][column];
    }
    return values;
  }
}
