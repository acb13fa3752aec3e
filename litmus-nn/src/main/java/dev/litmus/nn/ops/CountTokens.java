package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = for each index of a vocabulary how often its tokens occur in a row's text, or only whether.
/// No derivative: nothing trainable can stand before a string.
public record CountTokens(TextTokens text, Vocabulary<String> vocabulary, boolean counts)
    implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] y = f.output();
    int size = f.outputSize();
    Arrays.fill(y, from * size, to * size, 0f);
    for (int row = from; row < to; row++) {
      for (String token : text.of(Texts.row(f, row))) {
        int index = vocabulary.index(token, row);
        if (index >= 0) {
          y[row * size + index] = counts ? y[row * size + index] + 1f : 1f;
        }
      }
    }
  }
}
