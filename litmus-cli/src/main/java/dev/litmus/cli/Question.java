package dev.litmus.cli;

import dev.litmus.classifier.table.MissingValues;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options about the target: which column, and which of its values are positive.
final class Question {
  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "The column to predict, by name or number from 1. Default: the last.")
  Optional<String> target = Optional.empty();

  @Option(
      names = "--positive",
      paramLabel = "LABEL",
      split = ",",
      description = "Labels of the positive class. Default: the last of the two in sort order.")
  List<String> positive = List.of();

  @Option(
      names = "--negative",
      paramLabel = "LABEL",
      description = "The label of the negative class; all others are positive.")
  Optional<String> negative = Optional.empty();

  @Option(
      names = "--threshold-target",
      paramLabel = "NUMBER",
      description = "Makes a target of numbers binary: positive from this number on.")
  Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--target-missing",
      paramLabel = "drop|error",
      description =
          "What to do with rows without a label. Default: dropped while fewer than 5%% of all.")
  Optional<Absent> absent = Optional.empty();

  /// What the user may say of rows without a label.
  enum Absent {
    DROP,
    ERROR
  }

  TargetOptions options(MissingValues missing) {
    TargetOptions options = TargetOptions.defaults().withMissingValues(missing);
    if (target.isPresent()) {
      options = options.withColumn(target.get());
    }
    if (!positive.isEmpty()) {
      options = options.withPositive(positive.toArray(String[]::new));
    }
    if (negative.isPresent()) {
      options = options.withNegative(negative.get());
    }
    if (threshold.isPresent()) {
      options = options.withThreshold(threshold.get());
    }
    if (absent.isPresent()) {
      options = options.withMissing(missingOf(absent.get()));
    }
    return options;
  }

  private static Missing missingOf(Absent absent) {
    return switch (absent) {
      case DROP -> Missing.DROP;
      case ERROR -> Missing.ERROR;
    };
  }
}
