package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.ColumnProfile.CategoryCount;
import dev.litmus.classifier.table.ColumnProfile.CategoryProfile;
import dev.litmus.classifier.table.ColumnProfile.NumberProfile;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileTest {
  @Test
  void numbers() {
    Profile profile =
        Profile.of(Table.of(List.of(NumberColumn.of("a", 4, 1, Double.NaN, 3, 2, 4))));
    NumberProfile a = (NumberProfile) profile.column("a");
    assertEquals(6, profile.rows());
    assertEquals(5, a.count());
    assertEquals(1, a.missing());
    assertEquals(4, a.different());
    assertEquals(2.8, a.mean(), 1e-15);
    assertEquals(1.36, a.variance(), 1e-15);
    assertEquals(1, a.min());
    assertEquals(2, a.lowerQuartile());
    assertEquals(3, a.median());
    assertEquals(4, a.upperQuartile());
    assertEquals(4, a.max());
    NumberProfile two =
        (NumberProfile) Profile.of(Table.of(List.of(NumberColumn.of("a", 1, 2)))).column("a");
    assertEquals(1.25, two.lowerQuartile());
    assertEquals(1.5, two.median());
  }

  @Test
  void aLargeOffsetCostsNoDigits() {
    double[] small = new Random(3).doubles(1000).toArray();
    double[] large = IntStream.range(0, 1000).mapToDouble(i -> small[i] + 1e9).toArray();
    NumberProfile a =
        (NumberProfile) Profile.of(Table.of(List.of(NumberColumn.of("a", small)))).column("a");
    NumberProfile b =
        (NumberProfile) Profile.of(Table.of(List.of(NumberColumn.of("a", large)))).column("a");
    assertEquals(a.variance(), b.variance(), 1e-7);
    assertEquals(1.0 / 12, a.variance(), 0.01);
  }

  @Test
  void aColumnOfMissingNumbersHasNoFigures() {
    NumberProfile a =
        (NumberProfile) Profile.of(Table.of(List.of(NumberColumn.of("a", Double.NaN)))).column("a");
    assertEquals(0, a.count());
    assertTrue(Double.isNaN(a.mean()) && Double.isNaN(a.median()) && Double.isNaN(a.max()));
  }

  @Test
  void categoriesAreSortedByCountAndName() {
    CategoryProfile c =
        (CategoryProfile)
            Profile.of(Table.of(List.of(TextColumn.of("c", "b", "a", "", "c", "c", "b"))))
                .column("c");
    assertEquals(
        List.of(new CategoryCount("b", 2), new CategoryCount("c", 2), new CategoryCount("a", 1)),
        c.categories());
    assertEquals(List.of("b", "c", "a"), c.vocabulary());
    assertEquals(5, c.count());
    assertEquals(1, c.missing());
  }
}
