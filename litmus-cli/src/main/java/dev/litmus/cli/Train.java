package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.LearningCurve;
import dev.litmus.classifier.LogisticRegression;
import dev.litmus.classifier.Majority;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.report.Report;
import dev.litmus.classifier.table.ColumnSpec;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import dev.litmus.nn.ops.KernelSelection;
import dev.litmus.trees.GradientBoostedTrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// From a table to a model file.
@Command(
    name = "train",
    sortOptions = false,
    customSynopsis = "litmus train [options] -o MODEL.keras DATA...",
    description = "Trains a network on labelled rows, tests it, and writes one model file.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus train sample:breast-cancer -o cancer.keras",
      "  litmus train mails/ -o spam.keras    (mails/ham/*, mails/spam/*)",
      "  litmus train orders.csv --sql \"SELECT * FROM orders WHERE year = 2024\" -o m.keras",
      "  litmus train passengers.csv --target survived --positive yes -o model.keras",
      "  litmus train notes.csv --layers \"8 tanh, 8 tanh\" --optimizer sgd --epochs 500 -o m.keras"
    })
final class Train implements Callable<Integer> {
  private static final int MOST_ROWS_OF_A_CURVE = 100_000;

  private final Session session;
  private final List<Notice> untold = new ArrayList<>();

  @Spec @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..*",
      description =
          "Tables (.csv, .tsv, .txt, .parquet, .json, .jsonl, also .gz), patterns such as"
              + " 'data/*.csv', a folder with one folder of pictures or of text files for each"
              + " class, or sample:NAME.")
  List<String> data = List.of();

  @Mixin final Question question = new Question();
  @Mixin final Columns columns = new Columns();
  @Mixin final Reading reading = new Reading();
  @Mixin final Division division = new Division();
  @Mixin final Network network = new Network();

  @Mixin final Deciding deciding = new Deciding();

  @Option(
      names = "--baselines",
      negatable = true,
      fallbackValue = "true",
      description =
          "Holds the model against the majority class, logistic regression and gradient-boosted"
              + " trees on the test rows, or not. Default: unless one network is asked for.")
  Optional<Boolean> baselines = Optional.empty();

  @Mixin final TrainingFiles files = new TrainingFiles();
  @Mixin final ReportFile report = new ReportFile();

  @Option(
      names = "--learning-curve",
      negatable = true,
      fallbackValue = "true",
      description =
          "Lets the report tell whether more rows would help: trains a small network on parts of"
              + " them. Default: with up to 100,000 rows without texts and pictures.")
  Optional<Boolean> learningCurve = Optional.empty();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  @Option(
      names = "-v",
      paramLabel = "0|1|2",
      description = "Progress: none, a bar, a line an epoch. Default: 1 on a terminal, else 2.")
  Optional<Integer> verbose = Optional.empty();

  Train(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    files.check();
    report.check(files.force);
    TrainOptions options = options();
    KernelSelection.current().warning().ifPresent(session::say);
    TrainingResult result;
    try (OutputLock _ = files.lock()) {
      Data source = reading.source(session);
      result = train(source, options);
      if (verbosity() == 0) { // else the progress has shown what was noticed in training
        result.notices().stream().filter(TrainingReport::isOfTraining).forEach(untold::add);
      }
      tell();
      files.write(result);
      if (report.isWanted()) {
        report.write(reportOf(result, options), files.force);
      }
    }
    report(result);
    return result.diverged() ? ExitCode.DIVERGED : ExitCode.DONE;
  }

  private TrainingResult train(Data source, TrainOptions options) {
    Optional<TableStream> stream = source.stream(data);
    if (stream.isPresent()) {
      return division.test.isEmpty()
          ? Classifier.train(stream.get(), options)
          : Classifier.train(stream.get(), source.read(division.test.get()), options);
    }
    Table table = source.read(data);
    return division.test.isEmpty()
        ? Classifier.train(table, options)
        : Classifier.train(table, source.read(division.test.get()), options);
  }

  private void report(TrainingResult result) {
    if (json) {
      session.json(TrainingReport.json(result, files.model()));
    } else {
      session.text(TrainingReport.text(result));
      files.tell(session, result);
      report.tell(session);
    }
    if (result.diverged()) {
      session.say(
          "litmus: training diverged: %s; the weights are those before it. Try a smaller"
                  .formatted(result.history().stopped().orElse("the loss is not finite"))
              + " --learning-rate, or --normalize standard.");
    }
  }

  private Report reportOf(TrainingResult result, TrainOptions options) {
    String model = files.model().map(Path::toString).orElse("MODEL.keras");
    List<String> commands = new ArrayList<>();
    if (spec != null) {
      commands.add(ReportFile.command(spec.commandLine().getParseResult().originalArgs()));
    }
    commands.add(ReportFile.command(List.of("predict", model, "NEW.csv")));
    commands.add(ReportFile.command(List.of("evaluate", model, "LABELLED.csv")));
    commands.add(ReportFile.command(List.of("explain", model, "ROWS.csv", "--rows", "1")));
    Report made =
        Report.ofTraining(result, result.table())
            .named(model, String.join(", ", data))
            .withCommands(commands);
    return learningCurve.orElse(isCheap(result))
        ? LearningCurve.of(result, options).map(made::withLearningCurve).orElse(made)
        : made;
  }

  /// Whether four more trainings of a small network are soon done.
  private boolean isCheap(TrainingResult result) {
    boolean numbersAndWords =
        result.classifier().schema().features().stream()
            .map(ColumnSpec::type)
            .noneMatch(type -> type == ColumnType.TEXT || type == ColumnType.PICTURE);
    return numbersAndWords
        && network.timeLimit.isEmpty()
        && result.table().rowCount() <= MOST_ROWS_OF_A_CURVE;
  }

  private TrainOptions options() {
    TrainOptions options =
        TrainOptions.defaults()
            .target(question.options(columns.missing()))
            .types(columns.options())
            .split(division.options())
            .verbose(verbosity(), session.err(), session.terminal().err())
            .noticeListener(untold::add)
            .beforeTraining(this::tell);
    options = network.applyTo(options.decision(deciding.options()));
    return baselines.orElse(!options.isSingle())
        ? options.baselines(new Majority(), new LogisticRegression(), new GradientBoostedTrees())
        : options;
  }

  private int verbosity() {
    int level = verbose.orElse(session.terminal().err() ? 1 : 2);
    if (level < 0 || level > 2) {
      throw new IllegalArgumentException("-v must be 0, 1 or 2; found " + level);
    }
    return level;
  }

  /// What was noticed about the data is shown before the training, which may take long. The report
  /// says by itself what the classes are and what the evaluation has to say.
  private void tell() {
    if (!json) {
      untold.removeIf(TrainingReport::isTold);
      Notices.show(session, untold);
    }
    untold.clear();
  }
}
