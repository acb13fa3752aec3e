package dev.litmus.cli;

import dev.litmus.classifier.Tuning;
import dev.litmus.classifier.Tuning.Outcome;
import dev.litmus.classifier.TuningTrial;
import dev.litmus.keras.json.Json;
import dev.litmus.keras.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The journal of a search as JSON lines: first what was searched on, then each trial that is done,
/// written at once, so that a search that ended early goes on from there.
final class TuningLog implements Tuning.Journal {
  private final Optional<Path> file;
  private final Consumer<Outcome> listener;
  private final Map<String, Double> losses = new HashMap<>();

  /// @param search what trials depend on: the data, the seed, the options
  /// @throws IllegalArgumentException when the file is of another search, or no log
  TuningLog(Optional<Path> file, Map<String, ?> search, Consumer<Outcome> listener)
      throws IOException {
    this.file = file;
    this.listener = listener;
    if (file.isEmpty()) {
      return;
    }
    String first = Json.write(search);
    if (!Files.exists(file.get())) {
      Output.check("--log", file.get(), false);
      Output.write(file.get(), false, first + "\n");
      return;
    }
    if (!Files.readString(file.get()).endsWith("\n")) { // a run was killed within a line
      Files.writeString(file.get(), "\n", StandardOpenOption.APPEND);
    }
    List<String> lines = Files.readAllLines(file.get());
    if (lines.isEmpty() || !lines.getFirst().equals(first)) {
      throw new IllegalArgumentException(
          "--log %s is of another search (other data, target, seed or options); name another file, or give the options of that search"
              .formatted(file.get()));
    }
    lines.stream().skip(1).forEach(this::read);
  }

  private void read(String line) {
    try {
      if (Json.read(line) instanceof Map<?, ?> done
          && done.get("trial") instanceof Number trial
          && done.get("epochs") instanceof Number epochs) {
        // A trial that diverged has no loss.
        double loss =
            done.get("loss") instanceof Number number
                ? number.doubleValue()
                : Double.POSITIVE_INFINITY;
        losses.put(key(trial.intValue(), epochs.intValue()), loss);
      }
    } catch (JsonException _) {
      return; // the last line of a run that was killed: its trial is done again
    }
  }

  private static String key(int trial, int epochs) {
    return trial + ":" + epochs;
  }

  @Override
  public OptionalDouble known(TuningTrial trial, int epochs) {
    Double loss = losses.get(key(trial.number(), epochs));
    return loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss);
  }

  @Override
  public void done(Outcome outcome) {
    listener.accept(outcome);
    if (file.isEmpty()) {
      return;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("trial", outcome.trial().number());
    json.put("epochs", outcome.epochs());
    json.put("loss", Double.isFinite(outcome.loss()) ? (Object) outcome.loss() : null);
    json.put("recipe", outcome.trial().text());
    try {
      Files.writeString(file.get(), Json.write(json) + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("--log %s could not be written to".formatted(file.get()), e);
    }
  }
}
