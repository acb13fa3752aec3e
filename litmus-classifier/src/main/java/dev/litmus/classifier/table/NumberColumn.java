package dev.litmus.classifier.table;

import java.util.Arrays;

/// Numbers in double precision; NaN stands for a missing cell.
public final class NumberColumn implements Column {
  private final String name;
  private final double[] values;

  private NumberColumn(String name, double[] values) {
    this.name = Names.checked(name);
    this.values = values;
  }

  /// A column with a copy of the numbers.
  public static NumberColumn of(String name, double... values) {
    return new NumberColumn(name, values.clone());
  }

  /// A column with a copy of the numbers, widened.
  public static NumberColumn of(String name, float[] values) {
    double[] widened = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      widened[row] = values[row];
    }
    return new NumberColumn(name, widened);
  }

  /// Takes the array without copying: the caller gives it away.
  static NumberColumn wrap(String name, double[] values) {
    return new NumberColumn(name, values);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int size() {
    return values.length;
  }

  /// The number, NaN when missing.
  public double value(int row) {
    return values[row];
  }

  @Override
  public String text(int row) {
    return NumberText.of(values[row]);
  }

  @Override
  public boolean isBlank(int row) {
    return Double.isNaN(values[row]);
  }

  /// A copy of all numbers.
  public double[] toDoubles() {
    return values.clone();
  }

  /// All numbers rounded to single precision, as they go into a network.
  public float[] toFloats() {
    float[] floats = new float[values.length];
    for (int row = 0; row < floats.length; row++) {
      floats[row] = (float) values[row];
    }
    return floats;
  }

  @Override
  public NumberColumn renamed(String newName) {
    return new NumberColumn(newName, values);
  }

  @Override
  public NumberColumn rows(int[] rows) {
    double[] chosen = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = values[rows[i]];
    }
    return new NumberColumn(name, chosen);
  }

  /// Equal when name and numbers are, a missing cell being equal to a missing cell.
  @Override
  public boolean equals(Object other) {
    return other instanceof NumberColumn that
        && name.equals(that.name)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "NumberColumn[" + name + ", " + values.length + " rows]";
  }
}
