package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.Tuning;
import dev.litmus.classifier.Tuning.Outcome;
import dev.litmus.classifier.TuningTrial;
import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The search for a good recipe.
@Command(
    name = "tune",
    sortOptions = false,
    customSynopsis = "litmus tune [options] -o MODEL.keras DATA...",
    description = {
      "Searches for a recipe at random, and trains and tests the best as train does.",
      "Layers, dropout, learning rate, batch size and scaling are drawn; the lowest loss on"
          + " validation rows wins.",
      "With a log, a search that was ended goes on where it stopped, and one with more trials"
          + " begins with those that are done. The same seed gives the same search."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus tune sample:breast-cancer --trials 27 -o tuned.keras",
      "  litmus tune data.csv --search random --trials 50 --log search.jsonl -o tuned.keras"
    })
final class Tune implements Callable<Integer> {
  private static final int SHOWN = 5;

  private final Session session;

  @Parameters(
      paramLabel = "DATA",
      arity = "1..*",
      description = "Labelled rows: files, patterns, sample:NAME, or - for standard input.")
  List<String> data = List.of();

  @Option(
      names = "--search",
      paramLabel = "halving|random",
      description =
          "halving trains all trials for a ninth of the epochs, the best third of them for a third,"
              + " the best third of those for all; random trains all for all. Default: halving.")
  Tuning.Search search = Tuning.Search.HALVING;

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "How many recipes are tried. Default: ${DEFAULT-VALUE}.")
  int trials = 27;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "The most epochs of the last trials. Default: ${DEFAULT-VALUE}.")
  int epochs = 90;

  @Option(
      names = "--log",
      paramLabel = "FILE.jsonl",
      description = "Keeps what each trial came to, and takes from there what is done.")
  Optional<Path> log = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads at work; no bit of the result depends on it. Default: all cores.")
  Optional<Integer> threads = Optional.empty();

  @Mixin final Question question = new Question();
  @Mixin final Columns columns = new Columns();
  @Mixin final Reading reading = new Reading();
  @Mixin final Division division = new Division();
  @Mixin final Deciding deciding = new Deciding();
  @Mixin final TrainingFiles files = new TrainingFiles();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  Tune(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    check();
    files.check();
    Table table = reading.source(session).read(data);
    TrainOptions options = options();
    TuningLog journal = new TuningLog(log, searched(table), this::tell);
    Tuning tuning = Tuning.run(table, options, search, trials, epochs, journal);
    TrainingResult result;
    try (OutputLock _ = files.lock()) {
      result = Classifier.train(table, options.recipe(tuning.best().trial().recipe(epochs)));
      files.write(result);
    }
    if (json) {
      Map<String, @Nullable Object> map = TrainingReport.json(result, files.model());
      map.put("trials", tuning.outcomes().stream().map(Tune::json).toList());
      session.json(map);
      return ExitCode.DONE;
    }
    session.line("best recipes by validation loss");
    best(tuning).forEach(session::line);
    session.line("");
    session.text(TrainingReport.text(result));
    files.tell(session, result);
    return ExitCode.DONE;
  }

  /// A line for each of the best trials.
  private static List<String> best(Tuning tuning) {
    Map<TuningTrial, String> lines = new LinkedHashMap<>();
    for (Outcome outcome : tuning.outcomes()) {
      lines.putIfAbsent(
          outcome.trial(),
          String.format(Locale.ROOT, "%.4f  %s", outcome.loss(), outcome.trial().text()));
    }
    return lines.values().stream().limit(SHOWN).toList();
  }

  private void check() {
    if (trials < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "--trials and --epochs must be at least 1; found %d and %d".formatted(trials, epochs));
    }
    if (division.validationSplit.isPresent() && division.validationSplit.get() == 0) {
      throw new IllegalArgumentException(
          "tune judges recipes on validation rows; give --validation-split a share above 0");
    }
    if (division.test.isPresent()) {
      throw new IllegalArgumentException(
          "tune keeps a part of DATA for the test; leave out --test and evaluate the model after"
              + " it");
    }
  }

  private TrainOptions options() {
    DecisionOptions decision = deciding.options();
    TrainOptions options =
        TrainOptions.defaults()
            .target(question.options(columns.missing()))
            .types(columns.options())
            .split(division.options())
            .decision(
                decision.withCalibration(decision.calibration().orElse(CalibrationMethod.AUTO)));
    return threads.isPresent() ? options.threads(threads.get()) : options;
  }

  /// What the losses of trials hang on.
  private Map<String, @Nullable Object> searched(Table table) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("data", table.sha256());
    map.put("question", question.options(columns.missing()).toString());
    map.put("types", columns.options().toString());
    map.put("split", division.options().toString());
    return map;
  }

  private void tell(Outcome outcome) {
    if (!json) {
      session.say(
          String.format(
              Locale.ROOT,
              "Trial %d, %d epochs: val_loss %.4f; %s",
              outcome.trial().number(),
              outcome.epochs(),
              outcome.loss(),
              outcome.trial().text()));
    }
  }

  private static Map<String, @Nullable Object> json(Outcome outcome) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("trial", outcome.trial().number());
    map.put("epochs", outcome.epochs());
    map.put("val_loss", outcome.loss());
    map.put("recipe", outcome.trial().text());
    return map;
  }
}
