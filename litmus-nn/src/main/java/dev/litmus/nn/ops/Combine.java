package dev.litmus.nn.ops;

/// y = a + b, (a + b) / 2 or a b, element by element.
public record Combine(Way way) implements Op {
  /// What is made of two numbers.
  public enum Way {
    SUM,
    AVERAGE,
    PRODUCT
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] a = f.input(0);
    float[] b = f.input(1);
    float[] y = f.output();
    for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
      y[i] =
          switch (way) {
            case SUM -> a[i] + b[i];
            case AVERAGE -> (a[i] + b[i]) / 2f;
            case PRODUCT -> a[i] * b[i];
          };
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    float[] dy = f.outputGradient();
    for (int input = 0; input < 2; input++) {
      float[] other = f.input(1 - input);
      float[] dx = f.inputGradient(input);
      for (int i = from * f.outputSize(); f.wantsGradient(input) && i < to * f.outputSize(); i++) {
        dx[i] =
            switch (way) {
              case SUM -> dy[i];
              case AVERAGE -> dy[i] / 2f;
              case PRODUCT -> dy[i] * other[i];
            };
      }
    }
  }
}
