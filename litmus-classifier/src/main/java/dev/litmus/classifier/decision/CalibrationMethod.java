package dev.litmus.classifier.decision;

import java.util.Locale;

/// How probabilities are calibrated on held-out rows.
public enum CalibrationMethod {
  /// The simplest of the others that does not lose to a further one beyond noise.
  AUTO,
  /// Probabilities stay as the network gives them.
  NONE,
  /// The logit is divided by a temperature: one number.
  TEMPERATURE,
  /// The logit is multiplied and shifted: two numbers, also known as Platt scaling or sigmoid.
  PLATT;

  /// The method of that name.
  ///
  /// @throws IllegalArgumentException listing the names when there is none
  public static CalibrationMethod named(String name) {
    for (CalibrationMethod method : values()) {
      if (method.text().equals(name)) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "calibrate must be auto, none, temperature or platt; found '%s'".formatted(name));
  }

  /// The name on the command line and in files.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
