package dev.litmus.classifier;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.ConformalBand;
import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.decision.LogitCalibration;
import dev.litmus.classifier.decision.PriorShift;
import dev.litmus.classifier.decision.ThresholdRule;
import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `litmus.json` tells of the decision: `threshold` with the rule that chose it, `calibration`
/// and `prior`, which the network's last layer has in it already, and `band`.
final class DecisionJson {
  /// The method of a threshold that was given rather than chosen.
  private static final String GIVEN = "given";

  private DecisionJson() {}

  static Map<String, @Nullable Object> of(Decision decision) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    boolean given = decision.rule() instanceof ThresholdRule.Fixed;
    json.put(
        "threshold",
        object("value", decision.threshold(), "method", given ? GIVEN : decision.rule().text()));
    LogitCalibration calibration = decision.calibration();
    json.put(
        "calibration",
        calibration.method() == CalibrationMethod.NONE
            ? calibration.method().text()
            : object(
                "method", calibration.method().text(),
                "slope", calibration.slope(),
                "intercept", calibration.intercept()));
    decision
        .prior()
        .ifPresent(prior -> json.put("prior", object("from", prior.from(), "to", prior.to())));
    decision
        .band()
        .ifPresent(band ->
            json.put(
                "band",
                object(
                    "coverage", band.coverage(),
                    "positive_from", band.positiveFrom(),
                    "negative_up_to", band.negativeUpTo())));
    return json;
  }

  private static Map<String, @Nullable Object> object(Object... keysAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      object.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return object;
  }

  /// @param json the whole of `litmus.json`; older files have less in it
  static Decision read(Config json) {
    Config threshold = json.config("threshold");
    double value = threshold.number("value");
    String method = threshold.string("method", GIVEN);
    return new Decision(
        calibration(json),
        json.value("prior") instanceof Map<?, ?>
            ? Optional.of(prior(json.config("prior")))
            : Optional.empty(),
        method.equals(GIVEN) ? new ThresholdRule.Fixed(value) : ThresholdRule.parse(method),
        value,
        json.value("band") instanceof Map<?, ?>
            ? Optional.of(band(json.config("band")))
            : Optional.empty(),
        List.of());
  }

  private static LogitCalibration calibration(Config json) {
    if (!(json.value("calibration") instanceof Map<?, ?>)) {
      return LogitCalibration.NONE;
    }
    Config calibration = json.config("calibration");
    return new LogitCalibration(
        CalibrationMethod.named(calibration.string("method")),
        calibration.number("slope"),
        calibration.number("intercept"));
  }

  private static PriorShift prior(Config prior) {
    return new PriorShift(prior.number("from"), prior.number("to"));
  }

  private static ConformalBand band(Config band) {
    return new ConformalBand(
        band.number("coverage"), band.number("positive_from"), band.number("negative_up_to"));
  }
}
