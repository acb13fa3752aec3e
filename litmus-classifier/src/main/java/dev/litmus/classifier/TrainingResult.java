package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.models.History;
import java.util.List;
import java.util.Optional;

/// What came of a training.
///
/// @param classifier the trained classifier
/// @param table what it was made from: the table given, or those rows of a stream that were held in
///   memory
/// @param history the figures of every epoch
/// @param test how it does on rows it has not seen; empty when none were kept for it
/// @param testRows the rows it was tested on, each with its label; empty when there was no test
/// @param heldOut the probabilities of rows that the network, or the members of an ensemble that
///   speak, had not learnt from, before calibration; empty when there were none
/// @param baselines what it was held against on the test rows, where the options name something
/// @param ensemble what the network is made of when it is a mean of several
/// @param rows how many rows were trained on, validated on, tested on
/// @param bestEpoch the epoch whose weights were kept, from 0
/// @param diverged whether the loss left the finite numbers; the weights are then the last good
///   ones
/// @param seconds how long the training took
/// @param notices what its owner should know: dropped, mapped, imputed, suspicious
public record TrainingResult(
    Classifier classifier,
    Table table,
    History history,
    Optional<Evaluation> test,
    Optional<Table> testRows,
    Optional<Scores> heldOut,
    List<BaselineResult> baselines,
    Optional<Ensemble> ensemble,
    RowCounts rows,
    int bestEpoch,
    boolean diverged,
    double seconds,
    List<Notice> notices) {
  /// How many rows went where.
  public record RowCounts(int train, int validation, int test) {}

  /// Copies the lists.
  public TrainingResult {
    baselines = List.copyOf(baselines);
    notices = List.copyOf(notices);
  }
}
