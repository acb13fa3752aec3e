package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakageCheckTest {
  private static final int[] LABELS =
      IntStream.range(0, 60).map(i -> i * 7 % 5 < 2 ? 1 : 0).toArray();

  private static List<String> suspicious(Column column) {
    return LeakageCheck.notices(Table.of(List.of(column)), LABELS).stream()
        .map(Notice::toString)
        .toList();
  }

  private static NumberColumn numbers(java.util.function.IntToDoubleFunction cell) {
    return NumberColumn.of("c", IntStream.range(0, 60).mapToDouble(cell).toArray());
  }

  private static TextColumn words(java.util.function.IntFunction<String> cell) {
    return TextColumn.of("c", IntStream.range(0, 60).mapToObj(cell).toArray(String[]::new));
  }

  @Test
  void copiesOfTheTargetAreFound() {
    List<String> expected =
        List.of(
            "column 'c' alone tells the classes apart (ROC-AUC 1): a copy of the target, or"
                + " something known only afterwards? (--exclude c leaves it out)");
    assertEquals(expected, suspicious(numbers(i -> LABELS[i])));
    assertEquals(expected, suspicious(numbers(i -> -100 * LABELS[i] + i % 9)));
    assertEquals(expected, suspicious(words(i -> LABELS[i] == 1 ? "left" : i % 2 + "")));
    assertEquals(expected, suspicious(words(i -> LABELS[i] == 1 ? "" : "w" + i % 20)));
    assertEquals(expected, suspicious(numbers(i -> LABELS[i] == 1 ? Double.NaN : i)));
  }

  @Test
  void goodFeaturesAreNot() {
    assertEquals(List.of(), suspicious(numbers(i -> i == 0 ? 1 - LABELS[0] : LABELS[i])));
    assertEquals(List.of(), suspicious(numbers(i -> i)));
    assertEquals(List.of(), suspicious(words(i -> "w" + i)));
    assertEquals(List.of(), suspicious(numbers(i -> 5)));
  }

  @Test
  void fewRowsProveNothing() {
    Table table = Table.of(List.of(NumberColumn.of("c", 0, 0, 1, 1)));
    assertEquals(List.of(), LeakageCheck.notices(table, new int[] {0, 0, 1, 1}));
  }
}
