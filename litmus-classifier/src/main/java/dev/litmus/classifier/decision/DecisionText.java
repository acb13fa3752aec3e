package dev.litmus.classifier.decision;

import java.util.ArrayList;
import java.util.List;

/// A decision told to people.
final class DecisionText {
  private DecisionText() {}

  static List<String> sentences(Decision decision) {
    List<String> sentences = new ArrayList<>();
    LogitCalibration calibration = decision.calibration();
    switch (calibration.method()) {
      case TEMPERATURE ->
          sentences.add(
              "Calibrated on held-out rows by temperature %s."
                  .formatted(ThresholdText.rounded(1 / calibration.slope())));
      case PLATT ->
          sentences.add(
              "Calibrated on held-out rows by platt: logit times %s, %s %s."
                  .formatted(
                      ThresholdText.rounded(calibration.slope()),
                      calibration.intercept() < 0 ? "minus" : "plus",
                      ThresholdText.rounded(Math.abs(calibration.intercept()))));
      case NONE, AUTO -> {}
    }
    decision
        .prior()
        .ifPresent(prior ->
            sentences.add(
                "Probabilities are for rows of which a share of %s is positive; here it is %s."
                    .formatted(
                        ThresholdText.rounded(prior.to()), ThresholdText.rounded(prior.from()))));
    if (!(decision.rule() instanceof ThresholdRule.Fixed)) {
      sentences.add(
          "Threshold: %s, chosen by %s."
              .formatted(ThresholdText.rounded(decision.threshold()), decision.rule().text()));
    }
    decision.band().ifPresent(band -> sentences.add(band(band)));
    return sentences;
  }

  private static String band(ConformalBand band) {
    double low = Math.min(band.positiveFrom(), band.negativeUpTo());
    double high = Math.max(band.positiveFrom(), band.negativeUpTo());
    return "Unsure from %s to %s, where %s class fits, so that the true one does with probability %s."
        .formatted(
            ThresholdText.rounded(low),
            ThresholdText.rounded(high),
            band.positiveFrom() <= band.negativeUpTo() ? "either" : "neither",
            ThresholdText.number(band.coverage()));
  }
}
