package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.Feature;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TypeInference;
import dev.litmus.classifier.table.TypeOptions;
import dev.litmus.nn.internal.Plain;
import dev.litmus.plot.Color;
import dev.litmus.plot.ScatterPlot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Two columns against each other, coloured by class.
@Command(
    name = "scatter",
    sortOptions = false,
    customSynopsis = "litmus plot scatter [options] -o FILE DATA...",
    description =
        "Draws two columns of numbers against each other, a colour for each class; with a model,"
            + " also the regions where it says one class or the other.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus plot scatter points.csv --x f1 --y f2 --target label -o points.png",
      "  litmus plot scatter points.csv --model points.keras -o regions.png"
    })
final class PlotScatter implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "DATA", arity = "1..*", description = "The rows to draw.")
  List<String> data = List.of();

  @Option(
      names = "--x",
      paramLabel = "COLUMN",
      description = "The column across. Default: the first of numbers.")
  Optional<String> x = Optional.empty();

  @Option(
      names = "--y",
      paramLabel = "COLUMN",
      description = "The column upwards. Default: the second of numbers.")
  Optional<String> y = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      description = "The column of classes. Default: the model's, else the last.")
  Optional<String> target = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Shows the decisions of this model; its other columns stay at their means.")
  Optional<Path> model = Optional.empty();

  @Mixin final PlotOutput output = new PlotOutput();
  @Mixin final Reading reading = new Reading();
  @Mixin final ModelFiles models = new ModelFiles();

  PlotScatter(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    output.check();
    ScatterPlot plot = model.isPresent() ? decisions(model.get()) : points();
    output.write(session, output.title.map(plot::titled).orElse(plot));
    return ExitCode.DONE;
  }

  private ScatterPlot points() {
    Table table = reading.source(session).read(data);
    Optional<String> labels = target.map(table::nameOf).or(() -> lastOf(table));
    List<String> axes = new ArrayList<>();
    x.map(table::nameOf).ifPresent(axes::add);
    y.map(table::nameOf).ifPresent(axes::add);
    TypeOptions options = TypeOptions.defaults();
    for (String axis : axes) {
      options = options.withType(axis, ColumnType.NUMBER);
    }
    List<String> others = labels.map(List::of).orElse(List.of());
    Table numbers = TypeInference.infer(table, others, options).schema().apply(table);
    List<String> free =
        numbers.columns().stream()
            .filter(column -> column instanceof NumberColumn && !axes.contains(column.name()))
            .map(Column::name)
            .toList();
    return points(table, numbers, axes(x.map(table::nameOf), y.map(table::nameOf), free), labels);
  }

  /// The last column, unless it is drawn.
  private Optional<String> lastOf(Table table) {
    String last = table.names().getLast();
    boolean drawn =
        table.columnCount() < 3
            || x.map(table::nameOf).filter(last::equals).isPresent()
            || y.map(table::nameOf).filter(last::equals).isPresent();
    return drawn ? Optional.empty() : Optional.of(last);
  }

  private static List<String> axes(Optional<String> x, Optional<String> y, List<String> free) {
    int needed = (x.isPresent() ? 0 : 1) + (y.isPresent() ? 0 : 1);
    if (free.size() < needed) {
      throw new DataException("a scatter plot needs two columns of numbers; name them by --x, --y");
    }
    String across = x.orElseGet(free::getFirst);
    return List.of(across, y.orElseGet(() -> free.get(x.isPresent() ? 0 : 1)));
  }

  private static ScatterPlot points(
      Table table, Table numbers, List<String> axes, Optional<String> labels) {
    ScatterGroups groups = ScatterGroups.of(table, labels);
    ScatterPlot plot = ScatterPlot.of(axes.get(0), axes.get(1));
    for (var group : groups.labelled().entrySet()) {
      plot =
          plot.dots(
              Plain.of(group.getKey()),
              values(numbers, axes.get(0), group.getValue()),
              values(numbers, axes.get(1), group.getValue()));
    }
    if (groups.unlabelled().isEmpty()) {
      return plot;
    }
    double[] across = values(numbers, axes.get(0), groups.unlabelled());
    double[] upwards = values(numbers, axes.get(1), groups.unlabelled());
    return groups.labelled().isEmpty()
        ? plot.dots("rows", across, upwards)
        : plot.crosses("unlabelled", across, upwards, Color.BLACK);
  }

  private ScatterPlot decisions(Path file) {
    Classifier classifier = Classifier.load(file, models.options());
    Table table = reading.source(session, classifier.schema()).read(data);
    Table numbers = classifier.schema().apply(table);
    List<String> free =
        classifier.features().stream()
            .filter(feature -> feature instanceof Feature.Numeric)
            .map(Feature::column)
            .filter(name -> !x.equals(Optional.of(name)) && !y.equals(Optional.of(name)))
            .toList();
    List<String> axes = axes(x.map(table::nameOf), y.map(table::nameOf), free);
    var regions = new ModelRegions(classifier, axes.get(0), axes.get(1));
    ScatterGroups groups = ScatterGroups.of(table, classifier);
    float[] probabilities = classifier.probabilities(numbers);
    ScatterPlot plot = ScatterPlot.of(axes.get(0), axes.get(1));
    List<Color> colors = List.of(Color.BLUE, Color.VERMILION);
    List<String> classes = classifier.target().classes();
    for (int label = 0; label < 2; label++) {
      List<Integer> rows = groups.labelled().getOrDefault(classes.get(label), List.of());
      plot =
          plot.dots(
              Plain.of(classes.get(label)),
              values(numbers, axes.get(0), rows),
              values(numbers, axes.get(1), rows),
              colors.get(label));
    }
    for (int label = 0; label < 2; label++) {
      boolean positive = label == 1;
      List<Integer> rows =
          groups.unlabelled().stream()
              .filter(row -> probabilities[row] >= classifier.threshold() == positive)
              .toList();
      if (!rows.isEmpty()) {
        plot =
            plot.crosses(
                "called " + Plain.of(classes.get(label)),
                values(numbers, axes.get(0), rows),
                values(numbers, axes.get(1), rows),
                colors.get(label));
      }
    }
    return plot.regions(
        new ScatterPlot.Regions(regions, classifier.threshold(), colors.get(0), colors.get(1)));
  }

  private static double[] values(Table numbers, String column, List<Integer> rows) {
    if (!(numbers.column(column) instanceof NumberColumn values)) {
      throw new DataException("column '%s' does not hold numbers".formatted(column));
    }
    return rows.stream().mapToDouble(values::value).toArray();
  }
}
