package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = the rows of a matrix (entries, width) that the whole numbers x name, fractions cut off: an
/// embedding. There is no gradient with respect to x; that of the matrix adds up dy over all places
/// where a row is named, in the order of the batch.
public record Gather(int width) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    int entries = f.variable(0).length / width;
    int size = f.inputSize(0);
    for (int i = from * size; i < to * size; i++) {
      int id = (int) x[i];
      if (!(x[i] > -1f && x[i] < entries)) {
        throw new RowException(
            i / size,
            "expected whole numbers from 0 to %d; found %s".formatted(entries - 1, text(x[i])));
      }
      System.arraycopy(f.variable(0), id * width, f.output(), i * width, width);
    }
  }

  private static String text(float x) {
    return x == (long) x ? Long.toString((long) x) : Float.toString(x);
  }

  @Override
  public void backward(Frame f, int from, int to) {
    NoGradient.fill(f, from, to);
  }

  @Override
  public boolean looksUp() {
    return true;
  }

  @Override
  public void occurrences(Frame f, Occurrences into) {
    float[] x = f.input(0);
    for (int i = 0; i < f.rows() * f.inputSize(0); i++) {
      into.add((int) x[i], f.outputGradient(), i * width);
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    float[] gradient = f.variableGradient(0);
    int entries = gradient.length / width;
    int first = Math.toIntExact((long) entries * part / parts);
    int last = Math.toIntExact((long) entries * (part + 1) / parts);
    Arrays.fill(gradient, first * width, last * width, 0f);
    float[] x = f.input(0);
    for (int i = 0; i < f.rows() * f.inputSize(0); i++) {
      int id = (int) x[i];
      if (id >= first && id < last) {
        float[] dy = f.outputGradient();
        f.kernels().add(gradient, id * width, dy, i * width, gradient, id * width, width);
      }
    }
  }
}
