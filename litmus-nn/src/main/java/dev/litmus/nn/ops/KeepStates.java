package dev.litmus.nn.ops;

/// Keeps the states at the end of a batch for the next one: the last elements of each row go into
/// the variables, side by side; y = x.
///
/// Variables: the states, each `(batch, units)`.
///
/// @param units the elements of one state
public record KeepStates(int units) implements Op {
  @Override
  public boolean deterministic() {
    return false;
  }

  @Override
  public boolean carriesOver() {
    return true;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    int first = size - f.variables() * units;
    System.arraycopy(f.input(0), from * size, f.output(), from * size, (to - from) * size);
    for (int row = from; row < to; row++) {
      for (int k = 0; k < f.variables(); k++) {
        int at = row * size + first + k * units;
        System.arraycopy(f.input(0), at, f.variable(k), row * units, units);
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int size = f.outputSize();
    if (f.wantsGradient(0)) {
      System.arraycopy(
          f.outputGradient(), from * size, f.inputGradient(0), from * size, (to - from) * size);
    }
  }
}
