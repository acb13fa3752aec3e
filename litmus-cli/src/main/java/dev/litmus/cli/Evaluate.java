package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.decision.Abstention;
import dev.litmus.classifier.evaluation.FiguresTable;
import dev.litmus.classifier.evaluation.Slices;
import dev.litmus.classifier.report.Report;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// How good a model is on labelled rows.
@Command(
    name = "evaluate",
    sortOptions = false,
    customSynopsis = "litmus evaluate [options] MODEL DATA...",
    description = "Holds a model against labelled rows: all figures with 95 %% intervals.",
    footerHeading = "%nExample:%n",
    footer = "  litmus evaluate model.keras labelled.csv")
final class Evaluate implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A .keras file of Litmus.")
  Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DATA",
      description = "Labelled rows: files, patterns, sample:NAME, or - for standard input.")
  List<String> data = List.of();

  @Option(names = "--threshold", paramLabel = "NUMBER", description = Threshold.DESCRIPTION)
  Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--slices",
      description = "Tells the subgroups of rows, by each column, that the model is worst on.")
  boolean slices;

  @Mixin final ReportFile report = new ReportFile();

  @Option(names = "--force", description = "Replaces a report that exists already.")
  boolean force;

  @Mixin final Reading reading = new Reading();
  @Mixin final ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  Evaluate(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    long started = System.nanoTime();
    report.check(force);
    Classifier classifier = Classifier.load(file, models.options());
    Table rows = reading.source(session, classifier.schema()).some(data);
    Evaluated evaluated = Evaluated.of(classifier, rows, threshold);
    if (report.isWanted()) {
      report.write(report(classifier, rows), force);
    }
    if (json) {
      session.json(json(classifier, evaluated, (System.nanoTime() - started) / 1e9));
      return ExitCode.DONE;
    }
    Notices.show(
        session, evaluated.notices().stream().filter(n -> !TrainingReport.isTold(n)).toList());
    TrainingReport.classes(evaluated.notices()).forEach(session::line);
    session.line("");
    session.text(
        FiguresTable.of(evaluated.evaluation(), evaluated.negative(), evaluated.positive()));
    Abstention.of(classifier.decision(), evaluated.evaluation())
        .map(found -> found.sentence(evaluated.negative(), evaluated.positive()))
        .ifPresent(session::line);
    if (slices) {
      session.line("");
      session.text(SlicesTable.text(slices(evaluated)));
    }
    report.tell(session);
    return ExitCode.DONE;
  }

  private static Slices slices(Evaluated evaluated) {
    return Slices.of(evaluated.rows(), evaluated.evaluation(), Slices.FEWEST_ROWS);
  }

  private Report report(Classifier classifier, Table rows) {
    List<String> words = new ArrayList<>(List.of("evaluate", file.toString()));
    words.addAll(data);
    threshold.ifPresent(value -> words.addAll(List.of("--threshold", value.toString())));
    return Report.ofEvaluation(classifier, rows, threshold)
        .named(file.toString(), String.join(", ", data))
        .withCommands(
            List.of(
                ReportFile.command(words),
                ReportFile.command(List.of("predict", file.toString(), "NEW.csv"))));
  }

  /// The same keys as for a training; what the model file tells of its training is repeated.
  private Map<String, @Nullable Object> json(
      Classifier classifier, Evaluated evaluated, double seconds) {
    Map<?, ?> training =
        classifier.record().get("training") instanceof Map<?, ?> map ? map : Map.of();
    Map<String, @Nullable Object> rows = new LinkedHashMap<>();
    rows.put("train", training.get("rows"));
    rows.put("validation", training.get("validation_rows"));
    rows.put("test", evaluated.target().count());
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", file.toString());
    json.put("rows", rows);
    json.put("target", classifier.target().column());
    json.put("positive", classifier.target().positive());
    json.put("classes", classifier.target().classes());
    json.put("threshold", evaluated.evaluation().threshold());
    json.put("metrics", evaluated.evaluation().metricsMap());
    json.put("intervals", evaluated.evaluation().intervalsMap());
    Abstention.of(classifier.decision(), evaluated.evaluation())
        .ifPresent(found -> json.put("unsure", found.toMap()));
    if (slices) {
      json.put("slices", SlicesTable.json(slices(evaluated)));
    }
    json.put("history", training.get("history"));
    json.put("epochs", training.get("epochs"));
    json.put("seconds", seconds);
    json.put("weights_sha256", classifier.weightsSha256());
    json.put("notices", Notices.sentences(evaluated.notices()));
    return json;
  }
}
