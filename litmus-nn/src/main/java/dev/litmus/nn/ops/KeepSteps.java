package dev.litmus.nn.ops;

/// y = x (steps, features) where the mask (steps) is not 0, else another number. dx = dy where it
/// is not 0, else 0; nothing flows back into the mask.
///
/// @param otherwise what stands at the steps that do not count
public record KeepSteps(float otherwise) implements Op {
  /// Zeros at the steps that do not count.
  public static KeepSteps orZero() {
    return new KeepSteps(0f);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    keep(f, f.input(0), f.output(), otherwise, from, to);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    float[] dx = f.inputGradient(0);
    boolean wanted = f.wantsGradient(0);
    NoGradient.fill(f, from, to);
    if (wanted) {
      keep(f, f.outputGradient(), dx, 0f, from, to);
    }
  }

  private static void keep(
      Frame f, float[] source, float[] target, float otherwise, int from, int to) {
    float[] mask = f.input(1);
    int steps = f.inputSize(1);
    int features = f.outputSize() / steps;
    for (int i = from * steps; i < to * steps; i++) {
      for (int j = i * features; j < (i + 1) * features; j++) {
        target[j] = mask[i] != 0f ? source[j] : otherwise;
      }
    }
  }
}
