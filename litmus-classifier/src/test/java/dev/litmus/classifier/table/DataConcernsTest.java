package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataConcernsTest {
  private static final int ROWS = 400;
  private final Random random = new Random(5);

  private double[] numbers() {
    return IntStream.range(0, ROWS).mapToDouble(_ -> random.nextGaussian()).toArray();
  }

  private int[] labels(double share) {
    return IntStream.range(0, ROWS).map(_ -> random.nextDouble() < share ? 1 : 0).toArray();
  }

  private static List<Notice> concerns(double[] x, int[] y, SplitOptions options) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("x", x);
    cells.put("y", y);
    Table table = Table.of(cells);
    Target target =
        TargetEncoder.fit(table, TargetOptions.defaults()).encode(table, TargetOptions.Missing.FEW);
    Split split = Split.of(target, options);
    return DataConcerns.of(table.select("x"), target, split, options);
  }

  private static List<Notice> concerns(double[] x, int[] y) {
    return concerns(x, y, SplitOptions.defaults());
  }

  private static String only(List<Notice> notices) {
    assertEquals(1, notices.size(), notices::toString);
    return notices.getFirst().toString();
  }

  @Test
  void nothingIsSaidOfPlainData() {
    assertEquals(List.of(), concerns(numbers(), labels(0.4)));
  }

  @Test
  void rowsThatRepeatFlatterTheFigures() {
    double[] x = numbers();
    int[] y = labels(0.4);
    System.arraycopy(x, 0, x, ROWS / 2, ROWS / 2);
    System.arraycopy(y, 0, y, ROWS / 2, ROWS / 2);
    y[ROWS - 1] = 1 - y[ROWS - 1];
    String found = only(concerns(x, y));
    assertTrue(found.startsWith("200 of 400 rows repeat an earlier one, 1 with the other label; "));
    assertTrue(
        found.endsWith(
            "(keep one row of each, or --group COLUMN where a column names what repeats)"));
  }

  @Test
  void rowsThatFollowEachOtherAskForASplitByTime() {
    int[] y = IntStream.range(0, ROWS).map(i -> i / 20 % 2).toArray();
    assertEquals(
        "neighbouring rows mostly have the same label (19 changes, by chance 200): rows that follow"
            + " each other in time are easier at random than in the future (--time COLUMN, --group"
            + " COLUMN or --no-shuffle gives figures for new rows)",
        only(concerns(numbers(), y)));
    assertEquals(List.of(), concerns(numbers(), y, SplitOptions.defaults().withShuffle(false)));
    int[] sorted = IntStream.range(0, ROWS).map(i -> 2 * i / ROWS).toArray();
    assertEquals(List.of(), concerns(numbers(), sorted));
  }

  @Test
  void aRareClassIsTold() {
    int[] y = IntStream.range(0, ROWS).map(i -> i % 40 == 0 ? 1 : 0).toArray();
    assertEquals(
        "class '1' is 2.5 % of the rows (10): look at pr_auc and recall, accuracy says little"
            + " (--threshold f1 finds more of it)",
        only(concerns(numbers(), y)));
  }

  @Test
  void aNumberFarFromTheOthersMayStandForMissing() {
    double[] x = numbers();
    for (int i = 0; i < ROWS; i += 100) {
      x[i] = -999;
    }
    String found = only(concerns(x, labels(0.4)));
    assertTrue(
        found.startsWith("column 'x': -999 occurs 4 times, far from the other values ("), found);
    assertTrue(found.endsWith("does it stand for missing? (--na -999 reads it so)"), found);
  }

  @Test
  void filesThatDifferAreTold() {
    Table first = Table.of(List.of(NumberColumn.of("x", numbers()), words("a", "b")));
    double[] moved = Arrays.stream(numbers()).map(x -> x + 1).toArray();
    Table second = Table.of(List.of(NumberColumn.of("x", moved), words("a", "a")));
    List<String> found =
        DataConcerns.drift(first, second, "new.csv").stream().map(Notice::text).toList();
    assertEquals(2, found.size());
    assertTrue(
        found.getFirst().startsWith("column 'x' is distributed otherwise in new.csv (distance 0.4"),
        found.getFirst());
    assertEquals(
        "column 'w' is distributed otherwise in new.csv (distance 0.50 of 1)", found.get(1));
    assertEquals(List.of(), DataConcerns.drift(first, first, "itself"));
  }

  private static TextColumn words(String even, String odd) {
    return TextColumn.of(
        "w",
        IntStream.range(0, ROWS).mapToObj(i -> i % 2 == 0 ? even : odd).toArray(String[]::new));
  }

  @Test
  void aProfileTellsWhatColumnsAreAndHowTheyGoWithTheTarget() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("id", IntStream.range(0, 40).toArray());
    cells.put("x", IntStream.range(0, 40).map(i -> i % 4).toArray());
    cells.put("w", IntStream.range(0, 40).mapToObj(i -> i % 8 == 0 ? "" : "u" + i % 2).toList());
    cells.put("y", IntStream.range(0, 40).mapToObj(i -> i % 2 == 0 ? "no" : "yes").toList());
    DataProfile profile =
        DataProfile.of(
            Table.of(cells),
            TargetOptions.defaults(),
            TypeOptions.defaults(),
            SplitOptions.defaults());
    assertEquals(List.of(20, 20), profile.counts());
    assertEquals(
        List.of(ColumnType.IDENTIFIER, ColumnType.NUMBER, ColumnType.CATEGORY),
        profile.columns().stream().map(column -> column.spec().type()).toList());
    // x is 0 or 2 and 1 or 3: r = cov / (sd sd) = 0.25 / (sqrt(1.25) 0.5).
    assertEquals(
        0.25 / (Math.sqrt(1.25) * 0.5),
        profile.columns().get(1).correlation().orElseThrow(),
        1e-12);
    assertEquals(1, profile.columns().get(2).correlation().orElseThrow(), 1e-12);
    assertEquals(5, profile.columns().get(2).missing());
    assertEquals(15, profile.columns().get(2).negative().orElseThrow().count());
  }
}
