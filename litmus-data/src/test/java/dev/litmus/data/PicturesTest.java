package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.DataException;
import dev.litmus.nn.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  @TempDir Path folder;

  private Path picture(String name, int width, int height, int... colors) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colors[i % colors.length]);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertTrue(ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()));
    return file;
  }

  @Test
  void readsTwoFoldersInOrderOfNames() throws IOException {
    picture("tulip/b.png", 2, 1, 0xFF0000, 0x00FF80);
    picture("tulip/a.bmp", 2, 1, 0x010203);
    picture("daisy/z.gif", 2, 1, 0xFFFFFF);
    Files.writeString(folder.resolve("tulip/notes.txt"), "no picture");
    Pictures pictures = Pictures.read(folder, 1, 2);
    assertEquals(List.of("daisy", "tulip"), pictures.classNames());
    assertEquals(Shape.of(3, 1, 2, 3), pictures.pixels().shape());
    assertArrayEquals(new float[] {0, 1, 1}, pictures.labels().floats());
    assertArrayEquals(
        new float[] {255, 255, 255, 255, 255, 255, 1, 2, 3, 1, 2, 3, 255, 0, 0, 0, 255, 128},
        pictures.pixels().floats());
    assertEquals("b.png", pictures.files().getLast().getFileName() + "");
    assertEquals(List.of(), pictures.notices());
  }

  /// Between two pixels of 0 and 200 stand 50 and 150, as in Keras's bilinear resizing.
  @Test
  void scalesToOneSize() throws IOException {
    picture("a/x.png", 2, 1, 0x000000, 0xC8C8C8);
    picture("b/x.png", 4, 1, 0x000000);
    float[] pixels = Pictures.read(folder, 1, 4).pixels().floats();
    assertArrayEquals(
        new float[] {0, 50, 150, 200}, new float[] {pixels[0], pixels[3], pixels[6], pixels[9]});
  }

  @Test
  void leavesOutWhatCannotBeRead() throws IOException {
    picture("a/good.png", 2, 2, 0x123456);
    picture("b/good.png", 2, 2, 0x123456);
    Path text = Files.writeString(folder.resolve("a/text.png"), "hello");
    byte[] whole = Files.readAllBytes(folder.resolve("a/good.png"));
    Path cut = Files.write(folder.resolve("b/cut.png"), java.util.Arrays.copyOf(whole, 40));
    Path huge = Files.write(folder.resolve("b/huge.png"), hugePng());
    Files.createSymbolicLink(folder.resolve("a/link.png"), folder.resolve("b/good.png"));
    Pictures pictures = Pictures.read(folder, 2, 2);
    assertEquals(2, pictures.files().size());
    assertEquals(3, pictures.notices().size(), pictures.notices()::toString);
    assertEquals(
        text + " is left out: it is no PNG, JPEG, BMP or GIF file", pictures.notices().getFirst());
    assertTrue(pictures.notices().get(1).startsWith(cut + " is left out: "));
    assertEquals(
        huge + " is left out: it has 30000 x 30000 pixels; at most 64 million are read",
        pictures.notices().getLast());
  }

  /// A file of a hundred bytes that claims to be enormous.
  private static byte[] hugePng() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(header);
    out.write("IHDR".getBytes(StandardCharsets.US_ASCII));
    out.writeInt(30_000);
    out.writeInt(30_000);
    out.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(header.toByteArray());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream png = new DataOutputStream(file);
    png.writeLong(0x89504E470D0A1A0AL);
    png.writeInt(13);
    png.write(header.toByteArray());
    png.writeInt((int) sum.getValue());
    return file.toByteArray();
  }

  @Test
  void refusesOtherThanTwoFoldersOfPictures() throws IOException {
    assertEquals(
        folder + ": expected two folders of pictures, one for each class; found 0", refusal());
    picture("a/x.png", 1, 1, 0);
    Files.createDirectories(folder.resolve("b"));
    assertEquals(
        folder.resolve("b")
            + ": expected pictures (.bmp, .gif, .jpeg, .jpg, .png); found none that can be read",
        refusal());
    Files.createDirectories(folder.resolve("c"));
    assertEquals(
        folder + ": expected two folders of pictures, one for each class; found 3: a, b, c",
        refusal());
  }

  private String refusal() {
    return assertThrows(DataException.class, () -> Pictures.read(folder, 2, 2)).getMessage() + "";
  }
}
