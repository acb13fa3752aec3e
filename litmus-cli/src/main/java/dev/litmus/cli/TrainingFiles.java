package dev.litmus.cli;

import dev.litmus.classifier.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options about the files that a training leaves: the model, the history, plots.
final class TrainingFiles {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL.keras",
      description = "The model file to write. Without it nothing is written.")
  Optional<Path> model = Optional.empty();

  @Option(
      names = "--history",
      paramLabel = "FILE.csv",
      description = "Writes loss and accuracy of every epoch.")
  Optional<Path> history = Optional.empty();

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "Draws learning curves and, of the test, ROC curve and confusion matrix there.")
  Optional<Path> plots = Optional.empty();

  @Option(names = "--force", description = "Replaces files that exist already.")
  boolean force;

  Optional<Path> model() {
    return model;
  }

  /// Refuses, before the training, files that could not be written after it.
  void check() {
    model.ifPresent(file -> {
      Output.checkEnding("-o", file, ".keras");
      Output.check("-o", file, force);
    });
    history.ifPresent(file -> Output.check("--history", file, force));
    plots.ifPresent(folder -> TrainingPlots.check(folder, force));
  }

  /// Keeps other runs from the model file.
  OutputLock lock() throws IOException {
    return model.isPresent() ? OutputLock.of("-o", model.get()) : OutputLock.NONE;
  }

  void write(TrainingResult result) throws IOException {
    model.ifPresent(file -> result.classifier().save(file, force));
    if (history.isPresent()) {
      Output.write(history.get(), force, HistoryFile.text(result.history()));
    }
    if (plots.isPresent()) {
      TrainingPlots.write(plots.get(), result);
    }
  }

  /// Says what was written and what to type next.
  void tell(Session session, TrainingResult result) {
    if (model.isEmpty()) {
      session.say("Nothing was written: add -o MODEL.keras to keep the model.");
      return;
    }
    session.say("Wrote %s. Next: litmus predict %s NEW.csv".formatted(model.get(), model.get()));
  }
}
