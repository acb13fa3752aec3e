package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.Feature;
import dev.litmus.classifier.Recipe;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.PictureFile;
import dev.litmus.classifier.table.PictureSize;
import dev.litmus.classifier.table.Table;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTableTest {
  @TempDir Path folder;

  private Path text(String name, String content) throws IOException {
    return bytes(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private Path bytes(String name, byte... content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  /// A picture with a bright half, the left one or the right one.
  private Path picture(String name, int type, boolean left) throws IOException {
    BufferedImage image = new BufferedImage(20, 10, type);
    for (int i = 0; i < 200; i++) {
      image.setRGB(i % 20, i / 20, (i % 20 < 10) == left ? 0xFFFFE0C0 : 0xFF102030);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()));
    return file;
  }

  private String refusal() {
    return assertThrows(DataException.class, () -> Tables.read(folder.toString())).getMessage()
        + "";
  }

  @Test
  void hasARowForEachTextAndItsFolderAsClass() throws IOException {
    text("spam/2.txt", "buy\nnow");
    text("spam/1.txt", "you won");
    text("ham/mail", "see you");
    text("ham/.hidden", "no");
    bytes("ham/latin", (byte) 'a', (byte) 0xE9);
    Table table = Tables.read(folder.toString());
    assertEquals(List.of("text", "class"), table.names());
    assertEquals("a\u00e9", table.column("text").text(0));
    assertEquals("see you", table.column("text").text(1));
    assertEquals("buy\nnow", table.column("text").text(3));
    assertEquals("ham", table.column("class").text(1));
    assertEquals("spam", table.column("class").text(2));
    assertEquals(
        List.of("1 files are not UTF-8 and were read as windows-1252"),
        table.notices().stream().map(Notice::text).toList());
  }

  @Test
  void hasNoClassWithoutFolders() throws IOException {
    text("a.txt", "one");
    assertEquals(List.of("text"), Tables.read(folder.toString()).names());
  }

  @Test
  void readsTheBeginningOfAnEndlessText() throws IOException {
    text("a/long.txt", "\u00e4".repeat(1 << 20));
    text("b/short.txt", "x");
    Table table = Tables.read(folder.toString());
    assertTrue(table.column("text").text(0).length() <= 1 << 19);
    assertTrue(table.column("text").text(0).chars().allMatch(c -> c == '\u00e4'));
    assertEquals("cut-files", table.notices().getFirst().code());
  }

  @Test
  void refusesWhatIsNoFolderOfClasses() throws IOException {
    assertTrue(refusal().startsWith(folder + " holds no files; expected one folder"), refusal());
    Path table = text("t.csv.gz", "x");
    assertEquals(
        folder
            + " is a folder of tables; give a file, or the files in it as '"
            + folder
            + "/*.csv'",
        refusal());
    Files.delete(table);
    text("a/x.txt", "x");
    assertEquals(folder + " holds one folder, a; expected one for each of two classes", refusal());
    picture("b/x.png", BufferedImage.TYPE_INT_RGB, true);
    assertEquals(
        folder
            + " holds 1 pictures and 1 other files; expected only pictures (png, jpeg, bmp, gif) or"
            + " only texts",
        refusal());
  }

  @Test
  void leavesOutPicturesThatCannotBeRead() throws IOException {
    picture("a/good.png", BufferedImage.TYPE_USHORT_GRAY, true);
    picture("a/moving.gif", BufferedImage.TYPE_BYTE_INDEXED, true);
    picture("b/good.jpg", BufferedImage.TYPE_INT_RGB, true);
    Path bad = text("b/text.png", "hello");
    Files.createSymbolicLink(folder.resolve("a/link.png"), folder.resolve("b/good.jpg"));
    Table table = Tables.read(folder.toString());
    assertEquals(List.of("picture", "class"), table.names());
    assertEquals(3, table.rowCount());
    assertEquals(
        "1 of 4 files can't be read and are left out: "
            + bad
            + ": it is no PNG, JPEG, BMP or GIF"
            + " file",
        table.notices().getFirst().text());
  }

  @Test
  void greyIsAsTheFileHasIt() throws IOException {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 8, 8, IntStream.range(0, 64).map(i -> 4 * i).toArray());
    Path file = folder.resolve("grey.png");
    ImageIO.write(image, "png", file.toFile());
    byte[] pixels = PictureFile.read(file, new PictureSize(8, 8));
    for (int i = 0; i < 64; i++) {
      assertEquals((byte) (4 * i), pixels[3 * i]);
      assertEquals((byte) (4 * i), pixels[3 * i + 2]);
    }
  }

  @Test
  void picturesAreLearntFrom(@TempDir Path output) throws IOException {
    for (int i = 0; i < 30; i++) {
      picture("left/" + i + ".png", BufferedImage.TYPE_INT_RGB, true);
      picture("right/" + i + ".bmp", BufferedImage.TYPE_INT_RGB, false);
    }
    Table table = Tables.read(folder.toString());
    TrainOptions options =
        TrainOptions.defaults().recipe(Recipe.pictures().withEpochs(2)).threads(1);
    Classifier trained = Classifier.train(table, options).classifier();
    assertEquals(
        List.of(new Feature.Picture("picture", "picture", new PictureSize(10, 20), true)),
        trained.features());

    Path file = output.resolve("model.keras");
    trained.save(file);
    Classifier loaded = Classifier.load(file);
    assertEquals(trained.schema(), loaded.schema());
    assertArrayEquals(trained.probabilities(table), loaded.probabilities(table));
  }
}
