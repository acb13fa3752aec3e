package dev.litmus.classifier.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads delimited text (CSV, TSV and kin) to a [Table] of text columns, in pure Java.
///
/// Found by looking: the delimiter (`,` `;` TAB `|`), whether there is a header, quoting, a byte
/// order mark, line ends (LF, CRLF, CR), gzip, comment lines on top (`#`, `|`). Without a header
/// the columns are named `c1`, `c2`, ... Cells and names lose the blanks around them; blank lines
/// are skipped. What cannot be read for certain is refused with a [DataException] that names file
/// and line: rows of another width, a quote that is never closed, bytes that are not in the
/// character set, a name that comes twice.
public final class CsvReader {
  private CsvReader() {}

  /// Reads a file, finding everything by looking.
  public static Table read(Path file) {
    return read(file, ReadOptions.defaults());
  }

  /// Reads a file.
  public static Table read(Path file, ReadOptions options) {
    return FileState.unchanged(file, () -> read(Content.of(file, options.maxUnpacked()), options));
  }

  /// Reads a stream to its end, such as standard input; its text is kept in memory meanwhile.
  ///
  /// @param name what the stream is called in messages
  public static Table read(InputStream in, String name, ReadOptions options) {
    try {
      return read(Content.of(in, Names.shown(name), options.maxUnpacked()), options);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Reads a text that is already at hand.
  public static Table parse(String text, ReadOptions options) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(new java.io.ByteArrayInputStream(bytes), "the text", options);
  }

  /// Looks at the beginning of a file and tells how it is spelled.
  public static Dialect sniff(Path file, ReadOptions options) {
    return DialectFinder.find(Content.of(file, options.maxUnpacked()), options);
  }

  /// Looks at a text read from its beginning and tells how it is spelled.
  ///
  /// @param name what the stream is called in messages
  public static Dialect sniff(InputStream in, String name, ReadOptions options) {
    try {
      return DialectFinder.find(Content.of(in, Names.shown(name), options.maxUnpacked()), options);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// A file of any size as a stream of its rows; what cannot be read for certain is refused when
  /// the rows are read.
  public static TableStream stream(Path file, ReadOptions options) {
    Optional<FileState> before = FileState.of(file);
    Content content = Content.streamed(file, options.maxUnpacked());
    Dialect dialect = DialectFinder.find(content, options);
    long bytes = Content.textBytes(file);
    return new TableStream() {
      @Override
      public String name() {
        return content.name();
      }

      @Override
      public long textBytes() {
        return bytes;
      }

      @Override
      public List<Notice> read(Consumer<Table> parts) {
        TableAssembler assembler = new TableAssembler(content.name(), dialect, options);
        return FileState.unchanged(
            before,
            file,
            () -> {
              parse(
                  content,
                  dialect,
                  options,
                  assembler,
                  () -> {
                    if (assembler.isFull()) {
                      parts.accept(assembler.takePart());
                    }
                  });
              return assembler.finish(parts);
            });
      }
    };
  }

  private static Table read(Content content, ReadOptions options) {
    Dialect dialect = DialectFinder.find(content, options);
    TableAssembler assembler = new TableAssembler(content.name(), dialect, options);
    parse(content, dialect, options, assembler, () -> {});
    return assembler.finish();
  }

  /// @param afterRow what is done behind each row
  private static void parse(
      Content content,
      Dialect dialect,
      ReadOptions options,
      TableAssembler assembler,
      Runnable afterRow) {
    RowHandler handler = new RowHandler(content.name(), assembler);
    try (TextInput input = TextInput.open(content, options.encoding());
        var reader =
            Parsing.builder(dialect.delimiter(), dialect.quoting())
                .trimWhitespacesAroundQuotes(dialect.paddedQuotes())
                .build(handler, input)) {
      if (dialect.skippedLines() > 0) {
        reader.skipLines(dialect.skippedLines());
      }
      if (dialect.header()) {
        handler.skipRecord();
      }
      for (var iterator = reader.iterator(); iterator.hasNext(); ) {
        iterator.next();
        afterRow.run();
      }
    } catch (CsvParseException e) {
      throw handler.refusal(e);
    } catch (IOException e) {
      throw new UncheckedIOException(content.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /// Hands the parser's cells on and keeps in mind where they stand.
  private static final class RowHandler extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final String file;
    private final TableAssembler assembler;
    private boolean skipping;
    private boolean empty;
    private long line;
    private long newlines;

    RowHandler(String file, TableAssembler assembler) {
      this.file = file;
      this.assembler = assembler;
    }

    void skipRecord() {
      skipping = true;
    }

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      newlines = 0;
      empty = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      if (quoted) {
        newlines += newlines(buffer, offset, length);
      }
      if (length > Parsing.LONGEST_CELL) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%s:%d: cell %d has %,d characters; at most %,d are read (is a quote missing?)",
                file,
                line,
                index + 1,
                length,
                Parsing.LONGEST_CELL));
      }
      if (index >= Parsing.MOST_COLUMNS) {
        throw new DataException(
            String.format(
                Locale.ROOT, "%s:%d has more than %,d columns", file, line, Parsing.MOST_COLUMNS));
      }
      if (!skipping) {
        assembler.cell(buffer, offset, length);
      }
    }

    @Override
    protected void handleEmpty() {
      empty = true;
    }

    @Override
    protected Boolean buildRecord() {
      if (!empty) {
        if (!skipping) {
          assembler.endRow(line);
        }
        skipping = false;
      }
      return Boolean.TRUE;
    }

    private static long newlines(char[] buffer, int offset, int length) {
      long count = 0;
      for (int i = offset; i < offset + length; i++) {
        boolean pair = buffer[i] == '\n' && i > offset && buffer[i - 1] == '\r';
        if ((buffer[i] == '\n' && !pair) || buffer[i] == '\r') {
          count++;
        }
      }
      return count;
    }

    /// What a parser error means to the owner of the file: all its own are about quotes.
    DataException refusal(CsvParseException e) {
      if (e.getCause() instanceof DataException ours) {
        return ours;
      }
      String reason = e.getMessage() == null ? "" : e.getMessage();
      String problem =
          reason.contains("after closing quote")
              ? "has text after the quote that ends the cell"
              : "is never closed";
      return new DataException(
          "%s:%d: the quoted cell that opens here %s; mend or double the quote"
              .formatted(file, line + newlines, problem),
          e);
    }
  }
}
