package dev.litmus.bench;

import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Measures matrix products on one thread, and prints as a table what share they reach of the fused
/// multiply-adds that a core can do. The peak is measured before and after: the larger one counts.
///
/// Arguments: JMH's options.
public final class PeakShare {
  private PeakShare() {}

  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    var options = new CommandLineOptions(args);
    double before = peak(options);
    var products =
        new OptionsBuilder()
            .parent(options)
            .include(MatmulBenchmark.class.getSimpleName())
            .exclude("scalar")
            .verbosity(VerboseMode.SILENT)
            .build();
    var results = new Runner(products).run();
    double peak = Math.max(before, peak(options));
    System.out.printf(
        Locale.ROOT,
        """
        | kernel | n | GFLOP/s | share of the peak of %.0f |
        |---|---|---|---|
        """,
        peak);
    for (RunResult result : results) {
      String n = result.getParams().getParam("n");
      double rate = rate(result, 2 * Math.pow(Integer.parseInt(n), 3));
      String kernel = result.getPrimaryResult().getLabel();
      System.out.printf(
          Locale.ROOT, "| %s | %s | %.0f | %.0f %% |%n", kernel, n, rate, 100 * rate / peak);
    }
  }

  private static double peak(CommandLineOptions options) throws RunnerException {
    var alone =
        new OptionsBuilder()
            .parent(options)
            .include(PeakBenchmark.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .build();
    return rate(new Runner(alone).runSingle(), PeakBenchmark.OPERATIONS);
  }

  /// Operations of a call over its time in us, in GFLOP/s.
  private static double rate(RunResult result, double operations) {
    return operations / result.getPrimaryResult().getScore() / 1e3;
  }
}
