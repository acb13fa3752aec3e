package dev.litmus.nn.ops;

import java.util.Optional;

/// An [Affine] and an activation of it whose derivative its output tells, in one: what stands
/// between them is never kept.
///
/// Backward turns the gradient of the output into that of what stood between, in place.
public final class ActivatedAffine implements Op {
  private final Affine affine;
  private final ArrayActivation activation;

  private ActivatedAffine(Affine affine, ArrayActivation activation) {
    this.affine = affine;
    this.activation = activation;
  }

  /// The two in one, when they are of the kind.
  public static Optional<Op> of(Op first, Op second) {
    return first instanceof Affine affine
            && second instanceof Activate(ArrayActivation activation, int ignored)
        ? Optional.of(new ActivatedAffine(affine, activation))
        : Optional.empty();
  }

  @Override
  public long work(int outputs, int weights) {
    return affine.work(outputs, weights);
  }

  @Override
  public void begin(Frame f) {
    affine.begin(f);
  }

  @Override
  public void prepare(Frame f, int part, int parts) {
    affine.prepare(f, part, parts);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    affine.product(f, from, to);
    if (f.variables() > 1 && activation.equals(Activations.RELU)) {
      int rows = (to - from) * (size / affine.units());
      f.kernels().addBiasRelu(f.output(), from * size, rows, affine.units(), f.variable(1));
      return;
    }
    affine.addBias(f, from, to);
    int n = (to - from) * size;
    activation.forward(f.kernels(), f.output(), f.output(), from * size, 1, n);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int size = f.outputSize();
    float[] dy = f.outputGradient();
    int n = (to - from) * size;
    activation.backward(f.kernels(), f.output(), f.output(), dy, dy, from * size, 1, n);
    affine.backward(f, from, to);
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    affine.variableGradients(f, part, parts);
  }

  @Override
  public int sections(Frame f) {
    return affine.sections(f);
  }

  @Override
  public void addSections(Frame f, int part, int parts) {
    affine.addSections(f, part, parts);
  }
}
