package dev.litmus.classifier;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/// Tells of the networks of an ensemble as they are trained: on a terminal one line that is
/// redrawn, elsewhere a line each.
final class MembersProgress {
  private final PrintStream out;
  private final int verbose;
  private final boolean terminal;
  private final int members;
  private int trained;

  /// @param verbose Keras's `verbose`: 0 says nothing
  /// @param members how many networks there will be
  MembersProgress(PrintStream out, int verbose, boolean terminal, int members) {
    this.out = out;
    this.verbose = verbose;
    this.terminal = terminal;
    this.members = members;
  }

  synchronized void trained(Bagging.Member member, double seconds) {
    trained++;
    if (verbose == 0) {
      return;
    }
    List<Double> losses = member.history().figures().getOrDefault("val_loss", List.of());
    double loss = losses.isEmpty() ? Double.NaN : losses.get(member.bestEpoch());
    String line =
        String.format(
            Locale.ROOT,
            "Network %d of %d: %s, best epoch %d of %d, val_loss %.4f, %.1f s",
            trained,
            members,
            member.name(),
            member.bestEpoch() + 1,
            member.history().epochs().size(),
            loss,
            seconds);
    if (verbose == 1 && terminal) {
      out.print("\r\033[K" + line + (trained == members ? "\r\033[K" : ""));
    } else {
      out.println(line);
    }
    out.flush();
  }
}
