package dev.litmus.cli;

import dev.litmus.plot.Plot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options of every kind of plot: where it goes.
final class PlotOutput {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The file to write, .png or .svg.")
  Path file = Path.of("");

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "The heading. Default: what is shown.")
  Optional<String> title = Optional.empty();

  @Option(names = "--force", description = "Replaces a file that exists already.")
  boolean force;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  /// Refuses a file that could not be written.
  void check() {
    Output.checkEnding("-o", file, ".png", ".svg");
    Output.check("-o", file, force);
  }

  /// Draws, and says so.
  void write(Session session, Plot plot) {
    plot.save(file);
    if (json) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("output", file.toString());
      result.put("title", plot.title());
      session.json(result);
    } else {
      session.say("Wrote %s.".formatted(file));
    }
  }
}
