package dev.litmus.classifier.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// How the parser is set up, for looking at a sample and for reading the whole.
final class Parsing {
  /// The longest cell let through, in characters.
  static final int LONGEST_CELL = 1 << 20;

  /// The most columns let through.
  static final int MOST_COLUMNS = 50_000;

  /// Stands for "no quote character": NUL never reaches the parser.
  private static final char NO_QUOTE = 0;

  private Parsing() {}

  static CsvReaderBuilder builder(char delimiter, boolean quoting) {
    return de.siegmar.fastcsv.reader.CsvReader.builder()
        .fieldSeparator(delimiter)
        .quoteCharacter(quoting ? '"' : NO_QUOTE)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .maxBufferSize(4 * LONGEST_CELL)
        .allowUnclosedQuote(false)
        .skipEmptyLines(true);
  }

  /// The first records of a sample, cells trimmed; lenient, and ending where the quotes are wrong.
  /// Lines of blanks are left out.
  static List<List<String>> sample(String text, char delimiter, boolean quoting, int most) {
    List<List<String>> records = new ArrayList<>();
    Iterator<List<String>> parsed =
        builder(delimiter, quoting)
            .allowUnclosedQuote(true)
            .trimWhitespacesAroundQuotes(true)
            .build(new CellLists(), text)
            .iterator();
    try {
      while (records.size() < most && parsed.hasNext()) {
        List<String> cells = parsed.next();
        if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
          records.add(cells);
        }
      }
    } catch (CsvParseException brokenQuotes) {
      return records;
    }
    return records;
  }

  /// Whether quoted cells of a sample have blanks between quote and delimiter: read without regard
  /// to them, a cell would start with a quote after blanks, or go on after its closing quote.
  static boolean hasPaddedQuotes(String text, char delimiter) {
    PaddedQuotes padded = new PaddedQuotes();
    Iterator<Boolean> parsed =
        builder(delimiter, true).allowUnclosedQuote(true).build(padded, text).iterator();
    try {
      while (!padded.found && parsed.hasNext()) {
        parsed.next();
      }
      return padded.found;
    } catch (CsvParseException afterClosingQuote) {
      return true;
    }
  }

  private static final class PaddedQuotes extends AbstractBaseCsvCallbackHandler<Boolean> {
    private boolean found;

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      int start = offset;
      while (start < offset + length && TextColumnBuilder.isBlank(buffer[start])) {
        start++;
      }
      found |= !quoted && start > offset && start < offset + length && buffer[start] == '"';
    }

    @Override
    protected Boolean buildRecord() {
      return true;
    }
  }

  /// Every record as a list of trimmed cells, however many.
  private static final class CellLists extends AbstractBaseCsvCallbackHandler<List<String>> {
    private List<String> cells = new ArrayList<>();

    @Override
    protected void handleBegin(long startingLine) {
      cells = new ArrayList<>();
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      cells.add(trimmed(new String(buffer, offset, length)));
    }

    @Override
    protected void handleEmpty() {
      cells.add("");
    }

    @Override
    protected List<String> buildRecord() {
      return cells;
    }
  }

  static String trimmed(String cell) {
    int start = 0;
    int end = cell.length();
    while (start < end && TextColumnBuilder.isBlank(cell.charAt(start))) {
      start++;
    }
    while (end > start && TextColumnBuilder.isBlank(cell.charAt(end - 1))) {
      end--;
    }
    return cell.substring(start, end);
  }
}
