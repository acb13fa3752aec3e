package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Resizing;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Pictures of two kinds, each kind in a folder of its own, as rows to learn from: what Keras's
/// `image_dataset_from_directory` reads.
///
/// @param pixels `(pictures, height, width, 3)`: red, green and blue from 0 to 255
/// @param labels 0 for pictures of the first folder in order of names, 1 for those of the second
/// @param classNames the names of the two folders
/// @param files the files in the order of the rows: by folder, then by name
/// @param notices what could not be read, and why
public record Pictures(
    Tensor pixels, Tensor labels, List<String> classNames, List<Path> files, List<String> notices) {
  private static final List<String> ENDINGS = List.of(".bmp", ".gif", ".jpeg", ".jpg", ".png");

  /// Reads all PNG, JPEG, BMP and GIF files (of a moving GIF the first picture) of the two folders
  /// in `folder`, scaled to one size as Keras does: bilinear, whatever the proportions. Links are
  /// not followed; a file that cannot be read is left out with a notice.
  ///
  /// @throws DataException when there are not two folders, or one has no picture
  public static Pictures read(Path folder, int height, int width) {
    List<Path> classes = children(folder, true);
    if (classes.size() != 2) {
      throw new DataException(
          "%s: expected two folders of pictures, one for each class; found %d%s"
              .formatted(
                  folder,
                  classes.size(),
                  classes.isEmpty() ? "" : ": " + String.join(", ", names(classes))));
    }
    Model scale =
        Sequential.of(
            InputLayer.of(Shape.UNKNOWN, Shape.UNKNOWN, Picture.CHANNELS),
            Resizing.of(height, width));
    List<Path> files = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    List<Float> labels = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      int before = rows.size();
      for (Path file : children(classes.get(label), false)) {
        try {
          Tensor picture = Picture.read(file);
          boolean fits = picture.shape().dim(1) == height && picture.shape().dim(2) == width;
          rows.add((fits ? picture : scale.predict(picture)).floats());
          labels.add((float) label);
          files.add(file);
        } catch (IOException e) {
          notices.add("%s is left out: %s".formatted(file, e.getMessage()));
        }
      }
      if (rows.size() == before) {
        throw new DataException(
            "%s: expected pictures (%s); found none that can be read%s"
                .formatted(
                    classes.get(label),
                    String.join(", ", ENDINGS),
                    notices.isEmpty() ? "" : ": " + notices.getLast()));
      }
    }
    int size = Math.multiplyExact(Math.multiplyExact(height, width), Picture.CHANNELS);
    float[] pixels = new float[Math.multiplyExact(rows.size(), size)];
    float[] answers = new float[rows.size()];
    for (int row = 0; row < answers.length; row++) {
      System.arraycopy(rows.get(row), 0, pixels, row * size, size);
      answers[row] = labels.get(row);
    }
    return new Pictures(
        Tensor.of(pixels, answers.length, height, width, Picture.CHANNELS),
        Tensor.column(answers),
        names(classes),
        List.copyOf(files),
        List.copyOf(notices));
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(path -> String.valueOf(path.getFileName())).toList();
  }

  /// The sub-folders, or the pictures, in order of names; hidden ones are passed over.
  private static List<Path> children(Path folder, boolean folders) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .filter(path ->
              folders
                  ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                  : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && isPicture(path))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException("%s can't be read as a folder".formatted(folder), e);
    }
  }

  private static boolean isPicture(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }
}
