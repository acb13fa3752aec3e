package dev.litmus.classifier.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeparationTest {
  private static final boolean[] LABELS = {false, false, false, true, true, true};

  @Test
  void isTheAreasDistanceFromHalf() {
    assertEquals(0.5, Separation.of(NumberColumn.of("x", 1.0, 2, 3, 4, 5, 6), LABELS), 1e-12);
    assertEquals(0.5, Separation.of(NumberColumn.of("x", 6.0, 5, 4, 3, 2, 1), LABELS), 1e-12);
    assertEquals(0, Separation.of(NumberColumn.of("x", 1.0, 1, 1, 1, 1, 1), LABELS), 1e-12);
    double one = Separation.of(NumberColumn.of("x", 1.0, 2, 4, 3, 5, 6), LABELS);
    assertEquals(8.0 / 9 - 0.5, one, 1e-12);
  }

  @Test
  void missingCellsAndWordsSeparateToo() {
    double nan = Double.NaN;
    assertEquals(0.5, Separation.of(NumberColumn.of("x", nan, nan, nan, 1, 1, 1), LABELS), 1e-12);
    TextColumn words = TextColumn.of("w", "a", "a", "a", "b", "b", "a");
    assertTrue(Separation.of(words, LABELS) > 0.3);
  }

  @Test
  void theStrongestKeepTheirOrder() {
    Table table =
        Table.of(
            List.of(
                NumberColumn.of("weak", 1.0, 5, 2, 4, 3, 6),
                NumberColumn.of("none", 1.0, 1, 1, 1, 1, 1),
                NumberColumn.of("strong", 1.0, 2, 3, 4, 5, 6)));
    assertEquals(List.of("weak", "strong"), Separation.strongest(table, LABELS, 2));
  }
}
