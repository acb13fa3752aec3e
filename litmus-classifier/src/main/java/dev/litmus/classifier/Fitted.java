package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A trained network, not yet calibrated or tested.
///
/// @param trainer what goes on training it; an ensemble has none
/// @param heldOut the network's probability of rows that it had not learnt from, in training order:
///   validation rows, or all rows by the members of an ensemble that had not seen them
/// @param heldRows which rows those are
/// @param history of the network, or of the ensemble's member that counts most
/// @param bestEpoch the epoch of that history whose weights were kept, from 0
/// @param trainRows how many rows were trained on
/// @param validationRows how many rows were kept from training
/// @param facts what the model file is to tell of a single network
/// @param ensemble what the network is made of when it is a mean of several
@SuppressWarnings("ArrayRecordComponent")
record Fitted(
    Model model,
    Optional<Trainer> trainer,
    Optional<Scores> heldOut,
    int[] heldRows,
    History history,
    int bestEpoch,
    boolean diverged,
    int trainRows,
    int validationRows,
    Map<String, @Nullable Object> facts,
    Optional<Ensemble> ensemble) {
  private static final double SMALLEST = 0x1p-24;

  /// The log-loss of those of the held-out rows that are among some rows.
  double logLoss(Set<Integer> rows) {
    Scores scores = heldOut.orElseThrow();
    double sum = 0;
    double all = 0;
    for (int i = 0; i < heldRows.length; i++) {
      if (rows.contains(heldRows[i])) {
        double p = scores.positive(i) ? scores.probability(i) : 1 - scores.probability(i);
        sum -= Math.log(Math.max(p, SMALLEST));
        all++;
      }
    }
    return sum / all;
  }
}
