package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.ops.KernelSelection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// From a table to a model file.
@Command(
    name = "train",
    sortOptions = false,
    customSynopsis = "litmus train [options] -o MODEL.keras DATA...",
    description = "Trains a network on labelled rows, tests it, and writes one model file.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus train sample:breast-cancer -o cancer.keras",
      "  litmus train passengers.csv --target survived --positive yes -o model.keras",
      "  litmus train notes.csv --layers \"8 tanh, 8 tanh\" --optimizer sgd --epochs 500 -o m.keras"
    })
final class Train implements Callable<Integer> {
  private final Session session;
  private final List<Notice> untold = new ArrayList<>();

  @Parameters(
      paramLabel = "DATA",
      arity = "1..*",
      description =
          "Tables (.csv, .tsv, .txt, .parquet, .json, .jsonl, also .gz), patterns such as"
              + " 'data/*.csv', or sample:NAME.")
  List<String> data = List.of();

  @Mixin final Question question = new Question();
  @Mixin final Columns columns = new Columns();
  @Mixin final Reading reading = new Reading();
  @Mixin final Division division = new Division();
  @Mixin final Network network = new Network();

  @Mixin final Deciding deciding = new Deciding();

  @Mixin final TrainingFiles files = new TrainingFiles();

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
    TrainOptions options = options();
    KernelSelection.current().warning().ifPresent(session::say);
    TrainingResult result;
    try (OutputLock _ = files.lock()) {
      result = train(options);
      if (verbosity() == 0) { // else the progress has shown what was noticed in training
        result.notices().stream().filter(TrainingReport::isOfTraining).forEach(untold::add);
      }
      tell();
      files.write(result);
    }
    report(result);
    return result.diverged() ? ExitCode.DIVERGED : ExitCode.DONE;
  }

  private TrainingResult train(TrainOptions options) {
    Data source = reading.source(session);
    Table table = source.read(data);
    if (division.test.isEmpty()) {
      return Classifier.train(table, options);
    }
    return Classifier.train(table, source.read(division.test.get()), options);
  }

  private void report(TrainingResult result) {
    if (json) {
      session.json(TrainingReport.json(result, files.model()));
    } else {
      session.text(TrainingReport.text(result));
      files.tell(session, result);
    }
    if (result.diverged()) {
      session.say(
          "litmus: training diverged: %s; the weights are those before it. Try a smaller"
                  .formatted(result.history().stopped().orElse("the loss is not finite"))
              + " --learning-rate, or --normalize standard.");
    }
  }

  private TrainOptions options() {
    TrainOptions options =
        TrainOptions.defaults()
            .target(question.options(columns.missing()))
            .types(columns.options())
            .split(division.options())
            .verbose(verbosity(), session.err(), session.terminal().err())
            .noticeListener(untold::add)
            .callbacks(new NoticesFirst());
    return network.applyTo(options.decision(deciding.options()));
  }

  private int verbosity() {
    int level = verbose.orElse(session.terminal().err() ? 1 : 2);
    if (level < 0 || level > 2) {
      throw new IllegalArgumentException("-v must be 0, 1 or 2; found " + level);
    }
    return level;
  }

  /// What was noticed about the data is shown before the training, which may take long.
  private final class NoticesFirst implements Callback {
    @Override
    public void onTrainBegin(Training training) {
      tell();
    }
  }

  /// The report says by itself what the classes are and what the evaluation has to say.
  private void tell() {
    if (!json) {
      untold.removeIf(TrainingReport::isTold);
      Notices.show(session, untold);
    }
    untold.clear();
  }
}
