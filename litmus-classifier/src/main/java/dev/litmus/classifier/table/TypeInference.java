package dev.litmus.classifier.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what the columns of a table mean, from the training rows.
///
/// - A column is a *number* when at least 95 % of the cells that are not missing are; the others
///   count as missing, with a notice. Digits with zeros in front (`01234`) are codes, not numbers.
/// - It is left out when it holds no value, one value only, or an *identifier* (words that all
///   differ; numbers that all differ under a name such as `id`; row numbers).
/// - It is a *picture* when all cells are names of picture files.
/// - It is a *date* when at least 95 % of the cells are.
/// - It is *text* when it has more than 20 different values that are more than half of the cells,
///   or more than a tenth of them and more than 50, or more than 1,000; or sentences, that is three
///   words or more on average, that all differ.
/// - Other words are *categories*.
public final class TypeInference {
  private static final double NUMERIC = 0.95;
  private static final double DATED = 0.95;
  private static final int FEW_CATEGORIES = 20;
  private static final int MANY_CATEGORIES = 50;
  private static final int MOST_CATEGORIES = 1000;
  private static final int LEAST_ROWS_OF_KEY = 10;
  private static final int LARGEST_GAP = 3;
  private static final double EXACT_WHOLE = 0x1p53;
  private static final Pattern WORD_ENDS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[^\\p{L}\\p{N}]+");
  private static final Set<String> KEY_WORDS =
      Set.of("id", "uuid", "guid", "key", "index", "idx", "rowid", "rownum", "unnamed");

  private final Table table;
  private final TypeOptions options;

  /// How many rows those at hand were drawn from.
  private final long drawnFrom;

  private final Map<String, ColumnType> given = new HashMap<>();
  private final Set<String> features = new LinkedHashSet<>();
  private final List<Notice> notices = new ArrayList<>();

  private TypeInference(Table table, TypeOptions options, long drawnFrom) {
    this.table = table;
    this.options = options;
    this.drawnFrom = drawnFrom;
    options.types().forEach((name, type) -> given.put(table.nameOf(name), type));
    options.features().forEach(name -> features.add(table.nameOf(name)));
    options.exclude().forEach(name -> given.put(table.nameOf(name), ColumnType.IGNORE));
  }

  /// Finds the schema of the training rows, in the order of the file.
  ///
  /// @param others columns that are no features whatever they hold: the target, weights, groups
  public static Inference infer(Table training, Collection<String> others, TypeOptions options) {
    return infer(training, others, options, training.rowCount());
  }

  /// The same, of training rows that were drawn from so many rows: row numbers have larger gaps
  /// then.
  public static Inference infer(
      Table training, Collection<String> others, TypeOptions options, long drawnFrom) {
    return new TypeInference(training, options, drawnFrom).infer(new HashSet<>(others));
  }

  private Inference infer(Set<String> others) {
    Map<String, ColumnScan> scans = new HashMap<>();
    Map<String, NumberEvidence> evidence = new HashMap<>();
    for (Column column : table.columns()) {
      if (isWanted(column.name(), others)) {
        ColumnScan scan = new ColumnScan(column, options.missing());
        scans.put(column.name(), scan);
        boolean commas = options.decimal().equals(Optional.of(','));
        if (column instanceof TextColumn && (scan.mayBeStyled() || commas)) {
          evidence.put(column.name(), scan.evidence());
        }
      }
    }
    boolean commas =
        evidence.values().stream().anyMatch(NumberEvidence::isDecimalComma)
            && evidence.values().stream().noneMatch(NumberEvidence::hasPoints);
    List<ColumnSpec> specs = new ArrayList<>();
    for (Column column : table.columns()) {
      ColumnScan scan = scans.get(column.name());
      specs.add(
          scan == null
              ? new ColumnSpec(column.name(), ColumnType.IGNORE, NumberStyle.PLAIN)
              : decide(scan, Optional.ofNullable(evidence.get(column.name())), commas));
    }
    Schema schema = new Schema(specs, options.missing());
    if (schema.features().isEmpty()) {
      throw new DataException(
          "no column is left to learn from: "
              + (notices.isEmpty()
                  ? "all are excluded"
                  : String.join("; ", notices.stream().limit(4).map(Notice::text).toList())));
    }
    return new Inference(schema, notices);
  }

  private boolean isWanted(String name, Set<String> others) {
    return !others.contains(name)
        && given.get(name) != ColumnType.IGNORE
        && (features.isEmpty() || features.contains(name));
  }

  private ColumnSpec decide(ColumnScan scan, Optional<NumberEvidence> evidence, boolean commas) {
    String name = scan.column().name();
    ColumnType wanted = given.get(name);
    if (scan.present() == 0) {
      return leftOut(scan, ColumnType.EMPTY, "has no values", "");
    }
    if (wanted == null || wanted == ColumnType.NUMBER) {
      NumberStyle style = NumberStyle.PLAIN;
      int numbers = scan.numbers();
      if (evidence.isPresent()) {
        Optional<NumberStyle> found = evidence.get().style(options.decimal(), commas);
        if (found.isEmpty() && numbers < NUMERIC * scan.present()) {
          throw ambiguous(name, evidence.get().eitherExample());
        }
        int styled = found.isPresent() ? scan.numbers(found.get()) : 0;
        if (styled > numbers || (styled == numbers && options.decimal().isPresent())) {
          style = found.orElseThrow();
          numbers = styled;
        }
      }
      boolean numeric = numbers >= NUMERIC * scan.present() && !scan.isCode();
      if (numeric || wanted == ColumnType.NUMBER) {
        return number(scan, style, wanted != null || features.contains(name), numbers, evidence);
      }
    }
    return words(scan, Optional.ofNullable(wanted));
  }

  private DataException ambiguous(String name, String example) {
    return new DataException(
        "column %s: %s can be read with a decimal comma or with groups of thousands; add --decimal"
                .formatted(Names.quoted(name), Names.quoted(example))
            + " , or --decimal .");
  }

  private ColumnSpec number(
      ColumnScan scan,
      NumberStyle style,
      boolean asked,
      int numbers,
      Optional<NumberEvidence> evidence) {
    String name = scan.column().name();
    if (numbers == 0) {
      throw new DataException(
          "--types %s=number: none of its %d values is a number"
              .formatted(Names.shown(name), scan.present()));
    }
    List<Notice> found = new ArrayList<>();
    NumberColumn column =
        NumberConversion.convert(table, scan.column(), style, scan.missing(), found);
    if (!asked && isRowNumber(column)) {
      return leftOut(scan, ColumnType.IDENTIFIER, "numbers the rows", "number");
    }
    if (!asked && hasKeyName(name) && isKey(column)) {
      return leftOut(
          scan,
          ColumnType.IDENTIFIER,
          "looks like an identifier (%d different whole numbers)".formatted(scan.present()),
          "number");
    }
    if (isConstant(column) && scan.missingCount() == 0) {
      found.stream().filter(notice -> notice.code().equals("precision")).forEach(notices::add);
      return leftOut(
          scan,
          ColumnType.CONSTANT,
          "has the same value %s in every row".formatted(Names.quoted(scan.column().text(0))),
          "");
    }
    noticeStyle(name, style, evidence);
    noticeMissing(scan);
    return new ColumnSpec(name, ColumnType.NUMBER, style);
  }

  private ColumnSpec words(ColumnScan scan, Optional<ColumnType> wanted) {
    String name = scan.column().name();
    if (wanted.equals(Optional.of(ColumnType.TEXT))) {
      noticeMissing(scan);
      return new ColumnSpec(name, ColumnType.TEXT, NumberStyle.PLAIN);
    }
    if (wanted.equals(Optional.of(ColumnType.PICTURE)) || (wanted.isEmpty() && scan.isPictures())) {
      PictureSize size = PictureConversion.size(scan.column());
      return new ColumnSpec(
          name, ColumnType.PICTURE, NumberStyle.PLAIN, DateOrder.MONTH_FIRST, size);
    }
    if (wanted.isEmpty() || wanted.equals(Optional.of(ColumnType.DATE))) {
      int dates = scan.dates();
      if (wanted.isPresent() && dates == 0 && scan.column() instanceof TextColumn) {
        throw new DataException(
            "--types %s=date: none of its %d values is a date such as 2024-02-29 or 2/29/2024 10:15"
                .formatted(Names.shown(name), scan.present()));
      }
      if (wanted.isPresent() || dates >= DATED * scan.present()) {
        return date(scan);
      }
    }
    int rows = scan.present();
    int most = Math.min(MOST_CATEGORIES, Math.max(MANY_CATEGORIES, rows / 10));
    ColumnScan.Words words = scan.words(Math.max(FEW_CATEGORIES, most));
    if (words.different() == 1 && scan.missingCount() == 0) {
      return leftOut(
          scan,
          ColumnType.CONSTANT,
          "has the same value %s in every row".formatted(Names.quoted(words.first())),
          "");
    }
    if (wanted.isEmpty()) {
      boolean limited =
          words.different() <= FEW_CATEGORIES
              || (words.different() <= most && 2 * words.different() <= rows);
      boolean key = words.isUnique() && rows >= LEAST_ROWS_OF_KEY && !features.contains(name);
      if (key && !words.isProse()) {
        return leftOut(
            scan,
            ColumnType.IDENTIFIER,
            "looks like an identifier (%d different values in %d rows)".formatted(rows, rows),
            "category");
      }
      if (!limited || key) {
        notices.add(
            Notice.ofColumn(
                "text",
                name,
                rows,
                "column %s is taken as text (%s%d different values in %d rows)"
                    .formatted(
                        Names.quoted(name),
                        words.isStopped() ? "at least " : "",
                        words.different(),
                        rows),
                "--types " + Names.shown(name) + "=category takes each value as a category"));
        noticeMissing(scan);
        return new ColumnSpec(name, ColumnType.TEXT, NumberStyle.PLAIN);
      }
    }
    if (scan.isCode()) {
      notices.add(
          Notice.ofColumn(
              "codes",
              name,
              rows,
              "column %s holds digits with zeros in front; they are taken as categories"
                  .formatted(Names.quoted(name)),
              "--types " + Names.shown(name) + "=number reads them as numbers"));
    }
    noticeMissing(scan);
    return new ColumnSpec(name, ColumnType.CATEGORY, NumberStyle.PLAIN);
  }

  private ColumnSpec date(ColumnScan scan) {
    String name = scan.column().name();
    DateOrder order = DateConversion.order(scan.column(), notices);
    noticeMissing(scan);
    return new ColumnSpec(name, ColumnType.DATE, NumberStyle.PLAIN, order, PictureSize.NONE);
  }

  private ColumnSpec leftOut(ColumnScan scan, ColumnType type, String why, String use) {
    String name = scan.column().name();
    notices.add(
        Notice.ofColumn(
            type.name().toLowerCase(java.util.Locale.ROOT),
            name,
            scan.present(),
            "column %s %s; it is left out".formatted(Names.quoted(name), why),
            use.isEmpty() ? "" : "--types " + Names.shown(name) + "=" + use + " uses it"));
    return new ColumnSpec(name, type, NumberStyle.PLAIN);
  }

  private static boolean hasKeyName(String name) {
    for (String word : WORD_ENDS.split(name)) {
      if (KEY_WORDS.contains(word.toLowerCase(java.util.Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /// Whole numbers that all differ, none missing.
  private static boolean isKey(NumberColumn column) {
    Set<Double> seen = new HashSet<>();
    for (int row = 0; row < column.size(); row++) {
      double value = column.value(row);
      if (value != Math.rint(value) || !seen.add(value)) {
        return false;
      }
    }
    return column.size() >= LEAST_ROWS_OF_KEY;
  }

  /// Whole numbers that rise from row to row with small gaps, as row numbers do of which some rows
  /// went to the other parts.
  private boolean isRowNumber(NumberColumn column) {
    int rows = column.size();
    if (rows < 2 * LEAST_ROWS_OF_KEY) {
      return false;
    }
    for (int row = 0; row < rows; row++) {
      double value = column.value(row);
      boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE;
      if (!whole || (row > 0 && value <= column.value(row - 1))) {
        return false;
      }
    }
    return column.value(rows - 1) - column.value(0) < (double) LARGEST_GAP * drawnFrom;
  }

  /// The same number in every row once rounded to single precision.
  private static boolean isConstant(NumberColumn column) {
    for (int row = 1; row < column.size(); row++) {
      if ((float) column.value(row) != (float) column.value(0)) {
        return false;
      }
    }
    return true;
  }

  private void noticeStyle(String name, NumberStyle style, Optional<NumberEvidence> evidence) {
    if (style.equals(NumberStyle.PLAIN) || evidence.isEmpty()) {
      return;
    }
    String example = evidence.get().example();
    notices.add(
        Notice.ofColumn(
            "number-style",
            name,
            0,
            "column %s: %s is read as %s"
                .formatted(
                    Names.quoted(name), Names.quoted(example), NumberText.of(style.parse(example))),
            style.decimal() == ',' || style.grouping() == ','
                ? "--decimal says which mark is decimal"
                : ""));
  }

  private void noticeMissing(ColumnScan scan) {
    if (scan.missingCount() == 0) {
      return;
    }
    String name = scan.column().name();
    StringBuilder spellings = new StringBuilder();
    scan.missingSpellings()
        .forEach((spelling, count) ->
            spellings
                .append(spellings.isEmpty() ? "" : ", ")
                .append(spelling.isEmpty() ? "empty" : Names.quoted(spelling))
                .append(' ')
                .append(count));
    notices.add(
        Notice.ofColumn(
            "missing",
            name,
            scan.missingCount(),
            "column %s: %d of %d cells %s missing (%s)"
                .formatted(
                    Names.quoted(name),
                    scan.missingCount(),
                    scan.column().size(),
                    scan.missingCount() == 1 ? "is" : "are",
                    spellings),
            ""));
  }
}
