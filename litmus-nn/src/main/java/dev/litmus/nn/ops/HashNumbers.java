package dev.litmus.nn.ops;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// y = the bucket of a number without its fraction. With a mask, that number has bucket 0 and the
/// others begin at 1. Constant but for jumps: dx = 0.
public record HashNumbers(HashBuckets buckets, @Nullable Long mask) implements Op {
  @Override
  public boolean readsWide() {
    return true;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    long[] wide = f.wide(0);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      long number = wide.length > 0 ? wide[i] : (long) x[i];
      boolean masked = mask != null && number == mask;
      y[i] = masked ? 0 : buckets.of(number) + (mask == null ? 0 : 1);
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
