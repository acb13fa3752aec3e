package dev.litmus.nn.ops;

/// y = the inputs side by side along one axis: each row is cut into `outer` stretches, and stretch
/// o of y is stretch o of every input in turn. dx of each input = its part of dy.
public record Join(int outer) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int at = from * f.outputSize();
    for (int row = from; row < to; row++) {
      for (int o = 0; o < outer; o++) {
        for (int i = 0; i < f.inputs(); i++) {
          int stretch = f.inputSize(i) / outer;
          int source = row * f.inputSize(i) + o * stretch;
          System.arraycopy(f.input(i), source, f.output(), at, stretch);
          at += stretch;
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int at = from * f.outputSize();
    for (int row = from; row < to; row++) {
      for (int o = 0; o < outer; o++) {
        for (int i = 0; i < f.inputs(); i++) {
          int stretch = f.inputSize(i) / outer;
          if (f.wantsGradient(i)) {
            int target = row * f.inputSize(i) + o * stretch;
            System.arraycopy(f.outputGradient(), at, f.inputGradient(i), target, stretch);
          }
          at += stretch;
        }
      }
    }
  }
}
