package dev.litmus.classifier;

/// A learner of another kind that a classifier is held against: trained on the same rows, tested on
/// the same rows, and not kept.
///
/// ```java
/// var result = Classifier.train(table, TrainOptions.defaults().baselines(new LogisticRegression()));
/// result.baselines().forEach(beside -> IO.println(beside.sentence()));
/// ```
public interface Baseline {
  /// What it is called, such as `logistic regression`.
  String name();

  /// Learns from the rows to train and says what it thinks of those to test. The same data must
  /// give the same answers, on any number of threads.
  Answers answers(BaselineData data);

  /// What came of it.
  sealed interface Answers {}

  /// A probability of the positive class for each row to test.
  record Probabilities(float[] values) implements Answers {}

  /// Nothing, and why: `the library for this machine is missing`.
  record Refused(String reason) implements Answers {}
}
