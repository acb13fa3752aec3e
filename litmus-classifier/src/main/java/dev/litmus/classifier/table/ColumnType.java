package dev.litmus.classifier.table;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a column means.
public enum ColumnType {
  /// A quantity: a [NumberColumn] once prepared.
  NUMBER(true),
  /// One of a limited number of words; yes/no columns too: a [TextColumn] once prepared.
  CATEGORY(true),
  /// Free text, or words too many to be categories: a [TextColumn] once prepared.
  TEXT(true),
  /// Names of picture files: a [PictureColumn] once prepared.
  PICTURE(true),
  /// Dates, with or without a time of day: a [NumberColumn] of seconds since 1970-01-01T00:00 UTC
  /// once prepared.
  DATE(true),
  /// A value of its own for each row: a key, a name, a row number. Left out.
  IDENTIFIER(false),
  /// The same value in every row. Left out.
  CONSTANT(false),
  /// No value in any row. Left out.
  EMPTY(false),
  /// Left out because the user says so, or because it is the target.
  IGNORE(false);

  private final boolean feature;

  ColumnType(boolean feature) {
    this.feature = feature;
  }

  /// Whether columns of this type go into the network.
  public boolean isFeature() {
    return feature;
  }

  /// The type a user names: number, category, text, date, picture or ignore.
  public static ColumnType ofUser(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "number" -> NUMBER;
      case "category" -> CATEGORY;
      case "text" -> TEXT;
      case "date" -> DATE;
      case "picture" -> PICTURE;
      case "ignore" -> IGNORE;
      default ->
          throw new DataException(
              "there is no column type %s; types are %s"
                  .formatted(
                      Names.quoted(name),
                      Arrays.stream(
                              new ColumnType[] {NUMBER, CATEGORY, TEXT, DATE, PICTURE, IGNORE})
                          .map(type -> type.name().toLowerCase(Locale.ROOT))
                          .collect(Collectors.joining(", "))));
    };
  }
}
