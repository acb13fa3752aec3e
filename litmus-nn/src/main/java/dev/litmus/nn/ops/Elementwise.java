package dev.litmus.nn.ops;

import java.util.Arrays;
import java.util.List;

/// y = f(a, b, c), element by element. dx of each operand = dy * its derivative, summed where an
/// element is used several times.
public record Elementwise(ElementwiseFunction function, List<Source> sources) implements Op {
  /// Where an operand comes from.
  ///
  /// @param input the number of the op's input, or -1 for a constant
  /// @param constant the constant's numbers
  /// @param places for each element of a result's row the operand's element, or nothing when each
  ///   has its own
  public record Source(int input, float[] constant, int[] places) {}

  public Elementwise {
    sources = List.copyOf(sources);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    ElementwiseFunction.Value value = function.value();
    float[] a = numbers(f, 0);
    float[] b = numbers(f, 1);
    float[] c = numbers(f, 2);
    int[] placesA = source(0).places;
    int[] placesB = source(1).places;
    int[] placesC = source(2).places;
    float[] y = f.output();
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      int rowA = row * width(f, 0);
      int rowB = row * width(f, 1);
      int rowC = row * width(f, 2);
      for (int i = 0; i < size; i++) {
        y[row * size + i] =
            value.of(
                a[rowA + place(placesA, i)],
                b[rowB + place(placesB, i)],
                c[rowC + place(placesC, i)]);
      }
    }
  }

  /// The last operand stands in for those that the function does not have and does not look at.
  private Source source(int operand) {
    return sources.get(Math.min(operand, sources.size() - 1));
  }

  private float[] numbers(Frame f, int operand) {
    Source source = source(operand);
    return source.input < 0 ? source.constant : f.input(source.input);
  }

  /// How many numbers of an operand belong to a row; 0 where all rows share them.
  private int width(Frame f, int operand) {
    Source source = source(operand);
    return source.input < 0 ? 0 : f.inputSize(source.input);
  }

  private static int place(int[] places, int element) {
    return places.length == 0 ? element : places[element];
  }

  @Override
  public void backward(Frame f, int from, int to) {
    for (int operand = 0; operand < sources.size(); operand++) {
      Source source = sources.get(operand);
      if (source.input >= 0 && f.wantsGradient(source.input)) {
        float[] dx = f.inputGradient(source.input);
        int width = f.inputSize(source.input);
        Arrays.fill(dx, from * width, to * width, 0f);
        if (!function.derivatives().isEmpty()) {
          add(f, operand, source, from, to);
        }
      }
    }
  }

  private void add(Frame f, int operand, Source source, int from, int to) {
    ElementwiseFunction.Derivative derivative = function.derivatives().get(operand);
    float[] y = f.output();
    float[] dy = f.outputGradient();
    float[] dx = f.inputGradient(source.input);
    int size = f.outputSize();
    int width = f.inputSize(source.input);
    float[] a = numbers(f, 0);
    float[] b = numbers(f, 1);
    float[] c = numbers(f, 2);
    int[] placesA = source(0).places;
    int[] placesB = source(1).places;
    int[] placesC = source(2).places;
    for (int row = from; row < to; row++) {
      int rowA = row * width(f, 0);
      int rowB = row * width(f, 1);
      int rowC = row * width(f, 2);
      for (int i = 0; i < size; i++) {
        int at = row * size + i;
        float slope =
            derivative.of(
                a[rowA + place(placesA, i)],
                b[rowB + place(placesB, i)],
                c[rowC + place(placesC, i)],
                y[at]);
        dx[row * width + place(source.places, i)] += dy[at] * slope;
      }
    }
  }
}
