package dev.litmus.examples;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.evaluation.FiguresTable;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.data.Samples;
import java.nio.file.Path;

/// From a table to a verdict: the program of the README.
public final class FromTable {
  void main(String[] args) {
    // readme
    var table =
        CsvReader.read(Samples.open("breast-cancer"), "breast-cancer", ReadOptions.defaults());
    var result = Classifier.train(table);
    var classes = result.classifier().target().classes();
    result
        .test()
        .ifPresent(test -> IO.println(FiguresTable.of(test, classes.get(0), classes.get(1))));

    Path file = Path.of(args.length > 0 ? args[0] : ".", "model.keras");
    result.classifier().save(file, true);

    var classifier = Classifier.load(file);
    for (var verdict : classifier.predict(table.rows(0, 3))) {
      IO.println(verdict.label() + " " + verdict.probability());
    }
    // end
  }
}
