package dev.litmus.nn.ops;

import java.util.Arrays;

/// Each row's elements in another order, some of them repeated, left out or replaced: stretch i of
/// y is stretch `source[i]` of x, or all `filler` where that is -1. dx of a stretch = the sum of dy
/// over all its places in y, in order.
///
/// @param stretch how many neighbouring elements go together
/// @param source for each stretch of y its number in x, or -1
public record Rearrange(int stretch, int[] source, float filler) implements Op {
  /// Element by element.
  public Rearrange(int[] source, float filler) {
    this(1, source, filler);
  }

  /// The axes in another order: axis a of y is axis `order[a]` of x.
  ///
  /// @param dims the sizes of x's axes, without the batch
  public static Rearrange transposed(int[] dims, int[] order) {
    int moved = dims.length;
    int stretch = 1;
    while (moved > 0 && order[moved - 1] == moved - 1) {
      moved--;
      stretch *= dims[moved];
    }
    int[] steps = new int[moved];
    int count = 1;
    for (int axis = moved - 1; axis >= 0; axis--) {
      steps[axis] = count;
      count *= dims[axis];
    }
    int[] source = new int[count];
    for (int i = 0; i < count; i++) {
      int rest = i;
      for (int axis = moved - 1; axis >= 0; axis--) {
        source[i] += rest % dims[order[axis]] * steps[order[axis]];
        rest /= dims[order[axis]];
      }
    }
    return new Rearrange(stretch, source, 0f);
  }

  /// An image of `rows` x `columns` seen through a frame that begins at place (top, left) of it and
  /// has `height` x `width` places: zero where it goes beyond.
  public static Rearrange framed(
      int rows, int columns, int channels, int top, int left, int height, int width) {
    int[] source = new int[height * width];
    for (int i = 0; i < source.length; i++) {
      int row = top + i / width;
      int column = left + i % width;
      boolean inside = row >= 0 && row < rows && column >= 0 && column < columns;
      source[i] = inside ? row * columns + column : -1;
    }
    return new Rearrange(channels, source, 0f);
  }

  /// An image with each row and each column repeated so many times.
  public static Rearrange repeated(
      int rows, int columns, int channels, int rowTimes, int columnTimes) {
    int width = columns * columnTimes;
    int[] source = new int[rows * rowTimes * width];
    for (int i = 0; i < source.length; i++) {
      source[i] = i / width / rowTimes * columns + i % width / columnTimes;
    }
    return new Rearrange(channels, source, 0f);
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.inputSize(0);
    int at = from * f.outputSize();
    for (int row = from; row < to; row++) {
      for (int number : source) {
        if (number < 0) {
          Arrays.fill(f.output(), at, at + stretch, filler);
        } else {
          System.arraycopy(f.input(0), row * size + number * stretch, f.output(), at, stretch);
        }
        at += stretch;
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    int size = f.inputSize(0);
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    Arrays.fill(dx, from * size, to * size, 0f);
    int at = from * f.outputSize();
    for (int row = from; row < to; row++) {
      for (int number : source) {
        int target = row * size + number * stretch;
        for (int i = 0; i < stretch && number >= 0; i++) {
          dx[target + i] += dy[at + i];
        }
        at += stretch;
      }
    }
  }
}
