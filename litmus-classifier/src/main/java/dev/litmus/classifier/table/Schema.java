package dev.litmus.classifier.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The columns of a table and what they mean: found once on the training rows, kept with the model,
/// applied to every table that is trained on or predicted from.
///
/// @param columns all columns in their order, those left out included
/// @param missing spellings of a missing cell
public record Schema(List<ColumnSpec> columns, MissingValues missing) {

  /// Copies the list.
  public Schema {
    columns = List.copyOf(columns);
  }

  /// The columns that go into the network, in order.
  public List<ColumnSpec> features() {
    return columns.stream().filter(column -> column.type().isFeature()).toList();
  }

  /// The names of the columns that go into the network, in order.
  public List<String> featureNames() {
    return features().stream().map(ColumnSpec::name).toList();
  }

  /// Whether a table has all feature columns.
  public boolean fits(Table table) {
    return featureNames().stream().allMatch(table::has);
  }

  /// The feature columns of a table, converted: numbers to [NumberColumn] with NaN for missing
  /// cells, dates to [NumberColumn] of seconds since 1970, pictures to [PictureColumn], categories
  /// and texts to [TextColumn] with the empty string for missing cells. The table's own order does
  /// not matter. A missing column is refused by name; columns unknown to the schema are ignored
  /// with a notice; a cell that is no number where one is expected counts as missing, with a
  /// notice; infinite numbers and those beyond single precision are refused with their place.
  public Table apply(Table table) {
    List<ColumnSpec> features = features();
    List<String> absent =
        features.stream().map(ColumnSpec::name).filter(name -> !table.has(name)).toList();
    if (!absent.isEmpty()) {
      throw new DataException(
          "%s %s missing; the table has %s"
              .formatted(
                  (absent.size() == 1 ? "column " : "columns ") + Names.list(absent),
                  absent.size() == 1 ? "is" : "are",
                  Names.list(table.names())));
    }
    List<Notice> notices = new ArrayList<>();
    List<Column> converted = new ArrayList<>();
    for (ColumnSpec spec : features) {
      Column column = table.column(spec.name());
      converted.add(
          switch (spec.type()) {
            case NUMBER -> NumberConversion.convert(table, column, spec.style(), missing, notices);
            case DATE -> DateConversion.convert(table, column, spec.dates(), missing, notices);
            case TEXT -> text(column);
            case PICTURE -> PictureConversion.convert(column, spec.picture(), missing, notices);
            default -> category(column);
          });
    }
    noticeUnknown(table, notices);
    return Table.of(converted, table.origin(), notices);
  }

  private TextColumn category(Column column) {
    TextColumnBuilder builder = new TextColumnBuilder(column.size());
    for (int row = 0; row < column.size(); row++) {
      String cell = column.text(row);
      builder.add(missing.isMissing(cell) ? "" : cell);
    }
    return builder.build(column.name());
  }

  /// Texts in Unicode's composed form, in which a letter with an accent is one character however it
  /// was typed.
  private TextColumn text(Column column) {
    TextColumnBuilder builder = new TextColumnBuilder(column.size());
    for (int row = 0; row < column.size(); row++) {
      String cell = column.text(row);
      builder.add(missing.isMissing(cell) ? "" : Normalizer.normalize(cell, Normalizer.Form.NFC));
    }
    return builder.build(column.name());
  }

  private void noticeUnknown(Table table, List<Notice> notices) {
    Set<String> known = new HashSet<>();
    columns.forEach(column -> known.add(column.name()));
    List<String> unknown = table.names().stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      notices.add(
          Notice.ofTable(
              "unknown-columns",
              unknown.size(),
              "%s %s not known to the model and ignored"
                  .formatted(
                      (unknown.size() == 1 ? "column " : "columns ") + Names.list(unknown),
                      unknown.size() == 1 ? "is" : "are"),
              ""));
    }
  }
}
