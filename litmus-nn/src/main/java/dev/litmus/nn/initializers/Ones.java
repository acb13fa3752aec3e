package dev.litmus.nn.initializers;

import java.util.Arrays;

/// Every value is 1.
public record Ones() implements Initializer {
  @Override
  public void fill(float[] values, int[] dimensions, long seed) {
    Arrays.fill(values, 1f);
  }
}
