package dev.litmus.classifier;

import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/// A search for a good recipe, judged by the loss on validation rows; rows for testing take no
/// part. Same seed, same trials, same result, and trials that are done need not be done again.
///
/// - `random`: every trial for all epochs (Bergstra and Bengio, "Random search for hyper-parameter
///   optimization", 2012).
/// - `halving`: every trial for a ninth of the epochs, the best third for a third, the best of them
///   for all (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter
///   optimization", 2016, with a third in the place of a half, as Hyperband has it).
///
/// @param outcomes of all that was tried, the best first: by epochs, then by loss
public record Tuning(List<Outcome> outcomes) {
  private static final int SHARE = 3;
  private static final int RUNGS = 3;

  /// How trials are given their epochs.
  public enum Search {
    HALVING,
    RANDOM
  }

  /// What came of one trial.
  ///
  /// @param epochs the most it was trained for
  /// @param loss the lowest validation loss; infinite when it diverged
  public record Outcome(TuningTrial trial, int epochs, double loss) {}

  /// What a search knows of earlier ones and tells of itself. Trials that are done side by side
  /// call it from several threads, one at a time.
  public interface Journal {
    /// The loss of a trial that was done before.
    OptionalDouble known(TuningTrial trial, int epochs);

    /// A trial that was done now.
    void done(Outcome outcome);
  }

  /// Copies the outcomes.
  public Tuning {
    outcomes = List.copyOf(outcomes);
  }

  /// Tries recipes, as many at a time as there are threads.
  ///
  /// @param options all but the recipe; they must keep rows for validation
  /// @param epochs the most for the last trials
  public static Tuning run(
      Table table, TrainOptions options, Search search, int trials, int epochs, Journal journal) {
    List<TuningTrial> left = new ArrayList<>();
    for (int number = 1; number <= trials; number++) {
      left.add(TuningTrial.of(number, options.split().seed()));
    }
    List<Outcome> all = new ArrayList<>();
    for (int budget : budgets(search, epochs)) {
      List<Callable<Outcome>> works = new ArrayList<>();
      for (TuningTrial trial : left) {
        works.add(() -> outcome(table, options.threads(1), trial, budget, journal));
      }
      List<Outcome> rung = new ArrayList<>(SideBySide.run(options.threads(), works));
      rung.sort(Comparator.comparingDouble(Outcome::loss));
      all.addAll(0, rung);
      int kept = Math.ceilDiv(rung.size(), SHARE);
      left = new ArrayList<>(rung.subList(0, kept).stream().map(Outcome::trial).toList());
    }
    return new Tuning(all);
  }

  private static List<Integer> budgets(Search search, int epochs) {
    List<Integer> budgets = new ArrayList<>(List.of(epochs));
    for (int rung = 1; search == Search.HALVING && rung < RUNGS; rung++) {
      budgets.addFirst(Math.max(1, budgets.getFirst() / SHARE));
    }
    return budgets;
  }

  private static Outcome outcome(
      Table table, TrainOptions options, TuningTrial trial, int epochs, Journal journal) {
    OptionalDouble known;
    synchronized (journal) {
      known = journal.known(trial, epochs);
    }
    if (known.isPresent()) {
      return new Outcome(trial, epochs, known.getAsDouble());
    }
    TrainingResult result = Classifier.train(table, options.recipe(trial.recipe(epochs)));
    double loss =
        result.history().get("val_loss").stream()
            .filter(Double::isFinite)
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    Outcome outcome = new Outcome(trial, epochs, loss);
    synchronized (journal) {
      journal.done(outcome);
    }
    return outcome;
  }

  /// The best of those that were trained for all epochs.
  public Outcome best() {
    return outcomes.getFirst();
  }
}
