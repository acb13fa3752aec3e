package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.plot.LearningCurves;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Loss and accuracy by epoch.
@Command(
    name = "history",
    customSynopsis = "litmus plot history [options] -o FILE MODEL|FILE.csv",
    description = "Draws the learning curves of a training.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus plot history model.keras -o history.png",
      "  litmus plot history history.csv -o history.svg"
    })
final class PlotHistory implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL|FILE.csv",
      description = "A model of Litmus, or what train --history or Keras's CSVLogger wrote.")
  Path file = Path.of("");

  @Mixin final PlotOutput output = new PlotOutput();
  @Mixin final ModelFiles models = new ModelFiles();

  PlotHistory(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    output.check();
    Map<String, List<Double>> history =
        Output.hasEnding(file, ".keras")
            ? ofModel(Classifier.load(file, models.options()))
            : ofTable(CsvReader.read(file, ReadOptions.defaults()));
    LearningCurves curves = LearningCurves.of(history);
    output.write(
        session, new LearningCurves(output.title.orElse(curves.title()), curves.history()));
    return ExitCode.DONE;
  }

  private Map<String, List<Double>> ofModel(Classifier classifier) {
    Map<String, List<Double>> history = new LinkedHashMap<>();
    if (classifier.record().get("training") instanceof Map<?, ?> training
        && training.get("history") instanceof Map<?, ?> figures) {
      figures.forEach((name, values) -> {
        if (values instanceof List<?> list) {
          history.put(String.valueOf(name), list.stream().map(PlotHistory::number).toList());
        }
      });
    }
    if (history.isEmpty()) {
      throw new IllegalArgumentException(file + " does not tell the history of its training");
    }
    return history;
  }

  private static Double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private Map<String, List<Double>> ofTable(Table table) {
    Map<String, List<Double>> history = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      if (!column.name().equals(HistoryFile.EPOCH)) {
        List<Double> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
          values.add(number(table, column, row));
        }
        history.put(column.name(), values);
      }
    }
    return history;
  }

  private static double number(Table table, Column column, int row) {
    String text = column.text(row);
    if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new DataException(
          "%s: column '%s' of a history holds numbers; found '%s'"
              .formatted(table.place(row), column.name(), text),
          e);
    }
  }
}
