package dev.litmus.classifier;

import java.util.Arrays;

/// The share of positives among the rows to learn from, as everyone's probability: whoever decides
/// by it calls every row the more frequent class.
public final class Majority implements Baseline {
  /// The baseline.
  public Majority() {}

  @Override
  public String name() {
    return "majority class";
  }

  @Override
  public Answers answers(BaselineData data) {
    double positive = 0;
    double all = 0;
    for (int row : data.known()) {
      double weight = data.weights().isPresent() ? data.weights().get()[row] : 1;
      positive += weight * data.labels()[row];
      all += weight;
    }
    float[] probabilities = new float[data.test().rowCount()];
    Arrays.fill(probabilities, (float) (positive / all));
    return new Probabilities(probabilities);
  }
}
