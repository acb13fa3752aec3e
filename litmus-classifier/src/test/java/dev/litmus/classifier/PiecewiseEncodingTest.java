package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.Table;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PiecewiseEncodingTest {
  private static Feature.Numeric feature() {
    return new Feature.Numeric("x", "x", 0, 1, 0, false, List.of());
  }

  private static PiecewiseEncoding of(List<Double> values) {
    return PiecewiseEncoding.fit(Table.of(Map.of("x", values)), List.of(feature()));
  }

  private static float[] encoded(PiecewiseEncoding encoding, float value) {
    Symbol input = InputLayer.of(1).symbol();
    Functional model = Functional.of(input, encoding.apply(Map.of("x", input)).orElseThrow());
    return model.predict(Tensor.of(new float[] {value}, 1, 1)).floats();
  }

  @Test
  void aPieceFillsFromItsStartToItsEnd() {
    PiecewiseEncoding encoding = of(List.of(0.0, 1.0, 3.0));

    assertArrayEquals(new float[] {0.5f, 0f}, encoded(encoding, 0.5f));
    assertArrayEquals(new float[] {1f, 0.5f}, encoded(encoding, 2f));
    assertArrayEquals(new float[] {1f, 1f}, encoded(encoding, 9f));
    assertArrayEquals(new float[] {0f, 0f}, encoded(encoding, -9f));
    assertArrayEquals(new float[] {0f, 0f}, encoded(encoding, Float.NaN), "missing");
  }

  @Test
  void whereMostValuesAreEqualTheOthersAreStillToldApart() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 950; i++) {
      values.add(0.0);
    }
    for (int i = 1; i <= 50; i++) {
      values.add((double) i);
    }
    assertTrue(of(values).width() > 20, "pieces: " + of(values).width());
  }

  @Test
  void fewDifferentValuesAreAllCutsWhenThereAreRowsEnough() {
    assertEquals(99, of(repeated(100, 50)).width());
    assertTrue(of(repeated(100, 5)).width() <= 48, "too few rows for each");
    assertTrue(of(repeated(200, 50)).width() <= 48, "too many values");
  }

  private static List<Double> repeated(int values, int times) {
    List<Double> all = new ArrayList<>();
    for (int i = 0; i < values * times; i++) {
      all.add((double) (i % values));
    }
    return all;
  }

  @Test
  void columnsOfOneOrTwoValuesHaveNoPieces() {
    assertEquals(0, of(List.of(4.0, 4.0, 4.0)).width());
    assertEquals(0, of(List.of(0.0, 1.0, 0.0)).width());
    assertEquals(0, of(List.of(Double.NaN, Double.NaN)).width());
  }
}
