package dev.litmus.nn.initializers;

import java.util.Arrays;

/// Every value is 0.
public record Zeros() implements Initializer {
  @Override
  public void fill(float[] values, int[] dimensions, long seed) {
    Arrays.fill(values, 0f);
  }
}
