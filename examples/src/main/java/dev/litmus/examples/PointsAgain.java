package dev.litmus.examples;

import dev.litmus.keras.KerasFormat;
import dev.litmus.nn.models.Model;
import dev.litmus.plot.Color;
import dev.litmus.plot.ScatterPlot;
import java.nio.file.Path;

/// Loads the network that [Points] saved, labels the four points, and draws them as crosses in the
/// colour of their predicted class.
public final class PointsAgain {
  void main(String[] args) {
    Path folder = Path.of(args.length > 0 ? args[0] : ".");
    Model model = KerasFormat.load(folder.resolve("model.keras")).model();
    float[] probabilities = model.predict(Points.UNLABELLED).floats();
    float[] labels = new float[probabilities.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = probabilities[i] >= 0.5 ? 1 : 0;
      IO.println(
          "(%.1f, %.1f): %.4f -> %.0f"
              .formatted(
                  Points.UNLABELLED[i][0], Points.UNLABELLED[i][1], probabilities[i], labels[i]));
    }
    ScatterPlot plot = Points.labelled();
    for (int label = 0; label <= 1; label++) {
      float[][] predicted = Points.ofLabel(Points.UNLABELLED, labels, label);
      plot =
          plot.crosses(
              "predicted " + label,
              Points.column(predicted, 0),
              Points.column(predicted, 1),
              label == 0 ? Color.RED : Color.GREEN);
    }
    plot.save(folder.resolve("predicted.png"));
  }
}
