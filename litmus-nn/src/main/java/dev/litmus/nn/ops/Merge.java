package dev.litmus.nn.ops;

import java.util.List;

/// Joins several inputs element by element, in their order; smaller ones are repeated along axes.
///
/// Gradients: of a sum dy, of a difference dy and -dy, of an average dy / n, of a product dy times
/// the other factors, of a maximum or minimum dy for the first input that attains it; where an
/// input is repeated, the sum over its uses.
///
/// @param kind what is computed
/// @param elements for each input the element that each element of the output takes; an empty array
///   where they are the same
public record Merge(Kind kind, List<int[]> elements) implements Op {
  /// What is computed.
  public enum Kind {
    ADD,
    SUBTRACT,
    MULTIPLY,
    AVERAGE,
    MAXIMUM,
    MINIMUM
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] y = f.output();
    int size = f.outputSize();
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        float joined = value(f, 0, row, i);
        for (int input = 1; input < f.inputs(); input++) {
          joined = join(joined, value(f, input, row, i));
        }
        y[row * size + i] = kind == Kind.AVERAGE ? joined / f.inputs() : joined;
      }
    }
  }

  private float join(float a, float b) {
    return switch (kind) {
      case ADD, AVERAGE -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case MAXIMUM -> Math.max(a, b);
      case MINIMUM -> Math.min(a, b);
    };
  }

  private int place(Frame f, int input, int row, int i) {
    int[] map = elements.get(input);
    return row * f.inputSize(input) + (map.length == 0 ? i : map[i]);
  }

  private float value(Frame f, int input, int row, int i) {
    return f.input(input)[place(f, input, row, i)];
  }

  @Override
  public void backward(Frame f, int from, int to) {
    for (int input = 0; input < f.inputs(); input++) {
      if (f.wantsGradient(input)) {
        backward(f, from, to, input);
      }
    }
  }

  private void backward(Frame f, int from, int to, int input) {
    float[] dx = f.inputGradient(input);
    float[] dy = f.outputGradient();
    int size = f.outputSize();
    for (int i = from * f.inputSize(input); i < to * f.inputSize(input); i++) {
      dx[i] = 0;
    }
    for (int row = from; row < to; row++) {
      for (int i = 0; i < size; i++) {
        dx[place(f, input, row, i)] += slope(f, input, row, i, dy[row * size + i]);
      }
    }
  }

  private float slope(Frame f, int input, int row, int i, float dy) {
    return switch (kind) {
      case ADD -> dy;
      case SUBTRACT -> input == 0 ? dy : -dy;
      case AVERAGE -> dy / f.inputs();
      case MULTIPLY -> {
        float product = dy;
        for (int other = 0; other < f.inputs(); other++) {
          product = other == input ? product : product * value(f, other, row, i);
        }
        yield product;
      }
      case MAXIMUM, MINIMUM -> attains(f, input, row, i) ? dy : 0;
    };
  }

  /// Whether the input is the first with the value of the output.
  private boolean attains(Frame f, int input, int row, int i) {
    float extreme = f.output()[row * f.outputSize() + i];
    for (int earlier = 0; earlier < input; earlier++) {
      if (value(f, earlier, row, i) == extreme) {
        return false;
      }
    }
    return value(f, input, row, i) == extreme;
  }
}
