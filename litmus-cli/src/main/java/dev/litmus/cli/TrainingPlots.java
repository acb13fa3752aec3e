package dev.litmus.cli;

import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.plot.ConfusionPlot;
import dev.litmus.plot.LearningCurves;
import dev.litmus.plot.RocPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The plots of a training, in a folder of their own. A class apart, since the libraries that draw
/// are slow to start.
final class TrainingPlots {
  private static final String HISTORY = "history.png";
  private static final String ROC = "roc.png";
  private static final String CONFUSION = "confusion.png";

  private TrainingPlots() {}

  /// Refuses a folder that could not be made or written to.
  static void check(Path folder, boolean replace) {
    if (!Files.exists(folder)) {
      Output.check("--plots", folder, replace);
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("--plots %s is no folder".formatted(folder));
    }
    for (String name : List.of(HISTORY, ROC, CONFUSION)) {
      Output.check("--plots", folder.resolve(name), replace);
    }
  }

  static void write(Path folder, TrainingResult result) throws IOException {
    Files.createDirectories(folder);
    LearningCurves.of(result.history().figures()).save(folder.resolve(HISTORY));
    if (result.test().isPresent()) {
      Evaluation test = result.test().get();
      List<String> classes = result.classifier().target().classes();
      RocPlot.of(test).save(folder.resolve(ROC));
      ConfusionPlot.of(test, classes.get(0), classes.get(1)).save(folder.resolve(CONFUSION));
    }
  }
}
