package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.plot.RocPlot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The ROC curve of a model on labelled rows.
@Command(
    name = "roc",
    sortOptions = false,
    customSynopsis = "litmus plot roc [options] -o FILE MODEL DATA...",
    description = "Draws recall against false alarms at every threshold.",
    footerHeading = "%nExample:%n",
    footer = "  litmus plot roc model.keras labelled.csv -o roc.png")
final class PlotRoc implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A .keras file of Litmus.")
  Path file = Path.of("");

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "DATA", description = "Labelled rows.")
  List<String> data = List.of();

  @Option(names = "--threshold", paramLabel = "NUMBER", description = Threshold.DESCRIPTION)
  Optional<Double> threshold = Optional.empty();

  @Mixin final PlotOutput output = new PlotOutput();
  @Mixin final Reading reading = new Reading();
  @Mixin final ModelFiles models = new ModelFiles();

  PlotRoc(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    output.check();
    Classifier classifier = Classifier.load(file, models.options());
    Evaluated evaluated =
        Evaluated.of(
            classifier, reading.source(session, classifier.schema()).read(data), threshold);
    RocPlot plot = RocPlot.of(evaluated.evaluation());
    plot = new RocPlot(output.title.orElse(plot.title()), plot.evaluation());
    output.write(session, plot);
    return ExitCode.DONE;
  }
}
