package dev.litmus.nn.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table in box characters with a line between rows, to the letter as the Python library rich
/// draws it, which Keras uses: the head is heavy, cells have a blank on both sides, long cells wrap
/// between words, and a word that is too long ends in an ellipsis.
public final class TextTable {
  private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");
  private static final Pattern LAST_BLANKS = Pattern.compile("\\s+$");

  private final int rightAligned;
  private final int[] widths;
  private final StringBuilder text = new StringBuilder();
  private boolean headed;

  /// @param header the names of the columns
  /// @param rightAligned which column is set flush right; the others are flush left
  /// @param widths how wide each column would like to be
  /// @param length how many characters a line has, for which columns give way evenly
  public TextTable(List<String> header, int rightAligned, int[] widths, int length) {
    this.rightAligned = rightAligned;
    this.widths = fitted(widths, length);
    text.append(rule("┏", "━", "┳", "┓"));
    row(header, "┃");
  }

  /// A row of cells, one a column.
  public void add(List<String> cells) {
    text.append(headed ? rule("├", "─", "┼", "┤") : rule("┡", "━", "╇", "┩"));
    headed = true;
    row(cells, "│");
  }

  /// The lines, each ending in a line feed.
  @Override
  public String toString() {
    return text + (headed ? rule("└", "─", "┴", "┘") : rule("┗", "━", "┻", "┛"));
  }

  /// The widths between the borders, blanks included: what is too much is taken in equal parts,
  /// each rounded half to even.
  private static int[] fitted(int[] wanted, int length) {
    int[] widths = new int[wanted.length];
    int total = 0;
    for (int i = 0; i < widths.length; i++) {
      widths[i] = wanted[i] + 2;
      total += widths[i];
    }
    int excess = total - (length - widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      int part = Math.min(widths[i], (int) Math.rint((double) excess / (widths.length - i)));
      widths[i] -= part;
      excess -= part;
    }
    return widths;
  }

  private String rule(String left, String line, String cross, String right) {
    List<String> parts = new ArrayList<>();
    for (int width : widths) {
      parts.add(line.repeat(width));
    }
    return left + String.join(cross, parts) + right + "\n";
  }

  private void row(List<String> cells, String border) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> lines = wrapped(cells.get(i), widths[i] - 2);
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      text.append(border);
      for (int i = 0; i < widths.length; i++) {
        List<String> lines = wrapped.get(i);
        String cell = line < lines.size() ? lines.get(line) : "";
        text.append(' ').append(aligned(cell, widths[i] - 2, i == rightAligned)).append(' ');
        text.append(border);
      }
      text.append('\n');
    }
  }

  private static String aligned(String cell, int width, boolean right) {
    String cut = cut(right ? cell.stripTrailing() : cell, width);
    String blanks = " ".repeat(width - length(cut));
    return right ? blanks + cut : cut + blanks;
  }

  private static String cut(String cell, int width) {
    return length(cell) <= width
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  /// Lines broken before words that no longer fit.
  private static List<String> wrapped(String cell, int width) {
    List<String> lines = new ArrayList<>();
    int lineStart = 0;
    int used = 0;
    Matcher words = WORD.matcher(cell);
    while (words.find()) {
      int length = length(words.group());
      int bare = length(words.group().stripTrailing());
      if (width - used >= bare) {
        used += length;
      } else if (words.start() > 0 && (bare > width || used > 0)) {
        lines.add(withoutSurplusBlanks(cell.substring(lineStart, words.start()), width));
        lineStart = words.start();
        used = length;
      } else {
        used = length;
      }
    }
    lines.add(withoutSurplusBlanks(cell.substring(lineStart), width));
    return lines;
  }

  private static String withoutSurplusBlanks(String line, int width) {
    Matcher blanks = LAST_BLANKS.matcher(line);
    int surplus = length(line) - width;
    return surplus > 0 && blanks.find()
        ? line.substring(0, line.length() - Math.min(surplus, blanks.group().length()))
        : line;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
