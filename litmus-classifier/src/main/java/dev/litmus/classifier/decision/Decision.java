package dev.litmus.classifier.decision;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The way from a network's probability to a verdict, found on rows that the network has not learnt
/// from: a calibration, a shift to the prior of use, a threshold, and where to abstain.
///
/// Calibration and shift are one linear map of the logit, [#slope()] and [#intercept()], which is
/// to be made part of the network. Threshold and band are for the probabilities after it.
///
/// ```java
/// Decision decision = Decision.of(heldOut, DecisionOptions.defaults().withThreshold(new F1()));
/// ```
///
/// @param rule how the threshold was chosen
/// @param threshold rows with a probability above it are called positive
/// @param band where the verdict is left open; empty: nowhere
/// @param notices what the held-out rows do not give
public record Decision(
    LogitCalibration calibration,
    Optional<PriorShift> prior,
    ThresholdRule rule,
    double threshold,
    Optional<ConformalBand> band,
    List<Notice> notices) {
  /// Copies the notices.
  public Decision {
    notices = List.copyOf(notices);
  }

  /// Probabilities as they are, and this threshold.
  public static Decision at(double threshold) {
    return new Decision(
        LogitCalibration.NONE,
        Optional.empty(),
        new ThresholdRule.Fixed(threshold),
        threshold,
        Optional.empty(),
        List.of());
  }

  /// The decision by held-out rows. The network must not have learnt from them: validation rows, or
  /// each row's probability from the networks of the folds that it is not in. A calibration that is
  /// not chosen is automatic.
  public static Decision of(Scores heldOut, DecisionOptions options) {
    LogitCalibration calibration =
        LogitCalibration.fit(heldOut, options.calibration().orElse(CalibrationMethod.AUTO));
    Scores decided = calibration.apply(heldOut);
    Optional<PriorShift> prior = Optional.empty();
    if (options.prior().isPresent()) {
      PriorShift shift = PriorShift.from(heldOut, options.prior().getAsDouble());
      decided = shift.apply(decided);
      prior = Optional.of(shift);
    }
    double threshold = options.threshold().threshold(decided);
    List<Notice> notices = new ArrayList<>();
    options
        .threshold()
        .shortfall(decided, threshold)
        .ifPresent(text -> notices.add(Notice.ofTable("threshold", 0, text, "")));
    Optional<ConformalBand> band = Optional.empty();
    if (options.coverage().isPresent()) {
      ConformalBand found = ConformalBand.of(decided, options.coverage().getAsDouble());
      found.tooFewRows().ifPresent(text -> notices.add(Notice.ofTable("coverage", 0, text, "")));
      band = Optional.of(found);
    }
    return new Decision(calibration, prior, options.threshold(), threshold, band, notices);
  }

  /// The decision without any held-out rows.
  ///
  /// @throws DataException when the options need some
  public static Decision withoutRows(DecisionOptions options) {
    options
        .needsRows()
        .ifPresent(what -> {
          throw new DataException(
              "%s needs rows that the network does not learn from, and none are kept; give --validation-split a share such as 0.2"
                  .formatted(what));
        });
    double threshold =
        switch (options.threshold()) {
          case ThresholdRule.Fixed fixed -> fixed.value();
          case ThresholdRule.Cost cost -> cost.threshold();
          case ThresholdRule.F1 _,
              ThresholdRule.Youden _,
              ThresholdRule.Precision _,
              ThresholdRule.Recall _,
              ThresholdRule.Alerts _ ->
              throw new IllegalStateException(options.threshold().text());
        };
    return new Decision(
        LogitCalibration.NONE,
        Optional.empty(),
        options.threshold(),
        threshold,
        Optional.empty(),
        List.of());
  }

  /// What the logit is multiplied by, above 0.
  public double slope() {
    return calibration.slope();
  }

  /// What is then added to the logit.
  public double intercept() {
    return calibration.intercept() + prior.map(PriorShift::logitOffset).orElse(0.0);
  }

  /// Whether the network's probabilities are changed.
  public boolean changesProbabilities() {
    return slope() != 1 || intercept() != 0;
  }

  /// Rows with the network's own probabilities as they are after calibration and shift; weights
  /// stay.
  public Scores apply(Scores scores) {
    return changesProbabilities()
        ? ScoreMaps.mapped(scores, p -> Logit.sigmoid(slope() * Logit.of(p) + intercept()))
        : scores;
  }

  /// Whether a row of that probability is called positive.
  public boolean callsPositive(double probability) {
    return probability > threshold;
  }

  /// Whether the verdict on a row of that probability is left open.
  public boolean unsure(double probability) {
    return unsure(probability, callsPositive(probability));
  }

  /// The same for a call by another threshold.
  public boolean unsure(double probability, boolean calledPositive) {
    return band.isPresent() && band.get().unsure(probability, calledPositive);
  }

  /// For people: a sentence for each step that does something.
  public List<String> sentences() {
    return DecisionText.sentences(this);
  }
}
