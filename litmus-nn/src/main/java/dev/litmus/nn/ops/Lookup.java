package dev.litmus.nn.ops;

/// y = the index of a string in a vocabulary. No derivative: nothing trainable can stand before a
/// string.
public record Lookup(Vocabulary<String> vocabulary) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    String[] x = f.strings(0);
    float[] y = f.output();
    int size = f.outputSize();
    for (int i = from * size; i < to * size; i++) {
      int row = i / size;
      y[i] = vocabulary.index(Texts.required(x[i], row), row);
    }
  }
}
