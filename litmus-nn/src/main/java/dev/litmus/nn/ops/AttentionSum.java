package dev.litmus.nn.ops;

/// What attention gives: for each group of rows and each head, y = p v, with p (heads, queries,
/// keys), v (keys, heads, width) and y (queries, heads, width).
///
/// dp = dy v^T; dv = p^T dy.
public record AttentionSum(int groups, int heads, int queries, int keys) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int width = f.outputSize() / (groups * heads * queries);
    int stride = heads * width;
    for (int i = from * groups * heads; i < to * groups * heads; i++) {
      f.kernels()
          .matmul(
              queries,
              width,
              keys,
              f.input(0),
              i * queries * keys,
              keys,
              f.input(1),
              place(i, keys, width),
              stride,
              f.output(),
              place(i, queries, width),
              stride,
              false);
    }
  }

  /// Where the part of a group's head begins among sequences of that length.
  private int place(int groupAndHead, int length, int width) {
    return (groupAndHead / heads * length * heads + groupAndHead % heads) * width;
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int width = f.outputSize() / (groups * heads * queries);
    int stride = heads * width;
    for (int i = from * groups * heads; i < to * groups * heads; i++) {
      int p = i * queries * keys;
      int v = place(i, keys, width);
      int y = place(i, queries, width);
      float[] dy = f.outputGradient();
      float[] dp = f.inputGradient(0);
      float[] dv = f.inputGradient(1);
      if (f.wantsGradient(0)) {
        f.kernels()
            .matmulTransposedB(
                queries, keys, width, dy, y, stride, f.input(1), v, stride, dp, p, keys, false);
      }
      if (f.wantsGradient(1)) {
        f.kernels()
            .matmulTransposedA(
                keys, width, queries, f.input(0), p, keys, dy, y, stride, dv, v, stride, false);
      }
    }
  }
}
