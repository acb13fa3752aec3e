package dev.litmus.nn.ops;

import java.util.Arrays;

/// A convolution of every channel by itself: y[o, c * multiplier + m] = sum over taps t of
/// x[place(o, t), c] W[t, c, m], plus b. Kernel W (taps, channels, multiplier), bias b (channels *
/// multiplier) or none.
///
/// dx[place(o, t), c] += dy[o, c, m] W[t, c, m]; dW[t, c, m] = sum of x[place(o, t), c] dy[o, c,
/// m]; db = sum of dy.
public record DepthwiseConvolve(Window window, int multiplier) implements Op {
  private int filters() {
    return window.channels() * multiplier;
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int filters = filters();
    float[] y = f.output();
    Arrays.fill(y, from * f.outputSize(), to * f.outputSize(), 0f);
    int last = to * window.outputs();
    for (int o = from * window.outputs(); o < last; o++) {
      int image = o / window.outputs() * window.imageSize();
      for (int tap = 0; tap < window.taps(); tap++) {
        int at = window.at(o % window.outputs(), tap);
        if (at >= 0) {
          products(f.input(0), image + at, f.variable(0), tap * filters, y, o * filters);
        }
      }
    }
    if (f.variables() > 1) {
      int outputs = (to - from) * window.outputs();
      f.kernels().addBias(y, from * f.outputSize(), outputs, filters, f.variable(1));
    }
  }

  /// y[c, m] += x[c] w[c, m].
  private void products(float[] x, int xAt, float[] w, int wAt, float[] y, int yAt) {
    int filter = 0;
    for (int c = 0; c < window.channels(); c++) {
      float value = x[xAt + c];
      for (int m = 0; m < multiplier; m++, filter++) {
        y[yAt + filter] = Math.fma(value, w[wAt + filter], y[yAt + filter]);
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    int filters = filters();
    float[] dx = f.inputGradient(0);
    float[] dy = f.outputGradient();
    float[] w = f.variable(0);
    Arrays.fill(dx, from * window.imageSize(), to * window.imageSize(), 0f);
    int last = to * window.outputs();
    for (int o = from * window.outputs(); o < last; o++) {
      int image = o / window.outputs() * window.imageSize();
      for (int tap = 0; tap < window.taps(); tap++) {
        int at = window.at(o % window.outputs(), tap);
        int filter = 0;
        for (int c = 0; c < window.channels() && at >= 0; c++) {
          float sum = dx[image + at + c];
          for (int m = 0; m < multiplier; m++, filter++) {
            sum = Math.fma(dy[o * filters + filter], w[tap * filters + filter], sum);
          }
          dx[image + at + c] = sum;
        }
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int filters = filters();
    int outputs = f.rows() * window.outputs();
    int firstTap = Math.toIntExact((long) window.taps() * part / parts);
    int lastTap = Math.toIntExact((long) window.taps() * (part + 1) / parts);
    float[] dw = f.variableGradient(0);
    Arrays.fill(dw, firstTap * filters, lastTap * filters, 0f);
    for (int o = 0; o < outputs; o++) {
      int image = o / window.outputs() * window.imageSize();
      for (int tap = firstTap; tap < lastTap; tap++) {
        int at = window.at(o % window.outputs(), tap);
        if (at >= 0) {
          products(f.input(0), image + at, f.outputGradient(), o * filters, dw, tap * filters);
        }
      }
    }
    if (part == 0 && f.variables() > 1) {
      f.kernels().sumRows(f.outputGradient(), 0, outputs, filters, f.variableGradient(1), 0);
    }
  }
}
