package dev.litmus.bench;

import dev.litmus.nn.ops.KernelSelection;
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

/// Products of square matrices, 2 n^3 floating-point operations, in the orientations that forward
/// and backward passes need, with the fastest kernels of this JVM and, for A B, with the scalar
/// ones. [PeakBenchmark] is their bound.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MatmulBenchmark {
  /// Rows and columns of each matrix.
  @Param({"64", "256", "512", "1024"})
  public int n;

  private final Kernels scalarKernels = new ScalarKernels();
  private final Kernels kernels = KernelSelection.current().kernels();
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
    scalarKernels.matmul(n, n, n, a, 0, n, b, 0, n, c, 0, n, false);
    return c;
  }

  @Benchmark
  public float[] plain() {
    kernels.matmul(n, n, n, a, 0, n, b, 0, n, c, 0, n, false);
    return c;
  }

  @Benchmark
  public float[] transposedA() {
    kernels.matmulTransposedA(n, n, n, a, 0, n, b, 0, n, c, 0, n, false);
    return c;
  }

  @Benchmark
  public float[] transposedB() {
    kernels.matmulTransposedB(n, n, n, a, 0, n, b, 0, n, c, 0, n, false);
    return c;
  }
}
