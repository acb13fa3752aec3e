package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.Feature;
import dev.litmus.classifier.table.PictureColumn;
import dev.litmus.classifier.table.PictureSize;
import dev.litmus.nn.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// What a classifier says as two of its number columns change, while the others stay at what is
/// usual: the mean of the training rows, the most frequent word.
final class ModelRegions implements DoubleBinaryOperator {
  private final Classifier classifier;
  private final List<Tensor> inputs = new ArrayList<>();
  private final int xInput;
  private final int yInput;

  ModelRegions(Classifier classifier, String x, String y) {
    this.classifier = classifier;
    List<String> numbers = new ArrayList<>();
    int xIndex = -1;
    int yIndex = -1;
    for (Feature feature : classifier.features()) {
      switch (feature) {
        case Feature.Numeric number -> {
          xIndex = feature.column().equals(x) ? inputs.size() : xIndex;
          yIndex = feature.column().equals(y) ? inputs.size() : yIndex;
          numbers.add(number.column());
          double mean = number.center() + number.substitute() * number.scale();
          inputs.add(Tensor.of(new float[] {(float) mean}, 1, 1));
        }
        case Feature.Categorical words ->
            inputs.add(Tensor.of(new String[] {words.vocabulary().getFirst()}, 1, 1));
        case Feature.Date _ -> inputs.add(Tensor.of(new float[] {Float.NaN, Float.NaN}, 1, 2));
        case Feature.Picture picture -> {
          PictureSize size = picture.size();
          inputs.add(
              Tensor.of(
                  new float[size.numbers()],
                  1,
                  size.height(),
                  size.width(),
                  PictureColumn.CHANNELS));
        }
        case Feature.Text _ -> inputs.add(Tensor.of(new String[] {""}, 1, 1));
      }
    }
    if (xIndex < 0 || yIndex < 0) {
      throw new IllegalArgumentException(
          "--x and --y must be number columns of the model (%s); found '%s' and '%s'"
              .formatted(String.join(", ", numbers), x, y));
    }
    this.xInput = xIndex;
    this.yInput = yIndex;
  }

  @Override
  public double applyAsDouble(double x, double y) {
    List<Tensor> row = new ArrayList<>(inputs);
    row.set(xInput, Tensor.of(new float[] {(float) x}, 1, 1));
    row.set(yInput, Tensor.of(new float[] {(float) y}, 1, 1));
    return classifier.model().predictAll(row).getFirst().floats()[0];
  }
}
