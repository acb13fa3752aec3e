package dev.litmus.nn.ops;

/// The sums of one half of a recurrence's groups of rows, or the share of one part in them. Made
/// once for all steps of a training.
final class RecurrenceSums extends Apart implements StepRows.Sums {
  /// The first of the shared arrays for the second half's gradients, behind those of [GatePanels].
  private static final int SECOND = GatePanels.SUMS + 2;

  private final Frame f;
  private boolean isSecond;
  private int part;
  private int parts;
  private boolean goesOn;

  RecurrenceSums(Frame f) {
    this.f = f;
  }

  /// Turns to a part of a half.
  void begin(boolean second, int number, int count) {
    isSecond = second;
    part = number;
    parts = count;
  }

  @Override
  public float[] gradient(int variable) {
    return isSecond ? second(f, variable) : f.variableGradient(variable);
  }

  /// Says whether groups before gave something already.
  void goOn(boolean on) {
    goesOn = on;
  }

  @Override
  public boolean goesOn() {
    return goesOn;
  }

  @Override
  public float[] room() {
    return f.shared(GatePanels.SUMS + (isSecond ? 1 : 0), 0);
  }

  @Override
  public int first(int rows) {
    return Halves.cut(rows, part, parts);
  }

  @Override
  public int last(int rows) {
    return Halves.cut(rows, part + 1, parts);
  }

  /// The gradient of a variable over the second half.
  static float[] second(Frame f, int variable) {
    return f.shared(SECOND + variable, f.variable(variable).length);
  }
}
