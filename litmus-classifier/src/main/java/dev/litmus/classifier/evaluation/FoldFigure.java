package dev.litmus.classifier.evaluation;

import java.util.List;

/// A figure over the folds of a cross-validation.
///
/// The interval is Student's t with k - 1 degrees of freedom around the mean of k folds. The
/// variance of the mean is (1 / k + test rows / training rows) s^2, where s^2 is that between
/// folds: the second term makes up for training rows that folds share (Nadeau and Bengio,
/// "Inference for the generalization error", 2003, the corrected resampled t). It ends where the
/// figure does.
///
/// @param mean over the folds; NaN when the figure is undefined in one
/// @param deviation the standard deviation between folds, with k - 1
/// @param interval the 95 % interval of the mean
public record FoldFigure(double mean, double deviation, Interval interval) {
  /// The figure over at least two folds.
  public static FoldFigure of(Figure figure, List<Evaluation> folds) {
    double[] values = folds.stream().mapToDouble(fold -> fold.value(figure)).toArray();
    int k = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / k;
    }
    if (Double.isNaN(mean)) {
      return new FoldFigure(Double.NaN, Double.NaN, Interval.NONE);
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (k - 1));
    // Each fold tests one part of k and trains on the others.
    double shared = 1.0 / (k - 1);
    double half = StudentT.quantile95(k - 1) * deviation * Math.sqrt(1.0 / k + shared);
    Interval interval =
        new Interval(
            Math.max(mean - half, figure.lowest()), Math.min(mean + half, figure.highest()));
    return new FoldFigure(mean, deviation, interval);
  }
}
