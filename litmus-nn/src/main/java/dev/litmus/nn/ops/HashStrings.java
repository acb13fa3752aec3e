package dev.litmus.nn.ops;

import org.jspecify.annotations.Nullable;

/// y = the bucket of a string. With a mask, that string has bucket 0 and the others begin at 1. No
/// derivative: nothing trainable can stand before a string.
public record HashStrings(HashBuckets buckets, @Nullable String mask) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    String[] x = f.strings(0);
    float[] y = f.output();
    int size = f.outputSize();
    for (int i = from * size; i < to * size; i++) {
      String text = Texts.required(x[i], i / size);
      y[i] = mask == null ? buckets.of(text) : text.equals(mask) ? 0 : buckets.of(text) + 1;
    }
  }
}
