package dev.litmus.nn.ops;

/// y = x * a + c with constants a and c, one for all elements or one for each position of the last
/// axis (then both arrays have its length). dx = dy * a.
public record ScaleShift(float[] scale, float[] shift) implements Op {
  public ScaleShift {
    if (scale.length != shift.length) {
      throw new IllegalArgumentException(
          "as many scales as shifts expected; found %d and %d"
              .formatted(scale.length, shift.length));
    }
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int units = scale.length;
    int end = to * f.outputSize();
    for (int i = from * f.outputSize(); i < end; i += units) {
      for (int j = 0; j < units; j++) {
        y[i + j] = x[i + j] * scale[j] + shift[j];
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (f.wantsGradient(0)) {
      float[] dy = f.outputGradient();
      float[] dx = f.inputGradient(0);
      int units = scale.length;
      int end = to * f.outputSize();
      for (int i = from * f.outputSize(); i < end; i += units) {
        for (int j = 0; j < units; j++) {
          dx[i + j] = dy[i + j] * scale[j];
        }
      }
    }
  }
}
