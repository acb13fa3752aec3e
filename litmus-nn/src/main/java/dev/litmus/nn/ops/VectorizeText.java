package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.List;

/// y = the indices of a row's tokens, cut to the output's size or filled up with 0. No derivative:
/// nothing trainable can stand before a string.
public record VectorizeText(TextTokens text, Vocabulary<String> vocabulary) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] y = f.output();
    int length = f.outputSize();
    Arrays.fill(y, from * length, to * length, 0f);
    for (int row = from; row < to; row++) {
      List<String> tokens = text.of(Texts.row(f, row));
      for (int i = 0; i < Math.min(length, tokens.size()); i++) {
        y[row * length + i] = vocabulary.index(tokens.get(i), row);
      }
    }
  }
}
