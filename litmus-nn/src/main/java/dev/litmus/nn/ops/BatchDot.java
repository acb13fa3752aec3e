package dev.litmus.nn.ops;

/// For each row the sum of products of two inputs along one axis of each: y[p, q, r, s] = sum over
/// k of a[p, k, q] b[r, k, s]. da = sum over r, s of dy b; db = sum over p, q of dy a. Sums run in
/// order, in double.
///
/// @param length the size of the axis
/// @param innerA elements of the first input behind the axis
/// @param innerB elements of the second input behind the axis
public record BatchDot(int length, int innerA, int innerB) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    int left = f.inputSize(0) / length;
    int right = f.inputSize(1) / length;
    for (int row = from; row < to; row++) {
      for (int pq = 0; pq < left; pq++) {
        for (int rs = 0; rs < right; rs++) {
          double sum = 0;
          for (int k = 0; k < length; k++) {
            sum += (double) f.input(0)[placeA(f, row, pq, k)] * f.input(1)[placeB(f, row, rs, k)];
          }
          f.output()[row * f.outputSize() + pq * right + rs] = (float) sum;
        }
      }
    }
  }

  private int placeA(Frame f, int row, int pq, int k) {
    return row * f.inputSize(0) + (pq / innerA * length + k) * innerA + pq % innerA;
  }

  private int placeB(Frame f, int row, int rs, int k) {
    return row * f.inputSize(1) + (rs / innerB * length + k) * innerB + rs % innerB;
  }

  @Override
  public void backward(Frame f, int from, int to) {
    int left = f.inputSize(0) / length;
    int right = f.inputSize(1) / length;
    float[] dy = f.outputGradient();
    for (int row = from; row < to; row++) {
      int base = row * f.outputSize();
      for (int k = 0; k < length; k++) {
        for (int pq = 0; f.wantsGradient(0) && pq < left; pq++) {
          double sum = 0;
          for (int rs = 0; rs < right; rs++) {
            sum += (double) dy[base + pq * right + rs] * f.input(1)[placeB(f, row, rs, k)];
          }
          f.inputGradient(0)[placeA(f, row, pq, k)] = (float) sum;
        }
        for (int rs = 0; f.wantsGradient(1) && rs < right; rs++) {
          double sum = 0;
          for (int pq = 0; pq < left; pq++) {
            sum += (double) dy[base + pq * right + rs] * f.input(0)[placeA(f, row, pq, k)];
          }
          f.inputGradient(1)[placeB(f, row, rs, k)] = (float) sum;
        }
      }
    }
  }
}
