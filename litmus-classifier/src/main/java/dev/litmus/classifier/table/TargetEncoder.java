package dev.litmus.classifier.table;

import dev.litmus.classifier.table.Labels.Label;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How the values of a target column become 0 and 1: found once by [#fit], kept with the model,
/// applied to any table by [#encode].
///
/// @param column name of the target column
/// @param negative name of the negative class
/// @param positive name of the positive class
/// @param negativeLabels labels of the negative class: numbers canonical, words in lower case
/// @param positiveLabels labels of the positive class, likewise
/// @param rest the class of any other label
/// @param threshold when present, numbers from it on are positive and the labels do not count
/// @param missingValues spellings of a missing label
public record TargetEncoder(
    String column,
    String negative,
    String positive,
    Set<String> negativeLabels,
    Set<String> positiveLabels,
    Rest rest,
    OptionalDouble threshold,
    MissingValues missingValues) {
  private static final double FEW = 0.05;
  private static final int MOST_CLASSES = 10;
  private static final int MOST_WORDS = 100;
  private static final int MISSING = -1;

  /// The class of labels that are not listed.
  public enum Rest {
    /// Refused with the place.
    REFUSED,
    /// The negative class, as with `--positive A` of many labels.
    NEGATIVE,
    /// The positive class, as with `--negative A` of many labels.
    POSITIVE
  }

  /// Copies the labels.
  public TargetEncoder {
    negativeLabels = Set.copyOf(negativeLabels);
    positiveLabels = Set.copyOf(positiveLabels);
  }

  /// The two class names, negative first.
  public List<String> classes() {
    return List.of(negative, positive);
  }

  /// Finds the classes of a table's target.
  ///
  /// Without further options there must be exactly two; the last in sort order (numbers by size,
  /// words by character code, as scikit-learn sorts) is the positive one.
  public static TargetEncoder fit(Table table, TargetOptions options) {
    String name = nameIn(table, options);
    LabelCounts counts = new LabelCounts();
    counts.add(table.column(name));
    return fit(name, counts, options);
  }

  /// The name of a table's target column.
  public static String nameIn(Table table, TargetOptions options) {
    return options.column().map(table::nameOf).orElseGet(() -> table.names().getLast());
  }

  /// Finds the classes of a target whose labels were counted.
  public static TargetEncoder fit(String name, LabelCounts counts, TargetOptions options) {
    Labels labels = Labels.of(counts, options.missingValues());
    List<Label> sorted = labels.sorted();
    if (sorted.isEmpty()) {
      throw new DataException(
          "target %s has no values in any of the %d rows"
              .formatted(Names.quoted(name), counts.rows()));
    }
    if (options.threshold().isPresent()) {
      return ofThreshold(name, labels, options);
    }
    if (!options.positive().isEmpty()) {
      List<Label> chosen = chosen(name, labels, options.positive(), "--positive");
      return ofChosen(name, sorted, chosen, Rest.NEGATIVE, options);
    }
    if (options.negative().isPresent()) {
      List<Label> chosen = chosen(name, labels, List.of(options.negative().get()), "--negative");
      return ofChosen(name, sorted, chosen, Rest.POSITIVE, options);
    }
    if (sorted.size() != 2) {
      throw notTwo(name, labels, sorted, options.column().isEmpty());
    }
    return new TargetEncoder(
        name,
        sorted.get(0).name(),
        sorted.get(1).name(),
        Set.of(sorted.get(0).key()),
        Set.of(sorted.get(1).key()),
        Rest.REFUSED,
        OptionalDouble.empty(),
        options.missingValues());
  }

  private static TargetEncoder ofThreshold(String name, Labels labels, TargetOptions options) {
    if (!labels.isAllNumbers()) {
      throw new DataException(
          "target %s does not hold numbers only, so it has no threshold: %s"
              .formatted(Names.quoted(name), labels.shown()));
    }
    String threshold = NumberText.of(options.threshold().getAsDouble());
    return new TargetEncoder(
        name,
        "<" + threshold,
        ">=" + threshold,
        Set.of(),
        Set.of(),
        Rest.REFUSED,
        options.threshold(),
        options.missingValues());
  }

  private static List<Label> chosen(
      String name, Labels labels, List<String> wanted, String option) {
    List<Label> chosen = new ArrayList<>();
    for (String label : wanted) {
      String key = Labels.key(Parsing.trimmed(label));
      chosen.add(
          labels.sorted().stream()
              .filter(each -> each.key().equals(key))
              .findFirst()
              .orElseThrow(() ->
                  new DataException(
                      "%s %s: target %s has no such label; it has %s"
                          .formatted(
                              option, Names.shown(label), Names.quoted(name), labels.shown()))));
    }
    return chosen;
  }

  private static TargetEncoder ofChosen(
      String name, List<Label> all, List<Label> chosen, Rest rest, TargetOptions options) {
    List<Label> others = all.stream().filter(label -> !chosen.contains(label)).toList();
    if (others.isEmpty()) {
      throw oneClass(name, chosen);
    }
    boolean binary = others.size() == 1;
    String chosenName = chosen.stream().map(Label::name).collect(Collectors.joining("|"));
    String othersName = binary ? others.getFirst().name() : "not " + chosenName;
    Set<String> chosenKeys = keys(chosen);
    Set<String> otherKeys = binary ? keys(others) : Set.of();
    boolean positive = rest == Rest.NEGATIVE;
    return new TargetEncoder(
        name,
        positive ? othersName : chosenName,
        positive ? chosenName : othersName,
        positive ? otherKeys : chosenKeys,
        positive ? chosenKeys : otherKeys,
        binary ? Rest.REFUSED : rest,
        OptionalDouble.empty(),
        options.missingValues());
  }

  private static Set<String> keys(List<Label> labels) {
    return labels.stream().map(Label::key).collect(Collectors.toCollection(TreeSet::new));
  }

  private static DataException oneClass(String name, List<Label> labels) {
    return new DataException(
        "target %s has one class (%s); two are needed"
            .formatted(
                Names.quoted(name),
                labels.stream().map(Label::toString).collect(Collectors.joining(", "))));
  }

  private static DataException notTwo(
      String name, Labels labels, List<Label> sorted, boolean guessed) {
    if (sorted.size() == 1) {
      return oneClass(name, sorted);
    }
    String quoted = (guessed ? "(the last column) " : "") + Names.quoted(name);
    String last = Names.shown(sorted.getLast().name());
    if (labels.isMixed() && sorted.size() <= MOST_CLASSES) {
      return new DataException(
          "target %s mixes numbers and words: %s; use one spelling for each class, or say which"
                  .formatted(quoted, labels.shown())
              + " labels are positive with --positive LABEL,LABEL");
    }
    if (labels.isAllNumbers() && sorted.size() > MOST_CLASSES) {
      double least = NumberStyle.PLAIN.parse(sorted.getFirst().key());
      double greatest = NumberStyle.PLAIN.parse(sorted.getLast().key());
      boolean probability = least >= 0 && greatest <= 1;
      return new DataException(
          "target %s holds %s (%d different numbers from %s to %s), not two classes; to predict"
                  .formatted(
                      quoted,
                      probability ? "probabilities" : "measurements",
                      sorted.size(),
                      sorted.getFirst().key(),
                      sorted.getLast().key())
              + " whether it reaches a limit, add --threshold-target "
              + (probability ? "0.5" : "LIMIT"));
    }
    if (sorted.size() > MOST_WORDS) {
      return new DataException(
          "target %s has %d different values, not two classes; name the column to predict with"
                  .formatted(quoted, sorted.size())
              + " --target");
    }
    return new DataException(
        "target %s has %d classes: %s; two are needed. To predict one against the rest, add"
                .formatted(quoted, sorted.size(), labels.shown())
            + " --positive "
            + last);
  }

  /// The labels of a table by these classes.
  ///
  /// @param missing what happens to rows without a label
  public Target encode(Table table, Missing missing) {
    LabelCounts counts = new LabelCounts();
    counts.add(table.column(column));
    return encode(table, counts, missing);
  }

  /// The labels of some rows of a larger table, whose counts the notices tell.
  ///
  /// @param counts of the larger table's labels
  /// @param missing what happens to rows without a label
  public Target encode(Table table, LabelCounts counts, Missing missing) {
    Column cells = table.column(column);
    Map<String, Integer> known = new HashMap<>();
    int[] labels = new int[cells.size()];
    int[] rows = new int[cells.size()];
    int count = 0;
    for (int row = 0; row < cells.size(); row++) {
      String text = cells.text(row);
      Integer label = known.get(text);
      if (label == null) {
        label = label(table.place(row), text);
        known.put(text, label);
      }
      if (label != MISSING) {
        labels[count] = label;
        rows[count++] = row;
      }
    }
    int positives = Arrays.stream(labels, 0, count).sum();
    int[] all = {count - positives, positives, cells.size() - count};
    if (counts.rows() > cells.size() && !counts.hasMore()) {
      Arrays.fill(all, 0);
      counts
          .bySpelling()
          .forEach((text, times) -> {
            int label = known.computeIfAbsent(text, t -> label("one of the rows", t));
            all[label == MISSING ? 2 : label] += times;
          });
    }
    List<Notice> notices = new ArrayList<>(Labels.of(counts, missingValues).mergeNotices(column));
    checkMissing(all[0] + all[1] + all[2], all[2], missing, notices);
    noticeFullStops(known.keySet(), notices);
    notices.add(0, classNotice(all[1], all[0]));
    return new Target(
        column, classes(), Arrays.copyOf(labels, count), Arrays.copyOf(rows, count), notices);
  }

  private boolean isListed(String key) {
    return negativeLabels.contains(key) || positiveLabels.contains(key);
  }

  /// 0, 1 or [#MISSING].
  private int label(String place, String text) {
    String key = Labels.key(text);
    if (endsInStrangeFullStop(key)) {
      key = Labels.withoutFullStop(key);
    }
    if (!isListed(key) && missingValues.isMissing(text)) {
      return MISSING;
    }
    if (threshold.isPresent()) {
      double number = NumberStyle.PLAIN.parse(key);
      if (Double.isNaN(number)) {
        throw unknown(place, text, "a number");
      }
      return number >= threshold.getAsDouble() ? 1 : 0;
    }
    if (isListed(key)) {
      return positiveLabels.contains(key) ? 1 : 0;
    }
    return switch (rest) {
      case POSITIVE -> 1;
      case NEGATIVE -> 0;
      case REFUSED ->
          throw unknown(place, text, Names.quoted(negative) + " or " + Names.quoted(positive));
    };
  }

  private boolean endsInStrangeFullStop(String key) {
    return !isListed(key) && key.endsWith(".") && isListed(Labels.withoutFullStop(key));
  }

  private void noticeFullStops(Set<String> texts, List<Notice> notices) {
    boolean merged = notices.stream().anyMatch(notice -> notice.code().equals("merged-labels"));
    List<String> stopped =
        texts.stream().filter(text -> endsInStrangeFullStop(Labels.key(text))).sorted().toList();
    if (!merged && !stopped.isEmpty()) {
      notices.add(
          Notice.ofColumn(
              "merged-labels",
              column,
              stopped.size(),
              "target %s: the labels %s are taken without their full stop"
                  .formatted(Names.quoted(column), Names.list(stopped)),
              ""));
    }
  }

  private DataException unknown(String place, String text, String expected) {
    return new DataException(
        "%s: target %s is %s where %s was expected"
            .formatted(place, Names.quoted(column), Names.quoted(text), expected));
  }

  private void checkMissing(int all, int absent, Missing missing, List<Notice> notices) {
    if (absent == 0) {
      return;
    }
    String sentence =
        String.format(
            Locale.ROOT,
            "target %s is missing in %d of %d rows (%.1f%%)",
            Names.quoted(column),
            absent,
            all,
            100.0 * absent / all);
    boolean refused =
        switch (missing) {
          case FEW -> absent >= FEW * all;
          case DROP -> absent == all;
          case ERROR -> true;
        };
    if (refused) {
      throw new DataException(
          missing == Missing.DROP
              ? sentence
              : sentence + "; fill it in, or leave these rows out with --target-missing drop");
    }
    notices.add(
        Notice.ofColumn(
            "missing-target", column, absent, sentence + "; these rows are left out", ""));
  }

  private Notice classNotice(int positives, int negatives) {
    return Notice.ofColumn(
        "classes",
        column,
        (long) positives + negatives,
        "target %s: positive class %s (%s), negative class %s (%s)"
            .formatted(
                Names.quoted(column),
                Names.quoted(positive),
                Names.rows(positives),
                Names.quoted(negative),
                Names.rows(negatives)),
        "--positive names another positive class");
  }
}
