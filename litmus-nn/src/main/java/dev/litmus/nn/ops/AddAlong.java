package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = x + b, where b is repeated along some axes: a table says which element of b each element of
/// a row takes. db is the sum of dy over its uses.
public final class AddAlong implements Op {
  private final int[] places;

  /// @param places for each element of a row the element of b
  public AddAlong(int... places) {
    this.places = places.clone();
  }

  @Override
  public void forward(Frame f, int from, int to) {
    for (int row = from; row < to; row++) {
      int at = row * places.length;
      for (int i = 0; i < places.length; i++) {
        f.output()[at + i] = f.input(0)[at + i] + f.variable(0)[places[i]];
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      int size = places.length;
      System.arraycopy(
          f.outputGradient(), from * size, f.inputGradient(0), from * size, (to - from) * size);
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    if (part == 0) {
      float[] gradient = f.variableGradient(0);
      Arrays.fill(gradient, 0f);
      for (int i = 0; i < f.rows() * places.length; i++) {
        gradient[places[i % places.length]] += f.outputGradient()[i];
      }
    }
  }
}
