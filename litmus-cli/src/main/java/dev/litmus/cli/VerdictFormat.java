package dev.litmus.cli;

import dev.litmus.classifier.table.Column;
import dev.litmus.keras.json.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/// How predictions are written.
enum VerdictFormat {
  /// Comma-separated with a header; text that a spreadsheet would run is made harmless.
  CSV {
    @Override
    void begin(Verdicts verdicts, Writer out) throws IOException {
      StringBuilder line = new StringBuilder();
      for (Column column : verdicts.kept()) {
        line.append(CsvCell.of(column.name())).append(',');
      }
      String unsure = verdicts.mayBeUnsure() ? "," + Verdicts.UNSURE : "";
      out.write(line + Verdicts.PROBABILITY + "," + Verdicts.PREDICTION + unsure + "\n");
    }

    @Override
    void rows(Verdicts verdicts, Writer out) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int row = 0; row < verdicts.count(); row++) {
        line.setLength(0);
        for (Column column : verdicts.kept()) {
          line.append(CsvCell.of(column.text(row))).append(',');
        }
        line.append(NineDigits.of(verdicts.probabilities()[row])).append(',');
        line.append(CsvCell.of(verdicts.prediction(row)));
        if (verdicts.mayBeUnsure()) {
          line.append(',').append(verdicts.unsure(row));
        }
        line.append('\n');
        out.append(line);
      }
    }
  },

  /// One JSON object a line.
  JSONL {
    @Override
    void begin(Verdicts verdicts, Writer out) {}

    @Override
    void rows(Verdicts verdicts, Writer out) throws IOException {
      for (int row = 0; row < verdicts.count(); row++) {
        out.write(Json.write(verdicts.row(row)));
        out.write('\n');
      }
    }
  };

  /// The format that a file's name asks for.
  static VerdictFormat of(Optional<Path> file) {
    return file.isPresent() && Output.hasEnding(file.get(), ".jsonl", ".ndjson") ? JSONL : CSV;
  }

  /// Writes what stands above the rows.
  abstract void begin(Verdicts verdicts, Writer out) throws IOException;

  abstract void rows(Verdicts verdicts, Writer out) throws IOException;

  /// Writes in UTF-8 and leaves the stream open.
  void write(Verdicts verdicts, OutputStream out) throws IOException {
    Writer writer = writer(out);
    begin(verdicts, writer);
    rows(verdicts, writer);
    writer.flush();
  }

  static Writer writer(OutputStream out) {
    return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
  }
}
