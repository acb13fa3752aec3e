package dev.litmus.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The protocol with bench/peers/compare.py, which bench/peers/work.py describes.
public final class Rounds {
  private static final double WARM_UP = 3;
  private static final double ROUND = 0.5;
  private static final int EPOCHS_OF_A_WHOLE_FIT = 500;

  private Rounds() {}

  /// Does what the arguments say: nothing serves rounds, `first-epoch` and `whole FILE` train W1.
  public static void serve(
      String name, Supplier<String> version, Contender contender, String... arguments)
      throws IOException {
    switch (arguments.length > 0 ? arguments[0] : "") {
      case "first-epoch" -> {
        first(contender).epochs(1);
        System.out.println("done");
      }
      case "whole" -> {
        Contender.Training training = first(contender);
        training.epochs(EPOCHS_OF_A_WHOLE_FIT);
        training.save(Path.of(arguments[1]));
        System.out.println("done");
      }
      default -> {
        System.out.println("ready " + name + " " + version.get());
        rounds(contender);
      }
    }
  }

  private static Contender.Training first(Contender contender) {
    Rows rows = Rows.drawn(Network.BANKNOTE, Work.W1.rows());
    return contender.training(Work.W1, rows).orElseThrow();
  }

  private static void rounds(Contender contender) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String current = "";
    Optional<Runnable> action = Optional.empty();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Work work = Work.called(line);
      if (!line.equals(current)) {
        current = line;
        action = Optional.empty(); // its rows may go before the next ones come
        action = action(contender, work);
        action.ifPresent(one -> rate(one, WARM_UP));
      }
      System.out.println(
          action.isPresent() ? work.units() * rate(action.get(), ROUND) + "" : "none");
    }
  }

  private static Optional<Runnable> action(Contender contender, Work work) {
    Rows rows = Rows.drawn(work.network(), work.rows());
    return work.task() == Work.Task.FIT
        ? contender.training(work, rows).map(training -> () -> training.epochs(work.epochs()))
        : contender.prediction(work, rows);
  }

  /// Acts until that many seconds have passed; gives the times a second.
  private static double rate(Runnable action, double least) {
    long start = System.nanoTime();
    int times = 0;
    double seconds;
    do {
      action.run();
      times++;
      seconds = (System.nanoTime() - start) / 1e9;
    } while (seconds < least);
    return times / seconds;
  }
}
