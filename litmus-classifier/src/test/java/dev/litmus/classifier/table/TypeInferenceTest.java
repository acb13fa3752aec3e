package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypeInferenceTest {
  private static final int ROWS = 100;
  private static final TypeOptions DEFAULTS = TypeOptions.defaults();

  private static TextColumn column(String name, IntFunction<String> cell) {
    return TextColumn.of(name, IntStream.range(0, ROWS).mapToObj(cell).toArray(String[]::new));
  }

  /// A column that is always a feature, so that another one may be left out.
  private static final TextColumn NUMBERS = column("x", i -> Double.toString(i * 37 % 101 / 8.0));

  private static Inference infer(Column column, TypeOptions options) {
    return TypeInference.infer(Table.of(List.of(NUMBERS, column)), List.of(), options);
  }

  private static ColumnSpec spec(Column column, TypeOptions options) {
    return infer(column, options).schema().columns().getLast();
  }

  private static ColumnType type(IntFunction<String> cell) {
    return spec(column("c", cell), DEFAULTS).type();
  }

  private static String notice(Column column, TypeOptions options) {
    return infer(column, options).notices().getFirst().toString();
  }

  private static String notice(IntFunction<String> cell) {
    return notice(column("c", cell), DEFAULTS);
  }

  private static Table applied(Column column, TypeOptions options) {
    return infer(column, options).schema().apply(Table.of(List.of(NUMBERS, column)));
  }

  private static Column converted(Column column, TypeOptions options) {
    return applied(column, options).column(1);
  }

  @Test
  void numbersAndCategories() {
    assertEquals(ColumnType.NUMBER, type(i -> Integer.toString(i % 7)));
    assertEquals(ColumnType.NUMBER, type(i -> i % 3 + "." + i));
    assertEquals(ColumnType.CATEGORY, type(i -> "A1" + i % 4));
    assertEquals(ColumnType.CATEGORY, type(i -> i % 2 == 0 ? "Yes" : "No"));
    assertEquals(ColumnType.CATEGORY, type(i -> i % 2 == 0 ? "Y" : ""));
    assertEquals(ColumnType.NUMBER, spec(NumberColumn.of("n", doubles()), DEFAULTS).type());
  }

  private static double[] doubles() {
    return IntStream.range(0, ROWS).mapToDouble(i -> i % 9 / 2.0).toArray();
  }

  @Test
  void fewBadCellsOfANumberAreMissing() {
    TextColumn column = column("c", i -> i % 25 == 3 ? "abc" : Integer.toString(i % 9));
    assertEquals(ColumnType.NUMBER, spec(column, DEFAULTS).type());
    assertEquals(
        "column 'c': 4 of 100 cells are no number and count as missing: row 4 'abc', row 29 'abc',"
            + " row 54 'abc', ... (--types c=category takes the cells as words)",
        applied(column, DEFAULTS).notices().getFirst().toString());
    assertEquals(List.of(), infer(column, DEFAULTS).notices());
    assertTrue(converted(column, DEFAULTS).isBlank(3));
    assertEquals(ColumnType.CATEGORY, type(i -> i % 10 == 3 ? "abc" : Integer.toString(i % 9)));
  }

  @Test
  void missingSpellingsAreCounted() {
    String[] spellings = {"", "?", "-", "NA", "n/a", "NULL", "None", "NaN", ".", "missing"};
    TextColumn column = column("c", i -> i < 20 ? spellings[i % 10] : Integer.toString(i % 9));
    assertEquals(ColumnType.NUMBER, spec(column, DEFAULTS).type());
    assertEquals(
        "column 'c': 20 of 100 cells are missing (empty 2, '-' 2, '.' 2, '?' 2, 'NA' 2, 'NULL' 2,"
            + " 'NaN' 2, 'None' 2, 'missing' 2, 'n/a' 2)",
        notice(column, DEFAULTS));
    TypeOptions more = DEFAULTS.withMissing(MissingValues.DEFAULT.and(List.of("-999", "Unk")));
    TextColumn numbers = column("c", i -> i == 0 ? "-999.0" : Integer.toString(i % 9));
    assertTrue(converted(numbers, more).isBlank(0));
    TextColumn words = column("c", i -> i == 0 ? "unk" : "w" + i % 9);
    assertTrue(converted(words, more).isBlank(0));
    assertEquals("unk", converted(words, DEFAULTS).text(0));
  }

  @Test
  void digitsWithZerosInFrontAreCodes() {
    assertEquals(ColumnType.CATEGORY, type(i -> "0" + i % 7 + "123"));
    assertEquals(
        "column 'c' holds digits with zeros in front; they are taken as categories (--types"
            + " c=number reads them as numbers)",
        notice(i -> "0" + i % 7 + "123"));
    assertEquals(ColumnType.NUMBER, type(i -> i == 0 ? "00" : i % 9 + ".5"));
  }

  @Test
  void identifiersAreLeftOut() {
    assertEquals(ColumnType.IDENTIFIER, type(i -> "u" + (1000 + i)));
    assertEquals(
        "column 'c' looks like an identifier (100 different values in 100 rows); it is left out"
            + " (--types c=category uses it)",
        notice(i -> "u" + (1000 + i)));
    IntFunction<String> scattered = i -> Integer.toString(i * 7919 % 100_003);
    assertEquals(ColumnType.NUMBER, type(scattered));
    for (String name : List.of("id", "customerID", "PassengerId", "row_id", "Unnamed: 0")) {
      assertEquals(ColumnType.IDENTIFIER, spec(column(name, scattered), DEFAULTS).type(), name);
    }
    for (String name : List.of("paid", "Identity", "width", "grid")) {
      assertEquals(ColumnType.NUMBER, spec(column(name, scattered), DEFAULTS).type(), name);
    }
    assertEquals(
        ColumnType.NUMBER, spec(column("id", i -> Integer.toString(i % 50)), DEFAULTS).type());
    assertEquals(ColumnType.NUMBER, spec(column("id", i -> i * 0.37 + ""), DEFAULTS).type());
  }

  @Test
  void rowNumbersAreLeftOutEvenWhereRowsAreMissing() {
    assertEquals(ColumnType.IDENTIFIER, type(i -> Integer.toString(1 + i)));
    assertEquals(ColumnType.IDENTIFIER, type(i -> Integer.toString(i + i / 2)));
    assertEquals(ColumnType.NUMBER, type(i -> Integer.toString(10 * i)));
    assertEquals(ColumnType.NUMBER, type(i -> Integer.toString(i == 50 ? 0 : i)));
    assertEquals(
        "column 'c' numbers the rows; it is left out (--types c=number uses it)",
        notice(Integer::toString));
  }

  @Test
  void constantAndEmptyColumnsAreLeftOut() {
    assertEquals(ColumnType.CONSTANT, type(i -> "p"));
    assertEquals(ColumnType.CONSTANT, type(i -> i % 2 == 0 ? "7" : "7.0"));
    assertEquals(ColumnType.EMPTY, type(i -> i % 2 == 0 ? "" : "NA"));
    assertEquals(
        "column 'c' has the same value 'p' in every row; it is left out", notice(i -> "p"));
    assertEquals("column 'c' has no values; it is left out", notice(i -> "?"));
    assertEquals(ColumnType.NUMBER, type(i -> i % 2 == 0 ? "7" : ""));
  }

  @Test
  void numbersBeyondSinglePrecisionAreNamed() {
    IntFunction<String> huge = i -> "92233720368547758" + (10 + i % 80);
    assertEquals(ColumnType.CONSTANT, type(huge));
    assertEquals(
        "column 'c': 100 numbers beyond 2^24 (16777216) are rounded to single precision (subtract a"
            + " base value if small differences matter)",
        notice(huge));
    IntFunction<String> large = i -> Integer.toString(16_777_216 + i * 7919 % 100_003);
    assertEquals(
        "column 'c': 49 numbers beyond 2^24 (16777216) are rounded to single precision",
        applied(column("c", large), DEFAULTS).notices().getFirst().text());
    for (String word : List.of("inf", "-Infinity", "1e400", "1e300", "-1e39")) {
      assertEquals(
          "row 6: column 'c' holds "
              + word
              + ", beyond the range of single precision (3.4e38); mend or empty the cell, or leave"
              + " the column out with --exclude",
          Refusals.of(() -> type(i -> i == 5 ? word : Integer.toString(i % 9))));
    }
  }

  @Test
  void datesAndTextsAreLearntFrom() {
    assertEquals(ColumnType.DATE, type(i -> "2024-01-" + (10 + i % 20)));
    assertEquals(ColumnType.DATE, type(i -> "3/" + (1 + i % 28) + "/2024 10:15"));
    assertEquals(
        "column 'c': '01.02.1900' is read with the day first; no cell proves it (write dates as"
            + " 2024-02-29 to be sure)",
        notice(i -> "01.02." + (1900 + i)));
    assertEquals(ColumnType.TEXT, type(i -> "some words about " + i));
    assertEquals(ColumnType.TEXT, type(i -> "w" + i % 60));
    assertEquals(ColumnType.CATEGORY, type(i -> "w" + i % 50));
    assertEquals(
        "column 'c' is taken as text (at least 60 different values in 100 rows) (--types"
            + " c=category takes each value as a category)",
        notice(i -> "w" + i % 60));
    assertEquals(
        "--types c=date: none of its 100 values is a date such as 2024-02-29 or 2/29/2024 10:15",
        Refusals.of(() -> spec(column("c", Integer::toString), DEFAULTS.withTypes("c=date"))));
  }

  @Test
  void decimalCommasAreFoundColumnByColumn() {
    TextColumn commas = column("c", i -> i % 9 + "," + (10 + i % 80));
    assertEquals(new NumberStyle(',', (char) 0, false, false), spec(commas, DEFAULTS).style());
    assertEquals(
        NumberColumn.of("c", 1.11).value(0), ((NumberColumn) converted(commas, DEFAULTS)).value(1));
    assertEquals(
        "column 'c': '0,10' is read as 0.1 (--decimal says which mark is decimal)",
        notice(commas, DEFAULTS));
    TextColumn groups = column("c", i -> (1 + i % 9) + ",304,000");
    assertEquals(2_304_000, ((NumberColumn) converted(groups, DEFAULTS)).value(1));
  }

  @Test
  void ambiguousCommasNeedTheUser() {
    TextColumn either = column("c", i -> (1 + i % 9) + ",304");
    assertEquals(
        "column 'c': '1,304' can be read with a decimal comma or with groups of thousands; add"
            + " --decimal , or --decimal .",
        Refusals.of(() -> spec(either, DEFAULTS)));
    assertEquals(2.304, ((NumberColumn) converted(either, DEFAULTS.withDecimal(','))).value(1));
    assertEquals(2304, ((NumberColumn) converted(either, DEFAULTS.withDecimal('.'))).value(1));
    TextColumn withPoints = column("c", i -> i % 2 == 0 ? "1,304" : "12.5");
    assertEquals(1304, ((NumberColumn) converted(withPoints, DEFAULTS)).value(0));
  }

  @Test
  void otherColumnsShowTheDecimalMarkOfAFile() {
    Table table =
        Table.of(List.of(column("a", i -> i % 9 + ",5"), column("b", i -> (1 + i % 9) + ",304")));
    Schema schema = TypeInference.infer(table, List.of(), DEFAULTS).schema();
    assertEquals(1.304, ((NumberColumn) schema.apply(table).column("b")).value(0));
  }

  @Test
  void aPointGroupsWhereTheUserSaysSo() {
    TextColumn points = column("c", i -> (1 + i % 9) + ".304");
    assertEquals(1.304, ((NumberColumn) converted(points, DEFAULTS)).value(0));
    assertEquals(1304, ((NumberColumn) converted(points, DEFAULTS.withDecimal(','))).value(0));
    TextColumn decimals = column("c", i -> "0." + i);
    assertEquals(0.99, ((NumberColumn) converted(decimals, DEFAULTS.withDecimal(','))).value(99));
  }

  @Test
  void percentsAndCurrencies() {
    TextColumn percents = column("c", i -> i % 9 + ".5%");
    assertEquals(0.015, ((NumberColumn) converted(percents, DEFAULTS)).value(1));
    TextColumn money = column("c", i -> "$" + (1 + i % 9) + ",304.50");
    assertEquals(2304.5, ((NumberColumn) converted(money, DEFAULTS)).value(1));
    assertEquals(
        "column 'c': '$1,304.50' is read as 1304.5", notice(money, DEFAULTS).split(" \\(")[0]);
  }

  @Test
  void theUserChoosesTypesFeaturesAndExclusions() {
    TextColumn digits = column("c", i -> Integer.toString(i % 5));
    TypeOptions category = DEFAULTS.withTypes("c=category");
    assertEquals(ColumnType.CATEGORY, spec(digits, category).type());
    assertEquals("3", converted(digits, category).text(3));
    assertEquals(
        "3",
        converted(
                NumberColumn.of("c", IntStream.range(0, ROWS).asDoubleStream().toArray()), category)
            .text(3));
    assertEquals(ColumnType.IGNORE, spec(digits, DEFAULTS.withExclude("c")).type());
    assertEquals(ColumnType.IGNORE, spec(digits, DEFAULTS.withFeatures("1")).type());
    TextColumn rows = column("c", Integer::toString);
    assertEquals(ColumnType.NUMBER, spec(rows, DEFAULTS.withTypes("c=number")).type());
    assertEquals(ColumnType.NUMBER, spec(rows, DEFAULTS.withFeatures("c")).type());
    TextColumn many = column("c", i -> "w" + i);
    assertEquals(ColumnType.CATEGORY, spec(many, DEFAULTS.withTypes("c=category")).type());
    assertEquals(ColumnType.TEXT, spec(digits, DEFAULTS.withTypes("c = text")).type());
    assertEquals(
        "there is no column type 'float'; types are number, category, text, date, picture, ignore",
        Refusals.of(() -> DEFAULTS.withTypes("c=float")));
    assertEquals(
        "--types: 'c' is not of the form column=type", Refusals.of(() -> DEFAULTS.withTypes("c")));
    assertEquals(
        "there is no column 'd'; did you mean 'x'?",
        Refusals.of(() -> spec(digits, DEFAULTS.withExclude("d"))).replace("'c'", "'x'"));
    assertEquals(
        "--types c=number: none of its 100 values is a number",
        Refusals.of(() -> spec(many, DEFAULTS.withTypes("c=number"))));
  }

  @Test
  void somethingMustBeLeftToLearnFrom() {
    Table table = Table.of(List.of(column("a", i -> "p"), column("y", i -> i % 2 + "")));
    assertEquals(
        "no column is left to learn from: column 'a' has the same value 'p' in every row; it is"
            + " left out",
        Refusals.of(() -> TypeInference.infer(table, List.of("y"), DEFAULTS)));
  }

  @Test
  void targetAndOthersAreNoFeatures() {
    Table table = Table.of(List.of(NUMBERS, column("y", i -> i % 2 + "")));
    Schema schema = TypeInference.infer(table, List.of("y"), DEFAULTS).schema();
    assertEquals(List.of("x"), schema.featureNames());
    assertEquals(ColumnType.IGNORE, schema.columns().getLast().type());
    assertEquals(List.of(), schema.apply(table).notices());
  }

  @Test
  void theSchemaFindsColumnsByNameAndTellsWhatItDoesNotKnow() {
    Table training = Table.of(List.of(NUMBERS, column("c", i -> "w" + i % 4)));
    Schema schema = TypeInference.infer(training, List.of(), DEFAULTS).schema();
    Table shuffled =
        Table.of(
            List.of(TextColumn.of("new", "1"), TextColumn.of("c", "?"), TextColumn.of("x", "abc")));
    Table applied = schema.apply(shuffled);
    assertEquals(List.of("x", "c"), applied.names());
    assertTrue(applied.column("x").isBlank(0));
    assertTrue(applied.column("c").isBlank(0));
    assertEquals(
        List.of("bad-cells", "unknown-columns"),
        applied.notices().stream().map(Notice::code).toList());
    assertEquals(
        "column 'new' is not known to the model and ignored", applied.notices().getLast().text());
    assertEquals(
        "column 'c' is missing; the table has 'x'",
        Refusals.of(() -> schema.apply(training.select("x"))));
    assertEquals(
        "columns 'x', 'c' are missing; the table has 'new'",
        Refusals.of(() -> schema.apply(shuffled.select("new"))));
  }

  @Test
  void datesAreRecognised() {
    for (String date :
        List.of(
            "2024-02-29",
            "2024/2/9",
            "29.02.2024",
            "2/29/2024",
            "1/2/24",
            "2024-01-01T10:15:30Z",
            "2024-01-01 10:15",
            "01.02.2024 10:15:30.123",
            "2024-01-01 10:15:30+02:00")) {
      assertTrue(DateText.isDate(date), date);
    }
    assertEquals(
        List.of(),
        Arrays.asList("20240101", "2024-13-01", "1.2", "12:30", "2024", "1-2-3", "a 2024-01-01")
            .stream()
            .filter(DateText::isDate)
            .toList());
  }
}
