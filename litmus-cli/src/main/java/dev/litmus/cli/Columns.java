package dev.litmus.cli;

import dev.litmus.classifier.table.MissingValues;
import dev.litmus.classifier.table.TypeOptions;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options about the columns: which to use, and what they mean.
final class Columns {
  @Option(
      names = "--features",
      paramLabel = "COLUMN",
      split = ",",
      description = "The only columns to use, by name or number, comma separated.")
  List<String> features = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns to leave out, by name or number, comma separated.")
  List<String> exclude = List.of();

  @Option(
      names = "--types",
      paramLabel = "COLUMN=TYPE",
      split = ",",
      description = "What columns mean: number, category, text, date, picture or ignore.")
  List<String> types = List.of();

  @Option(
      names = "--decimal",
      paramLabel = ".|,",
      description = "The decimal mark, where numbers can be read in two ways.")
  Optional<String> decimal = Optional.empty();

  @Option(
      names = "--na",
      paramLabel = "TEXT",
      split = ",",
      description = "Further spellings of a missing cell, beside ?, NA, null and the like.")
  List<String> missing = List.of();

  MissingValues missing() {
    return missing.isEmpty() ? MissingValues.DEFAULT : MissingValues.DEFAULT.and(missing);
  }

  TypeOptions options() {
    TypeOptions options =
        TypeOptions.defaults()
            .withFeatures(features.toArray(String[]::new))
            .withExclude(exclude.toArray(String[]::new))
            .withMissing(missing());
    if (!types.isEmpty()) {
      options = options.withTypes(String.join(",", types));
    }
    if (decimal.isEmpty()) {
      return options;
    }
    String mark = decimal.get();
    if (mark.length() != 1) {
      throw new IllegalArgumentException("--decimal must be . or , not '%s'".formatted(mark));
    }
    return options.withDecimal(mark.charAt(0));
  }
}
