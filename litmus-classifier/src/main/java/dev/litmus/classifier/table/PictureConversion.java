package dev.litmus.classifier.table;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Turns the cells of a column, names of files, into pictures.
final class PictureConversion {
  /// Pictures are read at this height and width at most: beyond, small networks learn little more.
  private static final int LARGEST = 48;

  private static final int SMALLEST = 8;
  private static final int LOOKED_AT = 100;
  private static final int SHOWN = 3;

  private PictureConversion() {}

  static PictureColumn convert(
      Column column, PictureSize size, MissingValues missing, List<Notice> notices) {
    if (column instanceof PictureColumn pictures && pictures.pictureSize().equals(size)) {
      return pictures;
    }
    int rows = column.size();
    byte[][] pixels = new byte[rows][];
    String[] faults = new String[rows];
    Arrays.fill(faults, "");
    IntStream.range(0, rows)
        .parallel()
        .forEach(row -> {
          String cell = column.text(row);
          pixels[row] = new byte[0];
          if (!missing.isMissing(cell)) {
            try {
              pixels[row] = PictureFile.read(Path.of(cell), size);
            } catch (IOException | InvalidPathException e) {
              faults[row] = Names.shown(cell) + ": " + e.getMessage();
            }
          }
          if (pixels[row].length == 0) {
            pixels[row] = new byte[size.numbers()];
          }
        });
    List<String> bad = Arrays.stream(faults).filter(fault -> !fault.isEmpty()).toList();
    if (!bad.isEmpty()) {
      notices.add(
          Notice.ofColumn(
              "bad-cells",
              column.name(),
              bad.size(),
              "column %s: %d of %d pictures can't be read and count as black: %s%s"
                  .formatted(
                      Names.quoted(column.name()),
                      bad.size(),
                      rows,
                      String.join("; ", bad.subList(0, Math.min(SHOWN, bad.size()))),
                      bad.size() > SHOWN ? "; ..." : ""),
              "leave the rows out, or mend the files"));
    }
    return new PictureColumn(paths(column), size, pixels);
  }

  private static TextColumn paths(Column column) {
    TextColumnBuilder builder = new TextColumnBuilder(column.size());
    for (int row = 0; row < column.size(); row++) {
      builder.add(column.text(row));
    }
    return builder.build(column.name());
  }

  /// The size at which a network sees pictures: the middle one of the first ones' heights and
  /// widths, as far as that is not too large.
  ///
  /// @throws DataException when none of them can be read
  static PictureSize size(Column column) {
    List<PictureSize> sizes = new ArrayList<>();
    String fault = "";
    for (int row = 0; row < column.size() && sizes.size() < LOOKED_AT; row++) {
      try {
        sizes.add(PictureFile.size(Path.of(column.text(row))));
      } catch (IOException | InvalidPathException e) {
        fault = Names.shown(column.text(row)) + ": " + e.getMessage();
      }
    }
    if (sizes.isEmpty()) {
      throw new DataException(
          "column %s names pictures, none of which can be read (%s); names are taken from the"
                  .formatted(Names.quoted(column.name()), fault)
              + " folder where litmus was started");
    }
    int height = middle(sizes.stream().mapToInt(PictureSize::height));
    int width = middle(sizes.stream().mapToInt(PictureSize::width));
    double shrink = Math.min(1, (double) LARGEST / Math.max(height, width));
    return new PictureSize(
        Math.max(SMALLEST, (int) Math.round(shrink * height)),
        Math.max(SMALLEST, (int) Math.round(shrink * width)));
  }

  private static int middle(IntStream values) {
    int[] sorted = values.sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
