package dev.litmus.trees;

import dev.litmus.classifier.DatePart;
import dev.litmus.classifier.Feature;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Columns as trees take them: numbers as they are, categories by their numbers, dates as their
/// parts, texts as how often each of their frequent words occurs. What is missing or unknown is
/// left out of a row; each split learns which way it goes.
final class TreeColumns {
  private static final String QUANTITY = "float";
  private static final String CATEGORY = "c";

  /// Trees find the turn of the year by themselves.
  private static final EnumSet<DatePart> PARTS = EnumSet.range(DatePart.DAYS, DatePart.HOUR);

  private final List<Feature> features;
  private final Map<String, Map<String, Integer>> categories = new HashMap<>();
  private final Map<String, TextCounts> texts = new HashMap<>();
  private final List<String> types = new ArrayList<>();

  private TreeColumns(List<Feature> features) {
    this.features = features;
  }

  /// @param known the rows to learn frequent words from
  static TreeColumns of(List<Feature> features, Table known) {
    TreeColumns columns = new TreeColumns(features);
    for (Feature feature : features) {
      switch (feature) {
        case Feature.Numeric _ -> columns.types.add(QUANTITY);
        case Feature.Categorical words -> {
          Map<String, Integer> numbers = new HashMap<>();
          words.vocabulary().forEach(word -> numbers.put(word, numbers.size()));
          columns.categories.put(words.column(), numbers);
          columns.types.add(CATEGORY);
        }
        case Feature.Date date -> parts(date).forEach(_ -> columns.types.add(QUANTITY));
        case Feature.Text text -> {
          TextCounts counts = TextCounts.of(known.column(text.column()));
          columns.texts.put(text.column(), counts);
          counts.terms().keySet().forEach(_ -> columns.types.add(QUANTITY));
        }
        case Feature.Picture picture ->
            throw new IllegalArgumentException(
                "trees make nothing of pictures; found column '%s'".formatted(picture.column()));
      }
    }
    return columns;
  }

  private static List<DatePart> parts(Feature.Date date) {
    return date.parts().stream().map(Feature.Date.Part::part).filter(PARTS::contains).toList();
  }

  /// The rows as a matrix outside the heap, to be disposed of.
  DMatrix matrix(Table table) throws XGBoostError {
    SparseRows rows = new SparseRows();
    List<Column> columns =
        features.stream().map(feature -> table.column(feature.column())).toList();
    for (int row = 0; row < table.rowCount(); row++) {
      int place = 0;
      for (int i = 0; i < columns.size(); i++) {
        place = write(features.get(i), columns.get(i), row, place, rows);
      }
      rows.endRow();
    }
    DMatrix matrix = rows.matrix(types.size());
    matrix.setFeatureTypes(types.toArray(new String[0]));
    return matrix;
  }

  /// Writes the cells of a row that one column makes, and tells the next column's first place.
  private int write(Feature feature, Column column, int row, int place, SparseRows to) {
    int next = place;
    switch (feature) {
      case Feature.Numeric _ -> to.add(next++, number(column, row));
      case Feature.Categorical words -> {
        Integer number = categories.getOrDefault(words.column(), Map.of()).get(column.text(row));
        to.add(next++, number == null ? Double.NaN : number);
      }
      case Feature.Date date -> {
        for (DatePart part : parts(date)) {
          to.add(next++, part.of(number(column, row)));
        }
      }
      case Feature.Text text -> {
        TextCounts counts = texts.getOrDefault(text.column(), TextCounts.NONE);
        for (var term : counts.in(column.text(row)).entrySet()) {
          to.add(place + term.getKey(), term.getValue());
        }
        next += counts.terms().size();
      }
      case Feature.Picture _ -> {}
    }
    return next;
  }

  private static double number(Column column, int row) {
    return column instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
  }
}
