package dev.litmus.bench;

import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.ScalarKernels;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// C = A B of square matrices: 2 n^3 floating-point operations.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatmulBenchmark {
  /// Rows and columns of each matrix.
  @Param({"8", "64", "256"})
  public int n;

  private final Kernels kernels = new ScalarKernels();
  private float[] a = {};
  private float[] b = {};
  private float[] c = {};

  @Setup
  public void fill() {
    var random = new Random(1);
    a = new float[n * n];
    b = new float[n * n];
    c = new float[n * n];
    for (int i = 0; i < n * n; i++) {
      a[i] = random.nextFloat() - 0.5f;
      b[i] = random.nextFloat() - 0.5f;
    }
  }

  @Benchmark
  public float[] scalar() {
    kernels.matmul(n, n, n, a, 0, n, b, 0, n, c, 0, n, false);
    return c;
  }
}
