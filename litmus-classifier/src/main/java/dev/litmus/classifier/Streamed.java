package dev.litmus.classifier;

import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.LabelCounts;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.TableSample;
import dev.litmus.classifier.table.TableStream;
import dev.litmus.classifier.table.TargetEncoder;
import java.util.Locale;

/// A table that does not fit in memory: rows drawn from it at random, which tell what its columns
/// hold, how good a network is and when to stop; and the stream that all others are learnt from.
///
/// @param labels how often each label occurs, in all rows
record Streamed(TableStream stream, TableSample sample, LabelCounts labels) {
  /// Reads the stream once, or twice where its last column turns out to be empty.
  static Streamed of(TableStream stream, TrainOptions options) {
    LabelCounts labels = new LabelCounts();
    StreamProgress progress = new StreamProgress("Read", stream.name(), options);
    String[] counted = {""};
    TableSample sample =
        TableSample.of(
            stream,
            options.sampleRows(),
            options.split().seed(),
            part -> {
              counted[0] = TargetEncoder.nameIn(part, options.target());
              labels.add(part.column(counted[0]));
              progress.add(part);
            });
    progress.end();
    String target = TargetEncoder.nameIn(sample.table(), options.target());
    if (target.equals(counted[0])) {
      return new Streamed(stream, sample, labels);
    }
    LabelCounts others = new LabelCounts();
    stream.read(part -> others.add(part.column(target)));
    return new Streamed(stream, sample, others);
  }

  /// What its owner should know: which figures are about which rows.
  ///
  /// @param baselines whether there are any beside the network
  Notice notice(boolean baselines) {
    long rows = sample.count();
    int held = sample.table().rowCount();
    return Notice.ofTable(
        "streamed",
        rows,
        String.format(
            Locale.ROOT,
            "%s is read as a stream, since its %,d rows do not fit in memory: %,d of them, drawn at"
                + " random, tell what the columns hold, are validated on and tested on; all others"
                + " are learnt from%s",
            stream.name(),
            rows,
            held,
            baselines ? ", by the network; baselines learn from drawn rows alone" : ""),
        "a larger -Xmx in LITMUS_JAVA_OPTIONS holds more");
  }

  /// Refuses pictures, whose pixels no temporary file is meant for.
  void requireNoPictures(Schema schema) {
    schema.features().stream()
        .filter(column -> column.type() == ColumnType.PICTURE)
        .findFirst()
        .ifPresent(column -> {
          throw new DataException(
              "%s: column '%s' names pictures, which are learnt from only when all rows fit in memory; use fewer rows, a larger -Xmx in LITMUS_JAVA_OPTIONS, or --exclude '%s'"
                  .formatted(stream.name(), column.name(), column.name()));
        });
  }
}
