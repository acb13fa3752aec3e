package dev.litmus.data;

import dev.litmus.classifier.table.PictureColumn;
import dev.litmus.classifier.table.PictureFile;
import dev.litmus.classifier.table.PictureSize;
import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.nio.file.Path;

/// One picture of a file.
final class Picture {
  static final int CHANNELS = PictureColumn.CHANNELS;

  private Picture() {}

  /// The picture as one row `(1, height, width, 3)` of numbers from 0 to 255; what is transparent
  /// shows the colour below. Its size is known before memory is taken.
  ///
  /// @throws IOException saying what is wrong with the file
  static Tensor read(Path file) throws IOException {
    PictureSize size = PictureFile.size(file);
    byte[] numbers = PictureFile.read(file, size);
    float[] pixels = new float[numbers.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = Byte.toUnsignedInt(numbers[i]);
    }
    return Tensor.of(pixels, 1, size.height(), size.width(), CHANNELS);
  }
}
