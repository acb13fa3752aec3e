package dev.litmus.keras;

import java.util.Arrays;

/// How numbers spread, in 30 buckets of one width from the least to the greatest, as TensorBoard
/// draws them. Numbers that are not finite are left out; when all are one number, the last bucket
/// holds them.
final class Histogram {
  private static final int BUCKETS = 30;

  private Histogram() {}

  /// A row a bucket: left edge, right edge, count.
  static double[][] of(float[] numbers) {
    double[] finite = new double[numbers.length];
    int count = 0;
    for (float number : numbers) {
      if (Float.isFinite(number)) {
        finite[count++] = number;
      }
    }
    double[][] buckets = new double[count == 0 ? 0 : BUCKETS][3];
    if (count == 0) {
      return buckets;
    }
    double least = Arrays.stream(finite, 0, count).min().orElseThrow();
    double greatest = Arrays.stream(finite, 0, count).max().orElseThrow();
    double width = (greatest - least) / BUCKETS;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      buckets[bucket][0] = width == 0 ? greatest : least + bucket * width;
      buckets[bucket][1] = bucket == BUCKETS - 1 ? greatest : least + (bucket + 1) * width;
    }
    for (int i = 0; i < count; i++) {
      int bucket = width == 0 ? BUCKETS : (int) ((finite[i] - least) / width);
      buckets[Math.min(bucket, BUCKETS - 1)][2]++;
    }
    return buckets;
  }
}
