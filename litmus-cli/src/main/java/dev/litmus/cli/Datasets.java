package dev.litmus.cli;

import dev.litmus.data.Sample;
import dev.litmus.data.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The sample data.
@Command(
    name = "datasets",
    description = "Lists the sample data, tells about one, or writes it as CSV.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus datasets",
      "  litmus datasets breast-cancer -o cancer.csv",
    })
final class Datasets implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NAME", arity = "0..1", description = "The sample to tell about.")
  Optional<String> name = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.csv",
      description = "Writes the sample's table.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--force", description = "Replaces a file that exists already.")
  boolean force;

  @Option(
      names = "--download",
      description = "Lets banknote be downloaded from its makers (46 KB).")
  boolean download;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  Datasets(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (name.isEmpty()) {
      if (output.isPresent()) {
        throw new IllegalArgumentException("-o needs the NAME of a sample; see litmus datasets");
      }
      list();
      return ExitCode.DONE;
    }
    String wanted = name.get().startsWith("sample:") ? name.get().substring(7) : name.get();
    Sample sample = Samples.named(wanted);
    if (output.isPresent()) {
      Output.check("-o", output.get(), force);
      try (InputStream table = Samples.open(sample.name(), download)) {
        Output.write(output.get(), force, table::transferTo);
      }
    }
    if (json) {
      session.json(facts(sample));
    } else if (output.isEmpty()) {
      tell(sample);
    } else {
      session.say(
          "Wrote %s. Next: litmus train %s --target %s -o model.keras"
              .formatted(output.get(), output.get(), sample.target()));
    }
    return ExitCode.DONE;
  }

  private void list() {
    if (json) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("datasets", Samples.all().stream().map(Datasets::facts).toList());
      session.json(all);
      return;
    }
    for (Sample sample : Samples.all()) {
      String line = "%-14s %5d rows  %s".formatted(sample.name(), sample.rows(), sample.title());
      session.line(Wrapped.of(line, 27));
    }
  }

  private void tell(Sample sample) {
    facts(sample)
        .forEach((key, value) -> {
          if (!key.equals("name")) {
            session.line(Wrapped.of("%-12s %s".formatted(key.replace('_', ' '), value), 13));
          }
        });
    session.line("%-12s litmus train sample:%s -o model.keras".formatted("use", sample.name()));
  }

  private static Map<String, @Nullable Object> facts(Sample sample) {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("name", sample.name());
    facts.put("title", sample.title());
    facts.put("rows", sample.rows());
    facts.put("columns", sample.columns());
    facts.put("target", sample.target());
    facts.put("positive", sample.positive());
    facts.put("comes_along", Samples.comesAlong(sample.name()));
    facts.put("source", sample.source());
    facts.put("licence", sample.licence());
    facts.put("citation", sample.citation());
    return facts;
  }
}
