package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.List;

/// y = the number of an index: that of its place in a vocabulary, or one for all other indices.
/// Constant but for jumps: dx = 0.
///
/// @param first the vocabulary's first index
/// @param zero the number of index 0, where that comes before the vocabulary
/// @param unknown the number of every other index
public record NumbersOf(List<Long> vocabulary, int first, long zero, long unknown) implements Op {
  public NumbersOf {
    vocabulary = List.copyOf(vocabulary);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      int place = (int) x[i] - first;
      boolean known = place >= 0 && place < vocabulary.size();
      y[i] = known ? vocabulary.get(place) : x[i] == 0 ? zero : unknown;
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      Arrays.fill(f.inputGradient(0), from * f.inputSize(0), to * f.inputSize(0), 0f);
    }
  }
}
