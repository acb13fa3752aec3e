package dev.litmus.nn.layers;

import dev.litmus.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/// Mean and variance of data for each position along some axes: of all numbers at that position,
/// the variance divided by their count.
record Moments(List<Double> mean, List<Double> variance) {
  static Moments of(Tensor data, KeptAxes axes) {
    float[] numbers = data.floats();
    int[] places = axes.places();
    int size = axes.size();
    if (data.rows() == 0) {
      throw new IllegalArgumentException("adapting needs at least one row; found none");
    }
    double[] mean = new double[size];
    for (int i = 0; i < numbers.length; i++) {
      mean[places[i % places.length]] += numbers[i];
    }
    int count = numbers.length / size;
    for (int i = 0; i < size; i++) {
      mean[i] /= count;
    }
    double[] variance = new double[size];
    for (int i = 0; i < numbers.length; i++) {
      double apart = numbers[i] - mean[places[i % places.length]];
      variance[places[i % places.length]] += apart * apart;
    }
    for (int i = 0; i < size; i++) {
      variance[i] /= count;
    }
    return new Moments(rounded(mean), rounded(variance));
  }

  private static List<Double> rounded(double[] values) {
    return Arrays.stream(values).mapToObj(value -> (double) (float) value).toList();
  }
}
