package dev.litmus.cli;

import dev.litmus.classifier.report.Report;
import dev.litmus.nn.internal.Plain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The option for a report and the file that it makes.
final class ReportFile {
  private static final String OPTION = "--report";

  @Option(
      names = OPTION,
      paramLabel = "FILE.html",
      description = "Writes a report: one page that needs nothing else, or as FILE.json.")
  Optional<Path> file = Optional.empty();

  boolean isWanted() {
    return file.isPresent();
  }

  /// Refuses, before the work, a file that could not be written after it.
  void check(boolean force) {
    file.ifPresent(path -> {
      Output.checkEnding(OPTION, path, ".html", ".htm", ".json");
      Output.check(OPTION, path, force);
    });
  }

  void write(Report report, boolean force) throws IOException {
    if (file.isPresent()) {
      boolean json = Output.hasEnding(file.get(), ".json");
      Output.write(file.get(), force, json ? report.jsonText() : report.html());
    }
  }

  void tell(Session session) {
    file.ifPresent(path -> session.say("Wrote %s.".formatted(path)));
  }

  /// A command line as one would type it.
  static String command(List<String> words) {
    return words.stream().map(ReportFile::quoted).collect(Collectors.joining(" ", "litmus ", ""));
  }

  private static String quoted(String word) {
    String plain = Plain.of(word);
    return plain.matches("[\\w./:=,+@%-]+") ? plain : "'" + plain.replace("'", "'\\''") + "'";
  }
}
