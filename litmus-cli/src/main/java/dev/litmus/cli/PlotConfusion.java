package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.plot.ConfusionPlot;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The confusion matrix of a model on labelled rows.
@Command(
    name = "confusion",
    sortOptions = false,
    customSynopsis = "litmus plot confusion [options] -o FILE MODEL DATA...",
    description = "Draws what rows were called against what they are.",
    footerHeading = "%nExample:%n",
    footer = "  litmus plot confusion model.keras labelled.csv -o confusion.png")
final class PlotConfusion implements Callable<Integer> {
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

  PlotConfusion(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    output.check();
    Classifier classifier = Classifier.load(file, models.options());
    Evaluated evaluated =
        Evaluated.of(
            classifier, reading.source(session, classifier.schema()).read(data), threshold);
    ConfusionPlot plot =
        ConfusionPlot.of(evaluated.evaluation(), evaluated.negative(), evaluated.positive());
    plot =
        new ConfusionPlot(
            output.title.orElse(plot.title()),
            plot.confusion(),
            evaluated.negative(),
            evaluated.positive());
    output.write(session, plot);
    return ExitCode.DONE;
  }
}
