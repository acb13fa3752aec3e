package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = the index of a whole number in a vocabulary. Constant but for jumps: dx = 0.
public record LookupNumbers(Vocabulary<Long> vocabulary) implements Op {
  @Override
  public boolean readsWide() {
    return true;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    long[] wide = f.wide(0);
    float[] y = f.output();
    int size = f.outputSize();
    for (int i = from * size; i < to * size; i++) {
      y[i] = vocabulary.index(wide.length > 0 ? wide[i] : (long) x[i], i / size);
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
