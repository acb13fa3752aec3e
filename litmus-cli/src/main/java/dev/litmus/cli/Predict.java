package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Verdicts for new rows.
@Command(
    name = "predict",
    sortOptions = false,
    customSynopsis = {
      "litmus predict [options] MODEL [DATA...]",
      "litmus predict --raw [options] MODEL INPUT..."
    },
    description = "Gives a probability and a class for each new row, in the rows' order.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus predict model.keras new.csv -o verdicts.csv",
      "  litmus predict model.keras - --keep id --format jsonl < new.csv",
      "  litmus predict --raw network.keras input.npy -o output.npy"
    })
final class Predict implements Callable<Integer> {
  private final Session session;

  @Spec @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A .keras or .h5 file.")
  Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DATA",
      description = "Rows: files, patterns, sample:NAME, or - for standard input, the default.")
  List<String> data = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "The file to write. Default: standard output.")
  Optional<Path> output = Optional.empty();

  @Option(names = "--force", description = "Replaces a file that exists already.")
  boolean force;

  @Option(
      names = "--format",
      paramLabel = "csv|jsonl",
      description = "Default: by the name's ending, else csv.")
  Optional<VerdictFormat> format = Optional.empty();

  @Option(
      names = "--keep",
      paramLabel = "COLUMN|all",
      split = ",",
      description = "Columns to repeat before the verdict, by name or number, or all.")
  List<String> keep = List.of();

  @Option(names = "--threshold", paramLabel = "NUMBER", description = Threshold.DESCRIPTION)
  Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--raw",
      description =
          "Runs any Keras model as a bare network: a file for each input, in the model's order"
              + " (.npy, or CSV without header), or one .npz with arrays named like the inputs;"
              + " the output is .npy, .npz or CSV.")
  boolean raw;

  @Mixin final Reading reading = new Reading();
  @Mixin final ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  Predict(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    output.ifPresent(path -> Output.check("-o", path, force));
    if (raw) {
      refuseWithRaw("--format", "--keep", "--threshold", "--no-header", "--delimiter");
      refuseWithRaw("--encoding", "--bad-rows", "--max-bad", "--dedupe", "--download");
      new RawPrediction(session, models.options(), json).run(file, data, output, force);
      return ExitCode.DONE;
    }
    Threshold.checked(threshold);
    Classifier classifier = Classifier.load(file, models.options());
    List<String> names =
        data.isEmpty() && !reading.querying.isAsked() ? List.of(Data.STANDARD_INPUT) : data;
    Data source = reading.source(session, classifier.schema());
    VerdictFormat chosen = format.orElseGet(() -> VerdictFormat.of(output));
    Optional<TableStream> large = source.large(names);
    if (large.isPresent() && (output.isPresent() || !json)) {
      predict(classifier, large.get(), chosen);
      return ExitCode.DONE;
    }
    Table rows = source.read(names);
    Verdicts verdicts = Verdicts.of(classifier, rows, keep, threshold);
    if (!json) {
      Notices.show(session, verdicts.notices());
    }
    if (output.isPresent()) {
      Output.write(output.get(), force, out -> chosen.write(verdicts, out));
    } else if (!json) {
      chosen.write(verdicts, session.out());
    }
    if (json) {
      session.json(verdicts.json(file, output));
    }
    return ExitCode.DONE;
  }

  /// For rows that may be too many for memory.
  private void predict(Classifier classifier, TableStream rows, VerdictFormat chosen)
      throws IOException {
    StreamedVerdicts verdicts = new StreamedVerdicts(classifier, keep, threshold);
    if (output.isPresent()) {
      Output.write(output.get(), force, out -> verdicts.write(rows, chosen, out));
    } else {
      verdicts.write(rows, chosen, session.out());
    }
    if (json) {
      session.json(verdicts.json(file, output.orElseThrow()));
    } else {
      Notices.show(session, verdicts.notices());
    }
  }

  private void refuseWithRaw(String... names) {
    for (String name : names) {
      if (spec != null && spec.commandLine().getParseResult().hasMatchedOption(name)) {
        throw new IllegalArgumentException(
            name + " is for models with columns and classes; --raw runs the bare network");
      }
    }
  }
}
