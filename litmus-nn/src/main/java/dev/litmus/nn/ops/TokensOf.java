package dev.litmus.nn.ops;

import java.util.List;

/// y = the string of an index: that of its place in a vocabulary, or one for all other indices.
///
/// @param first the vocabulary's first index
/// @param zero the string of index 0, where that comes before the vocabulary
/// @param unknown the string of every other index
public record TokensOf(List<String> vocabulary, int first, String zero, String unknown)
    implements Op {
  public TokensOf {
    vocabulary = List.copyOf(vocabulary);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    String[] y = f.outputStrings();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      int place = (int) x[i] - first;
      boolean known = place >= 0 && place < vocabulary.size();
      y[i] = known ? vocabulary.get(place) : x[i] == 0 ? zero : unknown;
    }
  }
}
