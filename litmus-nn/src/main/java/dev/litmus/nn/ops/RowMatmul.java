package dev.litmus.nn.ops;

import java.util.Arrays;

/// Y = A B for each row's matrices: A of (m, k), B of (k, n), and several of them one after
/// another. dA = dY Bᵀ, dB = Aᵀ dY. Sums go in order over k.
///
/// @param matrices how many pairs a row has
public record RowMatmul(int matrices, int m, int k, int n) implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] a = f.input(0);
    float[] b = f.input(1);
    float[] y = f.output();
    for (int pair = from * matrices; pair < to * matrices; pair++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          float sum = 0;
          for (int l = 0; l < k; l++) {
            sum = Math.fma(a[(pair * m + i) * k + l], b[(pair * k + l) * n + j], sum);
          }
          y[(pair * m + i) * n + j] = sum;
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    for (int input = 0; input < 2; input++) {
      if (f.wantsGradient(input)) {
        int size = f.inputSize(input);
        Arrays.fill(f.inputGradient(input), from * size, to * size, 0f);
      }
    }
    float[] dy = f.outputGradient();
    for (int pair = from * matrices; pair < to * matrices; pair++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          float upstream = dy[(pair * m + i) * n + j];
          for (int l = 0; l < k; l++) {
            int inA = (pair * m + i) * k + l;
            int inB = (pair * k + l) * n + j;
            if (f.wantsGradient(0)) {
              f.inputGradient(0)[inA] =
                  Math.fma(upstream, f.input(1)[inB], f.inputGradient(0)[inA]);
            }
            if (f.wantsGradient(1)) {
              f.inputGradient(1)[inB] =
                  Math.fma(upstream, f.input(0)[inA], f.inputGradient(1)[inB]);
            }
          }
        }
      }
    }
  }
}
