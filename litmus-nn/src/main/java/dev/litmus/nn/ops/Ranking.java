package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = the elements of every lane of x in order, or their places in the lane: all of them, or the
/// first few. Equal elements stay in their order; NaN stands above every number. dx = dy at the
/// place that an element came from; places have no gradient.
///
/// @param size elements a lane of x
/// @param taken elements a lane of y
/// @param inner how many lanes are interleaved: the elements after the axis
/// @param descending whether the largest comes first
/// @param places whether y is the places rather than the elements
public record Ranking(int size, int taken, int inner, boolean descending, boolean places)
    implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    if (inner == 1 && taken == size && !descending && !places) {
      int numbers = f.inputSize(0);
      System.arraycopy(
          f.input(0), from * numbers, f.output(), from * numbers, (to - from) * numbers);
      for (int lane = from * numbers; lane < to * numbers; lane += size) {
        // The order of Float.compare, as for the places.
        Arrays.sort(f.output(), lane, lane + size);
      }
      return;
    }
    Lane lane = new Lane(f.input(0));
    int lanes = lanes(f);
    for (int i = from * lanes; i < to * lanes; i++) {
      lane.sort(start(i, size));
      int at = start(i, taken);
      for (int k = 0; k < taken; k++) {
        int place = lane.order[k];
        f.output()[at + k * inner] = places ? place : lane.element(place);
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] dx = f.inputGradient(0);
    Arrays.fill(dx, from * f.inputSize(0), to * f.inputSize(0), 0f);
    Lane lane = new Lane(f.input(0));
    int lanes = lanes(f);
    for (int i = from * lanes; i < to * lanes && !places; i++) {
      int start = start(i, size);
      lane.sort(start);
      for (int k = 0; k < taken; k++) {
        dx[start + lane.order[k] * inner] = f.outputGradient()[start(i, taken) + k * inner];
      }
    }
  }

  private int lanes(Frame f) {
    return f.inputSize(0) / Math.max(1, size);
  }

  /// Where a lane begins in an array with lanes of `length`.
  private int start(int lane, int length) {
    return lane / inner * inner * length + lane % inner;
  }

  /// The lane at hand.
  private final class Lane {
    private final float[] x;
    private final int[] order = new int[size];
    private final Integer[] boxed = new Integer[size];
    private int start;

    Lane(float[] x) {
      this.x = x;
    }

    float element(int place) {
      return x[start + place * inner];
    }

    void sort(int begin) {
      start = begin;
      for (int i = 0; i < size; i++) {
        boxed[i] = i;
      }
      Arrays.sort(
          boxed,
          (a, b) ->
              descending
                  ? Float.compare(element(b), element(a))
                  : Float.compare(element(a), element(b)));
      for (int i = 0; i < size; i++) {
        order[i] = boxed[i];
      }
    }
  }
}
