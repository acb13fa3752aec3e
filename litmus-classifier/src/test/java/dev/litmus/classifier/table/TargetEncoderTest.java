package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.classifier.table.TargetEncoder.Rest;
import dev.litmus.classifier.table.TargetOptions.Missing;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetEncoderTest {
  private static final TargetOptions DEFAULTS = TargetOptions.defaults();

  private static Table table(String... labels) {
    double[] x = IntStream.range(0, labels.length).asDoubleStream().toArray();
    return Table.of(List.of(NumberColumn.of("x", x), TextColumn.of("y", labels)));
  }

  private static Target encode(TargetOptions options, String... labels) {
    return TargetEncoder.fit(table(labels), options).encode(table(labels), options.missing());
  }

  private static String refusal(TargetOptions options, String... labels) {
    return Refusals.of(() -> encode(options, labels));
  }

  private static List<String> codes(Target target) {
    return target.notices().stream().map(Notice::code).toList();
  }

  @Test
  void theLastLabelInSortOrderIsPositive() {
    Target target = encode(DEFAULTS, "no", "yes", "yes");
    assertEquals(List.of("no", "yes"), target.classes());
    assertArrayEquals(new int[] {0, 1, 1}, target.labels());
    assertArrayEquals(new float[] {0, 1, 1}, target.toFloats());
    assertEquals(
        "target 'y': positive class 'yes' (2 rows), negative class 'no' (1 row)",
        target.notices().getFirst().text());
    assertEquals(List.of("False", "True"), encode(DEFAULTS, "True", "False").classes());
    assertEquals(List.of("No", "ja"), encode(DEFAULTS, "ja", "No").classes());
  }

  @Test
  void numbersAreSortedBySizeAndSpelledInOneWay() {
    assertEquals(List.of("2", "10"), encode(DEFAULTS, "10", "2").classes());
    assertEquals(List.of("-1", "1"), encode(DEFAULTS, "1", "-1").classes());
    Target target = encode(DEFAULTS, "1.0", "0", "1", "0.0");
    assertEquals(List.of("0", "1"), target.classes());
    assertArrayEquals(new int[] {1, 0, 1, 0}, target.labels());
    assertEquals(List.of("-1", "1"), encode(DEFAULTS, "'1'", "'-1'").classes());
    Table numbers = Table.of(List.of(NumberColumn.of("y", 2, 1, 1)));
    Target fromNumbers = TargetEncoder.fit(numbers, DEFAULTS).encode(numbers, Missing.FEW);
    assertEquals(List.of("1", "2"), fromNumbers.classes());
  }

  @Test
  void spellingsThatDifferInCaseOrBlanksAreOneClass() {
    Target target = encode(DEFAULTS, "yes", "YES ", "YES", "no", "No", "no", "no");
    assertEquals(List.of("no", "yes"), target.classes());
    assertEquals(3, target.positives());
    assertEquals(4, target.negatives());
    assertEquals(List.of("classes", "merged-labels", "merged-labels"), codes(target));
    assertEquals(
        "target 'y': 'YES' (2), 'yes' (1) are taken for one class 'yes'",
        target.notices().getLast().text());
    assertEquals(List.of("No", "YES"), encode(DEFAULTS, "YES", "YES", "Yes", "No").classes());
  }

  @Test
  void aFullStopAtTheEndDoesNotMakeAnotherClass() {
    TargetEncoder encoder = TargetEncoder.fit(table("<=50K", ">50K"), DEFAULTS);
    Target target = encoder.encode(table("<=50K.", ">50K.", ">50K."), Missing.FEW);
    assertArrayEquals(new int[] {0, 1, 1}, target.labels());
    assertEquals(
        "target 'y': the labels '<=50K.', '>50K.' are taken without their full stop",
        target.notices().getLast().text());
    Target joined = encode(DEFAULTS, "<=50K", ">50K", "<=50K.", ">50K.");
    assertEquals(List.of("<=50K", ">50K"), joined.classes());
    assertArrayEquals(new int[] {0, 1, 0, 1}, joined.labels());
    assertEquals(List.of("<=50K.", ">50K."), encode(DEFAULTS, "<=50K.", ">50K.").classes());
  }

  @Test
  void theUserChoosesThePositiveOrTheNegativeClass() {
    assertEquals(List.of("yes", "no"), encode(DEFAULTS.withPositive("NO"), "no", "yes").classes());
    assertEquals(List.of("yes", "no"), encode(DEFAULTS.withNegative("yes"), "no", "yes").classes());
    Target rest = encode(DEFAULTS.withNegative("0"), "0", "1", "2", "0.0", "4");
    assertEquals(List.of("0", "not 0"), rest.classes());
    assertArrayEquals(new int[] {0, 1, 1, 0, 1}, rest.labels());
    Target chosen = encode(DEFAULTS.withPositive("b", "c"), "a", "b", "c", "d");
    assertEquals(List.of("not b|c", "b|c"), chosen.classes());
    assertArrayEquals(new int[] {0, 1, 1, 0}, chosen.labels());
    Target two = encode(DEFAULTS.withPositive("b", "c"), "a", "b", "c");
    assertEquals(List.of("a", "b|c"), two.classes());
    assertEquals(
        "--positive maybe: target 'y' has no such label; it has 'yes' (2), 'no' (1)",
        refusal(DEFAULTS.withPositive("maybe"), "no", "yes", "yes"));
    assertEquals(
        "--positive, --negative and --threshold-target exclude each other; give one of them",
        Refusals.of(() -> DEFAULTS.withPositive("a").withNegative("b")));
  }

  @Test
  void labelsThatTheModelDoesNotKnow() {
    TargetEncoder two = TargetEncoder.fit(table("a", "b"), DEFAULTS);
    assertEquals(
        "row 2: target 'y' is 'c' where 'a' or 'b' was expected",
        Refusals.of(() -> two.encode(table("a", "c"), Missing.FEW)));
    TargetEncoder rest = TargetEncoder.fit(table("0", "1", "2"), DEFAULTS.withNegative("0"));
    assertEquals(Rest.POSITIVE, rest.rest());
    assertArrayEquals(new int[] {1, 0}, rest.encode(table("9", "0.0"), Missing.FEW).labels());
  }

  @Test
  void otherThanTwoClassesAreRefused() {
    assertEquals(
        "target 'y' has one class ('1', 3 rows); two are needed",
        refusal(DEFAULTS.withColumn("y"), "1", "1.0", "1"));
    assertEquals(
        "target 'y' has 3 classes: 'b' (2), 'a' (1), 'c' (1); two are needed. To predict one"
            + " against the rest, add --positive c",
        refusal(DEFAULTS.withColumn("y"), "a", "b", "c", "b"));
    assertEquals(
        "target (the last column) 'y' mixes numbers and words: '0' (2), '1' (1), 'yes' (1); use one"
            + " spelling for each class, or say which labels are positive with --positive"
            + " LABEL,LABEL",
        refusal(DEFAULTS, "0", "1", "yes", "0"));
    assertEquals(
        "target 'y' has no values in any of the 2 rows",
        refusal(DEFAULTS.withColumn("y"), "", "?"));
  }

  @Test
  void measurementsAreRefusedUnlessALimitIsGiven() {
    String[] shares =
        IntStream.range(0, 20).mapToObj(i -> Double.toString(i / 20.0)).toArray(String[]::new);
    assertEquals(
        "target 'y' holds probabilities (20 different numbers from 0 to 0.95), not two classes; to"
            + " predict whether it reaches a limit, add --threshold-target 0.5",
        refusal(DEFAULTS.withColumn("y"), shares));
    String[] numbers = IntStream.range(0, 20).mapToObj(Integer::toString).toArray(String[]::new);
    assertEquals(
        "target 'y' holds measurements (20 different numbers from 0 to 19), not two classes; to"
            + " predict whether it reaches a limit, add --threshold-target LIMIT",
        refusal(DEFAULTS.withColumn("y"), numbers));
    Target target = encode(DEFAULTS.withThreshold(0.5), "0.1", "0.5", "0.9");
    assertEquals(List.of("<0.5", ">=0.5"), target.classes());
    assertArrayEquals(new int[] {0, 1, 1}, target.labels());
    String[] words = IntStream.range(0, 200).mapToObj(i -> "w" + i).toArray(String[]::new);
    assertEquals(
        "target (the last column) 'y' has 200 different values, not two classes; name the column to"
            + " predict with --target",
        refusal(DEFAULTS, words));
  }

  @Test
  void rowsWithoutLabelAreLeftOutWhileTheyAreFew() {
    String[] labels = new String[100];
    Arrays.setAll(labels, i -> i < 4 ? "?" : Integer.toString(i % 2));
    Target target = encode(DEFAULTS, labels);
    assertEquals(96, target.count());
    assertEquals(4, target.rows()[0]);
    assertEquals(
        "target 'y' is missing in 4 of 100 rows (4.0%); these rows are left out",
        target.notices().getLast().text());
    labels[4] = "";
    assertEquals(
        "target 'y' is missing in 5 of 100 rows (5.0%); fill it in, or leave these rows out with"
            + " --target-missing drop",
        refusal(DEFAULTS, labels));
    assertEquals(95, encode(DEFAULTS.withMissing(Missing.DROP), labels).count());
    assertEquals(
        "target 'y' is missing in 1 of 3 rows (33.3%); fill it in, or leave these rows out with"
            + " --target-missing drop",
        refusal(DEFAULTS.withMissing(Missing.ERROR), "a", "b", ""));
  }

  @Test
  void aWordForMissingIsAClassWhenItIsOneOfTwo() {
    assertEquals(List.of("+", "-"), encode(DEFAULTS, "+", "-", "+").classes());
    assertEquals(List.of("none", "some"), encode(DEFAULTS, "none", "some").classes());
    assertEquals(
        "target 'y' has one class ('a', 1 row); two are needed",
        refusal(DEFAULTS.withColumn("y"), "a", "", ""));
    TargetEncoder encoder = TargetEncoder.fit(table("+", "-"), DEFAULTS);
    assertArrayEquals(new int[] {1, 0}, encoder.encode(table("-", "+"), Missing.FEW).labels());
  }

  @Test
  void theTargetIsNamedOrNumbered() {
    Table table = Table.of(List.of(TextColumn.of("y", "a", "b"), NumberColumn.of("x", 1, 3)));
    assertEquals("x", TargetEncoder.fit(table, DEFAULTS).column());
    assertEquals("y", TargetEncoder.fit(table, DEFAULTS.withColumn(" y ")).column());
    assertEquals("y", TargetEncoder.fit(table, DEFAULTS.withColumn("1")).column());
    assertEquals(
        "there is no column 'Y'; did you mean 'y'?",
        Refusals.of(() -> TargetEncoder.fit(table, DEFAULTS.withColumn("Y"))));
  }
}
