package dev.litmus.classifier;

import java.util.Arrays;
import java.util.stream.IntStream;

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
    int[] rows =
        IntStream.concat(
                Arrays.stream(data.split().train()), Arrays.stream(data.split().validation()))
            .toArray();
    double positive = 0;
    double all = 0;
    for (int row : rows) {
      double weight = data.weights().isPresent() ? data.weights().get()[row] : 1;
      positive += weight * data.labels()[row];
      all += weight;
    }
    float[] probabilities = new float[data.test().rowCount()];
    Arrays.fill(probabilities, (float) (positive / all));
    return new Probabilities(probabilities);
  }
}
