package dev.litmus.classifier.table;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.classifier.table.StratifiedKFold.Fold;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows divided into folds by scikit-learn and by Litmus. Fixture: tools/make_folds.py.
class StratifiedKFoldTest {
  record Case(String name, int[] labels, long seed, List<Fold> folds) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = StratifiedKFoldTest.class.getResourceAsStream("folds.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), US_ASCII);
      Iterator<String> lines = text.lines().iterator();
      while (lines.hasNext()) {
        String name = lines.next();
        String[] words = name.split(" ");
        int[] labels = lines.next().split(" ")[1].chars().map(c -> c - '0').toArray();
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < Integer.parseInt(words[1]); fold++) {
          folds.add(new Fold(rows(lines.next()), rows(lines.next())));
        }
        cases.add(new Case(name + " of " + labels.length, labels, Long.parseLong(words[2]), folds));
      }
    }
    return cases;
  }

  private static int[] rows(String line) {
    return Arrays.stream(line.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesScikitLearnsFolds(Case item) {
    List<Fold> folds = StratifiedKFold.of(item.labels, item.folds.size(), item.seed);
    assertEquals(item.folds.size(), folds.size());
    for (int i = 0; i < folds.size(); i++) {
      assertArrayEquals(item.folds.get(i).train(), folds.get(i).train());
      assertArrayEquals(item.folds.get(i).test(), folds.get(i).test());
    }
  }

  @Test
  void everyFoldLearnsFromBothClasses() {
    int[] labels = new int[30];
    labels[4] = 1;
    labels[29] = 1;
    for (Fold fold : StratifiedKFold.of(labels, 10, 3)) {
      int positives = Arrays.stream(fold.train()).map(row -> labels[row]).sum();
      assertEquals(true, positives >= 1);
      assertEquals(30, fold.train().length + fold.test().length);
    }
  }

  @Test
  void refusesWhatCannotBeDivided() {
    assertEquals(
        "5 rows cannot be divided into 3 folds: 4 are negative, 1 positive, where each class needs"
            + " 2 and one of them 3; take fewer folds or collect more rows",
        assertThrows(DataException.class, () -> StratifiedKFold.of(new int[] {0, 0, 0, 0, 1}, 3, 0))
            .getMessage());
    assertThrows(DataException.class, () -> StratifiedKFold.of(new int[] {0, 0, 1, 1}, 3, 0));
    assertEquals(
        "labels must be 0 or 1; row 1 has 2",
        assertThrows(
                IllegalArgumentException.class,
                () -> StratifiedKFold.of(new int[] {0, 2, 1, 1}, 2, 0))
            .getMessage());
    assertEquals(
        "folds must be at least 2; found 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> StratifiedKFold.of(new int[] {0, 0, 1, 1}, 1, 0))
            .getMessage());
  }
}
