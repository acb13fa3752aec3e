package dev.litmus.cli;

import dev.litmus.classifier.table.ColumnProfile;
import dev.litmus.classifier.table.ColumnProfile.CategoryCount;
import dev.litmus.classifier.table.ColumnProfile.CategoryProfile;
import dev.litmus.classifier.table.ColumnProfile.NumberProfile;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.DataProfile;
import dev.litmus.classifier.table.DataProfile.Described;
import dev.litmus.nn.internal.Plain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a table holds before anything is learnt from it.
@Command(
    name = "profile",
    sortOptions = false,
    customSynopsis = "litmus profile [options] DATA...",
    description =
        "Tells what each column is, how it goes with the target, and what is wrong with the data.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus profile passengers.csv --target survived",
      "  litmus profile sample:breast-cancer --json",
    })
final class Profile implements Callable<Integer> {
  private static final int MOST_WORDS = 3;

  private final Session session;

  @Parameters(paramLabel = "DATA", arity = "0..*", description = "Tables, as for train.")
  List<String> data = List.of();

  @Mixin final Question question = new Question();
  @Mixin final Columns columns = new Columns();
  @Mixin final Reading reading = new Reading();
  @Mixin final Division division = new Division();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  Profile(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    DataProfile profile =
        DataProfile.of(
            reading.source(session).some(data),
            question.options(columns.missing()),
            columns.options(),
            division.options());
    if (json) {
      session.json(facts(profile));
    } else {
      session.text(text(profile));
    }
    return ExitCode.DONE;
  }

  private static String text(DataProfile profile) {
    List<String> classes = profile.target().classes();
    StringBuilder text = new StringBuilder();
    text.append(
        Plain.of(
            "%d rows: %d %s, %d %s (target '%s')"
                .formatted(
                    profile.rows(),
                    profile.counts().get(0),
                    classes.get(0),
                    profile.counts().get(1),
                    classes.get(1),
                    profile.target().column())));
    text.append("\n\n");
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "column",
            "is",
            "missing",
            "different",
            "where " + Plain.of(classes.get(0)),
            "where " + Plain.of(classes.get(1)),
            "with target"));
    for (Described column : profile.columns()) {
      boolean used = column.spec().type().isFeature();
      lines.add(
          List.of(
              Plain.of(column.spec().name()),
              type(column),
              used ? String.valueOf(column.missing()) : "",
              used ? String.valueOf(column.different()) : "",
              column.negative().map(figures -> shown(column, figures)).orElse(""),
              column.positive().map(figures -> shown(column, figures)).orElse(""),
              column.correlation().map(r -> String.format(Locale.ROOT, "%.3f", r)).orElse("")));
    }
    text.append(aligned(lines));
    text.append('\n');
    for (String notice : Notices.sentences(profile.notices())) {
      text.append("- ").append(Plain.of(notice)).append('\n');
    }
    return text.toString();
  }

  private static String type(Described column) {
    String type = column.spec().type().name().toLowerCase(Locale.ROOT);
    return column.spec().type().isFeature() ? type : type + " (left out)";
  }

  private static String shown(Described column, ColumnProfile figures) {
    if (column.spec().type() == ColumnType.TEXT || column.spec().type() == ColumnType.PICTURE) {
      return "";
    }
    return switch (figures) {
      case NumberProfile numbers when column.spec().type() == ColumnType.DATE ->
          day(numbers.min()) + " to " + day(numbers.max());
      case NumberProfile numbers ->
          String.format(Locale.ROOT, "%.4g +- %.3g", numbers.mean(), numbers.standardDeviation());
      case CategoryProfile words ->
          words.categories().stream()
              .limit(MOST_WORDS)
              .map(word -> share(word, words.count()))
              .collect(Collectors.joining(", "));
    };
  }

  private static String day(double seconds) {
    return Double.isNaN(seconds)
        ? "?"
        : java.time.LocalDate.ofEpochDay(Math.floorDiv((long) seconds, 86_400L)).toString();
  }

  private static String share(CategoryCount word, int all) {
    return "%s %d%%".formatted(Plain.of(word.category()), Math.round(100.0 * word.count() / all));
  }

  private static String aligned(List<List<String>> lines) {
    int columns = lines.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        row.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static Map<String, @Nullable Object> facts(DataProfile profile) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("rows", profile.rows());
    facts.put("target", profile.target().column());
    facts.put("classes", profile.target().classes());
    facts.put("counts", profile.counts());
    facts.put("columns", profile.columns().stream().map(Profile::facts).toList());
    facts.put("notices", Notices.sentences(profile.notices()));
    return facts;
  }

  private static Map<String, @Nullable Object> facts(Described column) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", column.spec().name());
    facts.put("type", column.spec().type().name().toLowerCase(Locale.ROOT));
    facts.put("used", column.spec().type().isFeature());
    if (column.spec().type().isFeature()) {
      facts.put("missing", column.missing());
      facts.put("different", column.different());
      column.correlation().ifPresent(r -> facts.put("correlation", r));
      column.negative().ifPresent(figures -> facts.put("negative", figures(figures)));
      column.positive().ifPresent(figures -> facts.put("positive", figures(figures)));
    }
    return facts;
  }

  private static Map<String, @Nullable Object> figures(ColumnProfile figures) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("count", figures.count());
    facts.put("missing", figures.missing());
    switch (figures) {
      case NumberProfile numbers -> {
        facts.put("mean", numbers.mean());
        facts.put("standard_deviation", numbers.standardDeviation());
        facts.put("min", numbers.min());
        facts.put("lower_quartile", numbers.lowerQuartile());
        facts.put("median", numbers.median());
        facts.put("upper_quartile", numbers.upperQuartile());
        facts.put("max", numbers.max());
      }
      case CategoryProfile words -> {
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        words.categories().stream()
            .limit(50)
            .forEach(word -> counts.put(word.category(), word.count()));
        facts.put("categories", counts);
      }
    }
    return facts;
  }
}
