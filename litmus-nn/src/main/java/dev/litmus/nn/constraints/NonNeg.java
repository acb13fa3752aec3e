package dev.litmus.nn.constraints;

import dev.litmus.nn.Shape;

/// No element below 0: w = max(w, 0).
public record NonNeg() implements Constraint {
  @Override
  public void apply(float[] values, Shape shape) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], 0f);
    }
  }
}
