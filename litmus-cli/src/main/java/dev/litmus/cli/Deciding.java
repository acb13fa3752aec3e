package dev.litmus.cli;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.decision.ThresholdRule;
import java.util.Optional;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options about what becomes of a probability, decided by rows that the network does not learn
/// from.
final class Deciding {
  @Option(
      names = "--threshold",
      paramLabel = "NUMBER|RULE",
      parameterConsumer = RuleWords.class,
      description =
          "The probability above which a row is called positive, or how it is chosen: f1, youden,"
              + " precision=0.9 or recall=0.9 (the least to reach), alerts=50 (the most rows called"
              + " positive of a thousand), or cost 5:1 (what a false positive and a false negative"
              + " cost). Default: 0.5.")
  Optional<String> threshold = Optional.empty();

  @Option(
      names = "--calibrate",
      paramLabel = "HOW",
      description =
          "How probabilities are made to mean what they say: auto, none, temperature or platt."
              + " Default: auto, which keeps one only where it helps; with layers given, none.")
  Optional<String> calibrate = Optional.empty();

  @Option(
      names = "--prior",
      paramLabel = "SHARE",
      description =
          "The share of positives where the model will be used, such as 0.02. Default: that of"
              + " DATA.")
  Optional<Double> prior = Optional.empty();

  @Option(
      names = "--coverage",
      paramLabel = "SHARE",
      description =
          "Leaves rows open as unsure, so that for either class the true one fits with at least"
              + " this probability, such as 0.95. Default: no row.")
  Optional<Double> coverage = Optional.empty();

  DecisionOptions options() {
    DecisionOptions options = DecisionOptions.defaults();
    try {
      if (threshold.isPresent()) {
        options = options.withThreshold(ThresholdRule.parse(threshold.get()));
      }
      if (calibrate.isPresent()) {
        options = options.withCalibration(CalibrationMethod.named(calibrate.get()));
      }
      if (prior.isPresent()) {
        options = options.withPrior(prior.get());
      }
      return coverage.isPresent() ? options.withCoverage(coverage.get()) : options;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("--" + e.getMessage(), e);
    }
  }

  /// Takes `cost 5:1` as one word or as two.
  static final class RuleWords implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      if (words.isEmpty()) {
        throw new ParameterException(
            command.commandLine(),
            "--threshold takes a number or a rule, such as 0.3 or recall=0.9; found none");
      }
      String rule = words.pop();
      if (rule.equalsIgnoreCase("cost") && !words.isEmpty()) {
        rule += " " + words.pop();
      }
      option.setValue(Optional.of(rule));
    }
  }
}
