package dev.litmus.nn.ops;

import java.util.Arrays;

/// Convolution, in the sense of neural networks: y[o, f] = sum over taps t and channels c of
/// x[place(o, t), c] W[t, c, f], plus b[f]. Images x (rows, columns, channels), kernel W (taps,
/// channels / groups, filters), bias b (filters) or none. With groups, the filters' g-th share sees
/// the channels' g-th share only.
///
/// dx[place(o, t), c] += dy[o, f] W[t, c, f]; dW[t, c, f] = sum of x[place(o, t), c] dy[o, f]; db =
/// sum of dy; all over the outputs of all images, in order.
public record Convolve(Window window, int filters, int groups) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int first = from * window.outputs();
    int last = to * window.outputs();
    int groupFilters = filters / groups;
    for (int group = 0; group < groups; group++) {
      Patches patches = Patches.of(window, group, groups);
      int k = patches.width();
      float[] matrix = patches.scratch();
      for (int o = first; o < last; o += patches.block()) {
        int end = Math.min(last, o + patches.block());
        patches.gather(f.input(0), o, end, matrix);
        f.kernels()
            .matmul(
                end - o,
                groupFilters,
                k,
                matrix,
                0,
                k,
                f.variable(0),
                group * groupFilters,
                filters,
                f.output(),
                o * filters + group * groupFilters,
                filters,
                false);
      }
    }
    if (f.variables() > 1) {
      f.kernels().addBias(f.output(), first * filters, last - first, filters, f.variable(1));
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    int size = window.imageSize();
    Arrays.fill(f.inputGradient(0), from * size, to * size, 0f);
    int first = from * window.outputs();
    int last = to * window.outputs();
    int groupFilters = filters / groups;
    for (int group = 0; group < groups; group++) {
      Patches patches = Patches.of(window, group, groups);
      int k = patches.width();
      float[] matrix = patches.scratch();
      for (int o = first; o < last; o += patches.block()) {
        int end = Math.min(last, o + patches.block());
        f.kernels()
            .matmulTransposedB(
                end - o,
                k,
                groupFilters,
                f.outputGradient(),
                o * filters + group * groupFilters,
                filters,
                f.variable(0),
                group * groupFilters,
                filters,
                matrix,
                0,
                k,
                false);
        patches.scatter(matrix, o, end, f.inputGradient(0));
      }
    }
  }

  @Override
  public void variableGradients(Frame f, int part, int parts) {
    int outputs = f.rows() * window.outputs();
    int groupFilters = filters / groups;
    for (int group = 0; group < groups; group++) {
      Patches patches = Patches.of(window, group, groups).part(part, parts);
      int k = patches.width();
      float[] matrix = patches.scratch();
      for (int o = 0; o < outputs && k > 0; o += patches.block()) {
        int end = Math.min(outputs, o + patches.block());
        patches.gather(f.input(0), o, end, matrix);
        f.kernels()
            .matmulTransposedA(
                k,
                groupFilters,
                end - o,
                matrix,
                0,
                k,
                f.outputGradient(),
                o * filters + group * groupFilters,
                filters,
                f.variableGradient(0),
                patches.firstTap() * patches.groupChannels() * filters + group * groupFilters,
                filters,
                o > 0);
      }
    }
    if (part == 0 && f.variables() > 1) {
      f.kernels().sumRows(f.outputGradient(), 0, outputs, filters, f.variableGradient(1), 0);
    }
  }
}
