package dev.litmus.nn.ops;

/// y = a (steps, features) where the mask (steps), the third input, is not 0, else b of the same
/// shape. da = dy where it is not 0, db = dy elsewhere; nothing flows back into the mask.
public record ChooseSteps() implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] mask = f.input(2);
    int steps = f.inputSize(2);
    int features = f.outputSize() / steps;
    for (int i = from * steps; i < to * steps; i++) {
      float[] source = f.input(mask[i] != 0f ? 0 : 1);
      System.arraycopy(source, i * features, f.output(), i * features, features);
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    NoGradient.fill(f, from, to);
    float[] mask = f.input(2);
    int steps = f.inputSize(2);
    int features = f.outputSize() / steps;
    for (int i = from * steps; i < to * steps; i++) {
      int chosen = mask[i] != 0f ? 0 : 1;
      if (f.wantsGradient(chosen)) {
        float[] dx = f.inputGradient(chosen);
        System.arraycopy(f.outputGradient(), i * features, dx, i * features, features);
      }
    }
  }
}
