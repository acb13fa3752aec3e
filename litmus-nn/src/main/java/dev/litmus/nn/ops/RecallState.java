package dev.litmus.nn.ops;

/// What a batch begins with in a stateful layer: y is the variable, row by row, as [KeepStates]
/// left it after the batch before. No gradient goes back to that batch.
///
/// Variables: the state, `(batch, units)`.
public record RecallState() implements Op {
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
    int units = f.outputSize();
    System.arraycopy(f.variable(0), from * units, f.output(), from * units, (to - from) * units);
  }
}
