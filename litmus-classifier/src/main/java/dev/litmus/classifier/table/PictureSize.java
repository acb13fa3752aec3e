package dev.litmus.classifier.table;

/// How large pictures are for a network.
///
/// @param height rows of pixels
/// @param width pixels a row
public record PictureSize(int height, int width) {
  /// The size of columns that hold no pictures.
  public static final PictureSize NONE = new PictureSize(0, 0);

  /// The numbers of one picture: red, green and blue of each pixel.
  public int numbers() {
    return Math.multiplyExact(Math.multiplyExact(height, width), PictureColumn.CHANNELS);
  }
}
