package dev.litmus.cli;

import dev.litmus.classifier.CrossValidation;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.FoldFigure;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How good the models are that a training makes of a table.
@Command(
    name = "crossval",
    sortOptions = false,
    customSynopsis = "litmus crossval [options] DATA...",
    description = {
      "Trains and tests on parts of the rows in turn: mean figures with 95 %% intervals.",
      "Each time it tests on one part and trains on the others. The parts are those of"
          + " scikit-learn's StratifiedKFold(shuffle=True, random_state=SEED). The interval is the"
          + " corrected resampled t of Nadeau and Bengio (2003)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus crossval sample:breast-cancer",
      "  litmus crossval passengers.csv --target survived --folds 10 --layers \"16 relu\""
    })
final class Crossval implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DATA",
      arity = "1..*",
      description = "Labelled rows: files, patterns, sample:NAME, or - for standard input.")
  List<String> data = List.of();

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "The number of parts, at least 2. Default: ${DEFAULT-VALUE}.")
  int folds = 5;

  @Mixin final Question question = new Question();
  @Mixin final Columns columns = new Columns();
  @Mixin final Reading reading = new Reading();
  @Mixin final Division division = new Division();
  @Mixin final Network network = new Network();
  @Mixin final Deciding deciding = new Deciding();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  Crossval(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    long started = System.nanoTime();
    TrainOptions options = options();
    Table table = reading.source(session).read(data);
    CrossValidation result = CrossValidation.of(table, options, folds, this::tell);
    if (json) {
      session.json(json(result, (System.nanoTime() - started) / 1e9));
      return ExitCode.DONE;
    }
    List<Notice> told = new ArrayList<>(result.notices());
    told.removeIf(TrainingReport::isTold);
    Notices.show(session, told);
    TrainingReport.classes(result.notices()).forEach(session::line);
    session.line(
        "Rows: %d, each tested on once, in %d folds.".formatted(result.outOfFold().size(), folds));
    session.line("");
    session.text(FoldsTable.of(result));
    return ExitCode.DONE;
  }

  private TrainOptions options() {
    if (division.test.isPresent() || division.testSplit.isPresent()) {
      throw new IllegalArgumentException(
          "crossval tests on each part of DATA in turn; leave out --test and --test-split");
    }
    if (folds < 2) {
      throw new IllegalArgumentException("--folds must be at least 2; found " + folds);
    }
    TrainOptions options =
        TrainOptions.defaults()
            .target(question.options(columns.missing()))
            .types(columns.options())
            .split(division.options())
            .decision(deciding.options());
    return network.applyTo(options);
  }

  private void tell(CrossValidation.Progress done) {
    if (!json) {
      session.say(
          String.format(
              Locale.ROOT,
              "Fold %d of %d: roc_auc %.4f, log_loss %.4f; %.1f s",
              done.number(),
              done.folds(),
              done.evaluation().value(Figure.ROC_AUC),
              done.evaluation().value(Figure.LOG_LOSS),
              done.seconds()));
    }
  }

  private static Map<String, @Nullable Object> json(CrossValidation result, double seconds) {
    Map<String, @Nullable Object> metrics = new LinkedHashMap<>();
    Map<String, @Nullable Object> deviations = new LinkedHashMap<>();
    Map<String, @Nullable Object> intervals = new LinkedHashMap<>();
    for (Figure figure : Figure.values()) {
      FoldFigure found = result.figure(figure);
      boolean defined = found.interval().defined();
      metrics.put(figure.key(), defined ? (Object) found.mean() : null);
      deviations.put(figure.key(), defined ? (Object) found.deviation() : null);
      intervals.put(
          figure.key(), defined ? List.of(found.interval().low(), found.interval().high()) : null);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("rows", result.outOfFold().size());
    json.put("target", result.target().column());
    json.put("positive", result.target().positive());
    json.put("classes", result.target().classes());
    json.put("metrics", metrics);
    json.put("deviations", deviations);
    json.put("intervals", intervals);
    json.put("interval_method", "Nadeau and Bengio (2003), corrected resampled t");
    json.put("folds", result.folds().stream().map(fold -> fold.metricsMap()).toList());
    json.put("seconds", seconds);
    json.put("notices", Notices.sentences(result.notices()));
    return json;
  }
}
