package dev.litmus.classifier.explanation;

import dev.litmus.classifier.table.Table;

/// All that an explanation asks of a model: the probability of the positive class for each row. It
/// asks for many rows at once, since a call costs more than a row.
///
/// ```java
/// Scorer scorer = classifier::probabilities;
/// ```
@FunctionalInterface
public interface Scorer {
  /// A probability for each row, within 0..1.
  float[] probabilities(Table rows);
}
