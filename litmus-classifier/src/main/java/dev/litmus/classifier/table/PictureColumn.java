package dev.litmus.classifier.table;

import java.util.Arrays;

/// Pictures of one size, read from the files that the cells name; what [Schema#apply] makes of a
/// column of [ColumnType#PICTURE]. A picture that is missing or can't be read is black.
public final class PictureColumn implements Column {
  /// Red, green and blue.
  public static final int CHANNELS = 3;

  private final TextColumn paths;
  private final PictureSize size;

  /// Row after row: lines of pixels of three numbers from 0 to 255.
  private final byte[][] pixels;

  PictureColumn(TextColumn paths, PictureSize size, byte[][] pixels) {
    this.paths = paths;
    this.size = size;
    this.pixels = pixels;
  }

  /// The size of all pictures.
  public PictureSize pictureSize() {
    return size;
  }

  /// All pictures as numbers from 0 to 255, row after row: height, width, then red, green, blue.
  public float[] toFloats() {
    int numbers = size.numbers();
    float[] floats = new float[Math.multiplyExact(pixels.length, numbers)];
    int next = 0;
    for (byte[] picture : pixels) {
      for (byte number : picture) {
        floats[next++] = Byte.toUnsignedInt(number);
      }
    }
    return floats;
  }

  @Override
  public String name() {
    return paths.name();
  }

  @Override
  public int size() {
    return paths.size();
  }

  /// The file's name as it was given.
  @Override
  public String text(int row) {
    return paths.text(row);
  }

  @Override
  public boolean isBlank(int row) {
    return paths.isBlank(row);
  }

  @Override
  public PictureColumn renamed(String newName) {
    return new PictureColumn(paths.renamed(newName), size, pixels);
  }

  @Override
  public PictureColumn rows(int[] rows) {
    byte[][] picked = new byte[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = pixels[rows[i]];
    }
    return new PictureColumn(paths.rows(rows), size, picked);
  }

  /// Equal when names, files and pixels are.
  @Override
  public boolean equals(Object other) {
    return other instanceof PictureColumn that
        && paths.equals(that.paths)
        && size.equals(that.size)
        && Arrays.deepEquals(pixels, that.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * paths.hashCode() + size.hashCode();
  }

  @Override
  public String toString() {
    return "PictureColumn[%s, %d rows of %d x %d]"
        .formatted(name(), size(), size.width(), size.height());
  }
}
