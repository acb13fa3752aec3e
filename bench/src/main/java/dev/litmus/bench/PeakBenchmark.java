package dev.litmus.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The most that a core does: fused multiply-adds on registers alone, in 12 chains that don't wait
/// for each other.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PeakBenchmark {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int CHAINS = 12;
  private static final int STEPS = 10_000;

  /// Floating-point operations of a call.
  static final double OPERATIONS = 2.0 * CHAINS * STEPS * SPECIES.length();

  /// Read at run time, so that nothing can be computed ahead.
  public float factor = 0.5f;

  public float term = 1;

  @Benchmark
  public float multiplyAdds() {
    FloatVector m = FloatVector.broadcast(SPECIES, factor);
    FloatVector t = FloatVector.broadcast(SPECIES, term);
    FloatVector a = t;
    FloatVector b = t.add(1);
    FloatVector c = t.add(2);
    FloatVector d = t.add(3);
    FloatVector e = t.add(4);
    FloatVector f = t.add(5);
    FloatVector g = t.add(6);
    FloatVector h = t.add(7);
    FloatVector i = t.add(8);
    FloatVector j = t.add(9);
    FloatVector k = t.add(10);
    FloatVector l = t.add(11);
    for (int step = 0; step < STEPS; step++) {
      a = a.fma(m, t);
      b = b.fma(m, t);
      c = c.fma(m, t);
      d = d.fma(m, t);
      e = e.fma(m, t);
      f = f.fma(m, t);
      g = g.fma(m, t);
      h = h.fma(m, t);
      i = i.fma(m, t);
      j = j.fma(m, t);
      k = k.fma(m, t);
      l = l.fma(m, t);
    }
    FloatVector first = a.add(b).add(c).add(d).add(e).add(f);
    return first.add(g).add(h).add(i).add(j).add(k).add(l).reduceLanes(VectorOperators.ADD);
  }
}
