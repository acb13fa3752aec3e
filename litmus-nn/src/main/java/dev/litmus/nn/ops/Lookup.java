package dev.litmus.nn.ops;

import java.util.Map;

/// y = the index of a string in a vocabulary, or `unknown` for any other. No derivative: nothing
/// trainable can stand before a string.
public record Lookup(Map<String, Integer> indices, int unknown) implements Op {
  public Lookup {
    indices = Map.copyOf(indices);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    String[] x = f.strings(0);
    float[] y = f.output();
    int size = f.outputSize();
    for (int i = from * size; i < to * size; i++) {
      if (x[i] == null) {
        throw new RowException(i / size, "a string is null; a missing one is the empty string");
      }
      Integer index = indices.get(x[i]);
      if (index == null && unknown < 0) {
        throw new RowException(
            i / size,
            "'%s' is not in the vocabulary, and there is no index for unknown strings"
                .formatted(x[i]));
      }
      y[i] = index == null ? unknown : index;
    }
  }
}
