package dev.litmus.classifier.decision;

import java.util.Optional;
import java.util.OptionalDouble;

/// How probabilities become verdicts.
///
/// @param calibration empty: [CalibrationMethod#AUTO] for a recipe that the data chose,
///   [CalibrationMethod#NONE] for one that is given
/// @param threshold how the threshold is chosen
/// @param prior the share of positives where the classifier will be used; empty: that of the rows
///   it learns from
/// @param coverage with which probability the true class is to fit; empty: no row is left open
public record DecisionOptions(
    Optional<CalibrationMethod> calibration,
    ThresholdRule threshold,
    OptionalDouble prior,
    OptionalDouble coverage) {
  private static final DecisionOptions DEFAULTS =
      new DecisionOptions(
          Optional.empty(),
          ThresholdRule.standard(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  public DecisionOptions {
    prior.ifPresent(share -> {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException(
            "prior: the share of positives must be between 0 and 1; found " + share);
      }
    });
    coverage.ifPresent(ConformalBand::checkCoverage);
  }

  /// Calibration by the recipe, threshold 0.5, no prior, no coverage.
  public static DecisionOptions defaults() {
    return DEFAULTS;
  }

  /// With this calibration.
  public DecisionOptions withCalibration(CalibrationMethod method) {
    return new DecisionOptions(Optional.of(method), threshold, prior, coverage);
  }

  /// With a threshold by this rule.
  public DecisionOptions withThreshold(ThresholdRule rule) {
    return new DecisionOptions(calibration, rule, prior, coverage);
  }

  /// For use where this share of rows is positive.
  public DecisionOptions withPrior(double share) {
    return new DecisionOptions(calibration, threshold, OptionalDouble.of(share), coverage);
  }

  /// With rows left open so that the true class fits with this probability.
  public DecisionOptions withCoverage(double probability) {
    return new DecisionOptions(calibration, threshold, prior, OptionalDouble.of(probability));
  }

  /// Why held-out rows are needed, as the option that needs them; empty when none does.
  public Optional<String> needsRows() {
    if (threshold.needsRows()) {
      return Optional.of("the threshold by " + threshold.text());
    }
    if (coverage.isPresent()) {
      return Optional.of("a coverage");
    }
    if (prior.isPresent()) {
      return Optional.of("a prior");
    }
    return calibration
        .filter(method -> method != CalibrationMethod.NONE && method != CalibrationMethod.AUTO)
        .map(method -> "calibration by " + method.text());
  }
}
