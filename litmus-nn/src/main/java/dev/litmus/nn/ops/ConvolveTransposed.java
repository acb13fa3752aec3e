package dev.litmus.nn.ops;

import java.util.Arrays;

/// The transpose of a convolution, which spreads each input over a window of the output: y[place(i,
/// t), f] += x[i, c] W[t, f, c], plus b[f]. Inputs x (places, channels), kernel W (taps, filters,
/// channels), bias b (filters) or none.
///
/// The window is that of the convolution from y to x: its images are y, its outputs the places of
/// x. dx[i, c] = sum over t and f of dy[place(i, t), f] W[t, f, c]; dW[t, f, c] = sum over i of
/// dy[place(i, t), f] x[i, c]; db = sum of dy.
///
/// @param window the way from y to x, its channels being the filters
/// @param channels channels of x
public record ConvolveTransposed(Window window, int channels) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int size = window.imageSize();
    Arrays.fill(f.output(), from * size, to * size, 0f);
    Patches patches = Patches.of(window, 0, 1);
    int k = patches.width();
    float[] matrix = patches.scratch();
    int last = to * window.outputs();
    for (int i = from * window.outputs(); i < last; i += patches.block()) {
      int end = Math.min(last, i + patches.block());
      f.kernels()
          .matmulTransposedB(
              end - i,
              k,
              channels,
              f.input(0),
              i * channels,
              channels,
              f.variable(0),
              0,
              channels,
              matrix,
              0,
              k,
              false);
      patches.scatter(matrix, i, end, f.output());
    }
    if (f.variables() > 1) {
      int filters = window.channels();
      int places = (to - from) * (size / filters);
      f.kernels().addBias(f.output(), from * size, places, filters, f.variable(1));
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    Patches patches = Patches.of(window, 0, 1);
    int k = patches.width();
    float[] matrix = patches.scratch();
    int last = to * window.outputs();
    for (int i = from * window.outputs(); i < last; i += patches.block()) {
      int end = Math.min(last, i + patches.block());
      patches.gather(f.outputGradient(), i, end, matrix);
      f.kernels()
          .matmul(
              end - i,
              channels,
              k,
              matrix,
              0,
              k,
              f.variable(0),
              0,
              channels,
              f.inputGradient(0),
              i * channels,
              channels,
              false);
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    Patches patches = Patches.of(window, 0, 1).part(part, parts);
    int k = patches.width();
    float[] matrix = patches.scratch();
    int inputs = f.rows() * window.outputs();
    for (int i = 0; i < inputs && k > 0; i += patches.block()) {
      int end = Math.min(inputs, i + patches.block());
      patches.gather(f.outputGradient(), i, end, matrix);
      f.kernels()
          .matmulTransposedA(
              k,
              channels,
              end - i,
              matrix,
              0,
              k,
              f.input(0),
              i * channels,
              channels,
              f.variableGradient(0),
              patches.firstTap() * window.channels() * channels,
              channels,
              i > 0);
    }
    if (part == 0 && f.variables() > 1) {
      int filters = window.channels();
      int places = f.rows() * (window.imageSize() / filters);
      f.kernels().sumRows(f.outputGradient(), 0, places, filters, f.variableGradient(1), 0);
    }
  }
}
