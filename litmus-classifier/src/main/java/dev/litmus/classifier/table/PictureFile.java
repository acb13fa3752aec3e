package dev.litmus.classifier.table;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// A PNG, JPEG, BMP or GIF file; of a moving GIF the first picture. Links are not followed.
public final class PictureFile {
  private static final List<String> ENDINGS = List.of(".bmp", ".gif", ".jpeg", ".jpg", ".png");
  private static final int WHITE = 255;

  /// What a brightness is multiplied with to stand in red, green and blue.
  private static final int GREY = 0x010101;

  private static final long MOST_PIXELS = 64_000_000;

  private PictureFile() {}

  /// Whether a file's name ends as those of pictures do.
  public static boolean isNamedSo(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /// Reads a picture as far as to know that the rest can be.
  ///
  /// @throws IOException saying what is wrong with the file
  public static void check(Path file) throws IOException {
    read(file, new PictureSize(1, 1));
  }

  /// How large a picture is, without reading it.
  ///
  /// @throws IOException saying what is wrong with the file
  public static PictureSize size(Path file) throws IOException {
    return with(file, reader -> new PictureSize(reader.getHeight(0), reader.getWidth(0)));
  }

  /// The pixels of a picture scaled to a size, whatever its proportions: bilinear, and from larger
  /// pictures the mean of what falls into a pixel. Its own size is known before memory is taken.
  ///
  /// @return lines of pixels, each red, green and blue from 0 to 255
  /// @throws IOException saying what is wrong with the file
  public static byte[] read(Path file, PictureSize size) throws IOException {
    return with(
        file,
        reader -> {
          long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
          if (pixels > MOST_PIXELS) {
            throw new IOException(
                "it has %d x %d pixels; at most 64 million are read"
                    .formatted(reader.getWidth(0), reader.getHeight(0)));
          }
          ImageReadParam parameters = reader.getDefaultReadParam();
          int across = Math.max(1, reader.getWidth(0) / (8 * size.width()));
          int down = Math.max(1, reader.getHeight(0) / (8 * size.height()));
          parameters.setSourceSubsampling(across, down, 0, 0);
          return scaled(reader.read(0, parameters), size);
        });
  }

  @FunctionalInterface
  private interface Use<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T with(Path file, Use<T> use) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(Files.exists(file) ? "it is no regular file" : "there is no such file");
    }
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("it is no PNG, JPEG, BMP or GIF file");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return use.of(reader);
      } finally {
        reader.dispose();
      }
    } catch (RuntimeException e) {
      // The JDK's readers meet damaged files with many kinds of exceptions.
      throw new IOException("it is damaged (%s)".formatted(e), e);
    }
  }

  /// The colours of all pixels, line by line, red in bits 16 to 23, green in 8 to 15, blue below.
  ///
  /// Grey ones are the numbers of the file, as other programs show them, and not what the JDK makes
  /// of them, for which grey is linear in light.
  private static int[] colors(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (image.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
      return image.getRGB(0, 0, width, height, null, 0, width);
    }
    int[] grey = image.getRaster().getSamples(0, 0, width, height, 0, new int[width * height]);
    int largest = (1 << image.getColorModel().getComponentSize(0)) - 1;
    for (int i = 0; i < grey.length; i++) {
      grey[i] = grey[i] * WHITE / largest * GREY;
    }
    return grey;
  }

  private static byte[] scaled(BufferedImage image, PictureSize size) {
    int[] colors = colors(image);
    byte[] pixels = new byte[size.numbers()];
    Scale across = new Scale(image.getWidth(), size.width());
    Scale down = new Scale(image.getHeight(), size.height());
    int next = 0;
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        for (int shift = 16; shift >= 0; shift -= 8) {
          double sum = 0;
          for (int i = 0; i < down.weights[y].length; i++) {
            int line = (down.first[y] + i) * image.getWidth();
            for (int k = 0; k < across.weights[x].length; k++) {
              int color = colors[line + across.first[x] + k] >> shift & 255;
              sum += down.weights[y][i] * across.weights[x][k] * color;
            }
          }
          pixels[next++] = (byte) Math.round(sum);
        }
      }
    }
    return pixels;
  }

  /// Which old pixels make up each new one along an axis: a triangle around its centre, as wide as
  /// a new pixel, at least as an old one.
  private static final class Scale {
    private final int[] first;
    private final double[][] weights;

    Scale(int from, int to) {
      first = new int[to];
      weights = new double[to][];
      double step = (double) from / to;
      double reach = Math.max(1, step);
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * step - 0.5;
        int begin = Math.max(0, (int) Math.ceil(center - reach));
        int end = Math.min(from - 1, (int) Math.floor(center + reach));
        double[] row = new double[end - begin + 1];
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
          row[k] = Math.max(0, 1 - Math.abs(begin + k - center) / reach);
          sum += row[k];
        }
        for (int k = 0; k < row.length; k++) {
          row[k] /= sum;
        }
        first[i] = begin;
        weights[i] = row;
      }
    }
  }
}
