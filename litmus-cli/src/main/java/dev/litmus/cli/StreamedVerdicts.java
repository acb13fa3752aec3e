package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.TableStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Predictions for rows too many for memory, written part by part.
final class StreamedVerdicts {
  private final Classifier classifier;
  private final List<String> keep;
  private final Optional<Double> threshold;
  private final NoticeSums sums = new NoticeSums();
  private final List<Notice> notices = new ArrayList<>();
  private long count;

  /// @param keep names or numbers of columns, or `all`
  /// @param threshold in place of the classifier's own
  StreamedVerdicts(Classifier classifier, List<String> keep, Optional<Double> threshold) {
    this.classifier = classifier;
    this.keep = keep;
    this.threshold = threshold;
  }

  /// Writes a verdict for each row.
  void write(TableStream rows, VerdictFormat format, OutputStream out) throws IOException {
    Writer writer = VerdictFormat.writer(out);
    notices.addAll(
        rows.read(part -> {
          Verdicts verdicts = Verdicts.of(classifier, part, keep, threshold);
          try {
            if (count == 0) {
              format.begin(verdicts, writer);
            }
            format.rows(verdicts, writer);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          count += verdicts.count();
          sums.add(verdicts.notices());
        }));
    notices.addAll(sums.all());
    writer.flush();
  }

  /// What was ignored or taken as missing.
  List<Notice> notices() {
    return notices;
  }

  /// All of it but for the rows, which are in a file.
  Map<String, @Nullable Object> json(Path model, Path output) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", model.toString());
    json.put("rows", count);
    json.put("positive", classifier.target().positive());
    json.put("classes", classifier.target().classes());
    json.put("threshold", threshold.orElse(classifier.threshold()));
    json.put("output", output.toString());
    json.put("notices", Notices.sentences(notices));
    return json;
  }
}
