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
    float[] y = f.output();
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        y[row * size + i] =
            function.value().of(at(f, 0, row, i), at(f, 1, row, i), at(f, 2, row, i));
      }
    }
  }

  private float at(Frame f, int operand, int row, int element) {
    if (operand >= sources.size()) {
      return 0;
    }
    Source source = sources.get(operand);
    int place = place(source, element);
    return source.input < 0
        ? source.constant[place]
        : f.input(source.input)[row * f.inputSize(source.input) + place];
  }

  private static int place(Source source, int element) {
    return source.places.length == 0 ? element : source.places[element];
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
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        int at = row * size + i;
        float slope = derivative.of(at(f, 0, row, i), at(f, 1, row, i), at(f, 2, row, i), y[at]);
        dx[row * width + place(source, i)] += dy[at] * slope;
      }
    }
  }
}
