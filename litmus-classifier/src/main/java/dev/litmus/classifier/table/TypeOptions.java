package dev.litmus.classifier.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the user says about the columns; the rest is found by [TypeInference].
///
/// @param types types by column name, as in `--types zip=category`
/// @param features names or numbers of the only columns to use; all when empty
/// @param exclude names or numbers of columns to leave out
/// @param missing spellings of a missing cell
/// @param decimal the decimal mark of numbers that could be read in two ways
public record TypeOptions(
    Map<String, ColumnType> types,
    List<String> features,
    List<String> exclude,
    MissingValues missing,
    Optional<Character> decimal) {

  /// Copies the lists; checks the mark.
  public TypeOptions {
    types = Map.copyOf(types);
    features = List.copyOf(features);
    exclude = List.copyOf(exclude);
    decimal.ifPresent(TypeOptions::checkMark);
  }

  private static void checkMark(char mark) {
    if (mark != '.' && mark != ',') {
      throw new DataException("--decimal must be . or , not " + Names.quoted("" + mark));
    }
  }

  /// Everything found by looking.
  public static TypeOptions defaults() {
    return new TypeOptions(Map.of(), List.of(), List.of(), MissingValues.DEFAULT, Optional.empty());
  }

  /// With this type for a column.
  public TypeOptions withType(String column, ColumnType type) {
    Map<String, ColumnType> more = new LinkedHashMap<>(types);
    more.put(column, type);
    return new TypeOptions(more, features, exclude, missing, decimal);
  }

  /// With types as a user writes them: `zip=category,born=date`.
  public TypeOptions withTypes(String list) {
    TypeOptions options = this;
    for (String part : list.split(",")) {
      int equals = part.lastIndexOf('=');
      if (equals < 1) {
        throw new DataException(
            "--types: %s is not of the form column=type".formatted(Names.quoted(part)));
      }
      options =
          options.withType(
              part.substring(0, equals).strip(), ColumnType.ofUser(part.substring(equals + 1)));
    }
    return options;
  }

  /// With only these columns, by name or number.
  public TypeOptions withFeatures(String... columns) {
    return new TypeOptions(types, Arrays.asList(columns), exclude, missing, decimal);
  }

  /// Without these columns, by name or number.
  public TypeOptions withExclude(String... columns) {
    return new TypeOptions(types, features, Arrays.asList(columns), missing, decimal);
  }

  /// With these spellings of a missing cell.
  public TypeOptions withMissing(MissingValues newMissing) {
    return new TypeOptions(types, features, exclude, newMissing, decimal);
  }

  /// With this decimal mark, `.` or `,`.
  public TypeOptions withDecimal(char mark) {
    return new TypeOptions(types, features, exclude, missing, Optional.of(mark));
  }
}
