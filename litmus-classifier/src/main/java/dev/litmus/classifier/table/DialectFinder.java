package dev.litmus.classifier.table;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the [Dialect] of a text file from its first quarter of a million characters.
final class DialectFinder {
  private static final int SAMPLE = 1 << 18;
  private static final int ROWS = 500;

  private final Content content;
  private final ReadOptions options;
  private final List<Notice> notices = new ArrayList<>();

  private DialectFinder(Content content, ReadOptions options) {
    this.content = content;
    this.options = options;
  }

  static Dialect find(Content content, ReadOptions options) {
    return new DialectFinder(content, options).find();
  }

  private Dialect find() {
    Charset charset;
    String sample;
    boolean whole;
    try (TextInput input = TextInput.open(content, options.encoding())) {
      charset = input.charset();
      StringBuilder text = new StringBuilder();
      char[] buffer = new char[1 << 14];
      int count = input.read(buffer, 0, buffer.length);
      while (count >= 0 && text.length() < SAMPLE) {
        text.append(buffer, 0, count);
        count = input.read(buffer, 0, buffer.length);
      }
      whole = count < 0;
      sample = whole ? text.toString() : wholeLines(text);
    }
    if (sample.stripLeading().regionMatches(true, 0, "@relation", 0, 9)) {
      throw new DataException(
          content.name() + " is an ARFF file; save its data as .csv with the names on top");
    }
    TopLines top = TopLines.of(sample);
    char delimiter = options.delimiter().orElseGet(() -> DelimiterFinder.find(top.body()));
    boolean quoting = QuoteFinder.isQuoting(content, options.encoding(), delimiter);
    List<List<String>> body = rows(top.body(), delimiter, quoting);
    if (body.isEmpty()) {
      throw new DataException(
          content.name() + " is empty; a table with a row for each example was expected");
    }
    int width = DelimiterFinder.usualWidth(body);
    Optional<List<String>> marked = top.markedHeader(delimiter, quoting, width);
    int skipped = top.count() - (marked.isPresent() ? 1 : 0);
    boolean header = marked.isPresent() || isHeader(body, width);
    List<String> first = marked.orElseGet(() -> header ? body.getFirst() : new ArrayList<>());
    checkWidth(Math.max(width, first.size()));
    ColumnNames names = ColumnNames.of(content.name(), first, width, options.dedupe());
    notices.addAll(names.notices());
    if (skipped > 0 && top.comments() > 0) {
      notices.add(
          Notice.ofTable(
              "comment",
              skipped,
              "%s starts with %d comment %s; after %s come the columns %s"
                  .formatted(
                      content.name(),
                      skipped,
                      skipped == 1 ? "line" : "lines",
                      skipped == 1 ? "it" : "them",
                      Names.list(names.names())),
              ""));
    }
    if (!header && options.header() == ReadOptions.Header.AUTO) {
      notices.add(
          Notice.ofTable(
              "no-header",
              0,
              "%s has no header; its columns are named c1 to c%d"
                  .formatted(content.name(), names.names().size()),
              "put a line with the names on top to change that"));
    }
    boolean padded = quoting && Parsing.hasPaddedQuotes(top.body(), delimiter);
    return new Dialect(
        charset,
        delimiter,
        quoting,
        padded,
        skipped,
        header,
        names.names(),
        names.nameless(),
        notices);
  }

  /// The first rows; where wrong quotes hide even the first one, as they are without quotes: the
  /// reader then comes upon the wrong quote and names it.
  private static List<List<String>> rows(String body, char delimiter, boolean quoting) {
    List<List<String>> rows = Parsing.sample(body, delimiter, quoting, ROWS);
    return rows.isEmpty() ? Parsing.sample(body, delimiter, false, ROWS) : rows;
  }

  private boolean isHeader(List<List<String>> body, int width) {
    return switch (options.header()) {
      case PRESENT -> true;
      case ABSENT -> false;
      case AUTO ->
          HeaderFinder.isHeader(
              body.getFirst(),
              body.stream().skip(1).filter(record -> record.size() == width).toList(),
              options.expectedNames());
    };
  }

  private void checkWidth(int width) {
    if (width > Parsing.MOST_COLUMNS) {
      throw new DataException(
          String.format(
              Locale.ROOT,
              "%s has %,d columns; at most %,d are read",
              content.name(),
              width,
              Parsing.MOST_COLUMNS));
    }
  }

  /// Cuts an unfinished last line off, unless there is only one.
  private static String wholeLines(StringBuilder text) {
    int end = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
    return end > 0 ? text.substring(0, end + 1) : text.toString();
  }
}
