package dev.litmus.data;

import dev.litmus.classifier.table.PictureFile;
import dev.litmus.nn.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// One picture of a file.
final class Picture {
  static final int CHANNELS = 3;
  private static final long MOST_PIXELS = 64_000_000;

  private Picture() {}

  /// The picture as one row `(1, height, width, 3)` of numbers from 0 to 255; what is transparent
  /// shows the colour below. Its size is known before memory is taken.
  ///
  /// @throws IOException saying what is wrong with the file
  static Tensor read(Path file) throws IOException {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("it is no PNG, JPEG, BMP or GIF file");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
          throw new IOException(
              "it has %d x %d pixels; at most 64 million are read".formatted(width, height));
        }
        return pixels(reader.read(0));
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      // The JDK's readers meet damaged files with many kinds of exceptions.
      throw new IOException("it is damaged (%s)".formatted(e), e);
    }
  }

  private static Tensor pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] colors = PictureFile.colors(image);
    float[] pixels = new float[height * width * CHANNELS];
    int next = 0;
    for (int color : colors) {
      pixels[next++] = color >> 16 & 255;
      pixels[next++] = color >> 8 & 255;
      pixels[next++] = color & 255;
    }
    return Tensor.of(pixels, 1, height, width, CHANNELS);
  }
}
