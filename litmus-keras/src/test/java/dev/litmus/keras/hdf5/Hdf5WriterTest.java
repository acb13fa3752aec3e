package dev.litmus.keras.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.Refusals;
import io.jhdf.HdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Hdf5WriterTest {
  private static final List<String> LAYERS =
      IntStream.range(0, 5000).mapToObj(i -> "layers/dense_" + i + "/vars").toList();

  private static Hdf5GroupBuilder sample() {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    root.attribute("config", "ü".repeat(70_000));
    root.attribute("names", List.of("a", "", "größer"));
    root.attribute("empty_text", "");
    root.attribute("none", List.of());
    root.fixedAttribute("fixed", List.of("dense", "dense_1"));
    root.groups("vars");
    Hdf5GroupBuilder vars = root.groups("layers/dense/vars");
    vars.attribute("name", "out");
    vars.floats("0", new float[] {1, -2, 3, 4.5f, Float.MIN_VALUE, -0f}, 2, 3);
    vars.floats("1", new float[0], 0);
    vars.ints("2", new int[] {Integer.MIN_VALUE});
    vars.longs("3", new long[] {Long.MAX_VALUE, -1}, 2);
    root.group("n".repeat(300)).floats("x", new float[] {1}, 1, 1, 1);
    return root;
  }

  @Test
  void readsBackWhatItWrote() {
    Hdf5Group root = Hdf5Reader.read(new Hdf5Writer(sample()).toBytes());

    assertEquals("ü".repeat(70_000), root.attribute("config").orElseThrow().string());
    assertArrayEquals(
        new String[] {"a", "", "größer"}, root.attribute("names").orElseThrow().strings());
    assertEquals("", root.attribute("empty_text").orElseThrow().string());
    assertEquals(0, root.attribute("none").orElseThrow().strings().length);
    assertArrayEquals(
        new String[] {"dense", "dense_1"}, root.attribute("fixed").orElseThrow().strings());
    assertTrue(root.group("vars").orElseThrow().children().isEmpty());
    Hdf5Group vars = root.group("layers/dense/vars").orElseThrow();
    assertEquals("out", vars.attribute("name").orElseThrow().string());
    assertArrayEquals(
        new float[] {1, -2, 3, 4.5f, Float.MIN_VALUE, -0f},
        vars.dataset("0").orElseThrow().floats());
    assertArrayEquals(new long[] {2, 3}, vars.dataset("0").orElseThrow().dims());
    assertArrayEquals(new long[] {0}, vars.dataset("1").orElseThrow().dims());
    assertArrayEquals(new long[] {Integer.MIN_VALUE}, vars.dataset("2").orElseThrow().longs());
    assertArrayEquals(new long[] {Long.MAX_VALUE, -1}, vars.dataset("3").orElseThrow().longs());
    assertArrayEquals(
        new long[] {1, 1, 1}, root.dataset("n".repeat(300) + "/x").orElseThrow().dims());
  }

  @Test
  void writesEqualBytesForEqualTreesAndAsManyAsItSays() throws IOException {
    Hdf5Writer writer = new Hdf5Writer(sample());
    byte[] bytes = writer.toBytes();
    assertEquals(writer.size(), bytes.length);
    assertArrayEquals(bytes, new Hdf5Writer(sample()).toBytes());
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    writer.writeTo(again);
    assertArrayEquals(bytes, again.toByteArray());
  }

  @Test
  void writesThousandsOfGroupsAndTexts() {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    LAYERS.forEach(path -> root.groups(path).attribute("name", path).floats("0", new float[3], 3));
    List<String> words = IntStream.range(0, 4000).mapToObj(i -> "word " + i).toList();
    for (int i = 0; i < 20; i++) {
      root.attribute("words_" + i, words); // 80,000 texts: more than one heap can number
    }

    Hdf5Group read = Hdf5Reader.read(new Hdf5Writer(root).toBytes());

    for (String path : LAYERS) {
      Hdf5Group group = read.group(path).orElseThrow();
      assertEquals(path, group.attribute("name").orElseThrow().string());
      assertEquals(3, group.dataset("0").orElseThrow().floats().length);
    }
    for (int i = 0; i < 20; i++) {
      String[] found = read.attribute("words_" + i).orElseThrow().strings();
      assertEquals(words, List.of(found));
    }
    List<String> order = new ArrayList<>(read.group("layers").orElseThrow().children().keySet());
    assertEquals("dense_4999", order.getLast());
  }

  @Test
  void anEmptyTreeIsAFile() {
    Hdf5Group root = Hdf5Reader.read(new Hdf5Writer(new Hdf5GroupBuilder()).toBytes());
    assertTrue(root.children().isEmpty());
  }

  @Test
  void anotherReaderAgrees() {
    byte[] bytes = new Hdf5Writer(sample()).toBytes();
    try (HdfFile file = HdfFile.fromByteBuffer(ByteBuffer.wrap(bytes))) {
      assertArrayEquals(
          new float[][] {{1, -2, 3}, {4.5f, Float.MIN_VALUE, -0f}},
          (float[][]) file.getDatasetByPath("layers/dense/vars/0").getData());
      assertEquals(Integer.MIN_VALUE, file.getDatasetByPath("layers/dense/vars/2").getData());
      assertArrayEquals(
          new long[] {Long.MAX_VALUE, -1},
          (long[]) file.getDatasetByPath("layers/dense/vars/3").getData());
      assertEquals("ü".repeat(70_000), file.getAttribute("config").getData());
      assertArrayEquals(
          new String[] {"a", "", "größer"}, (String[]) file.getAttribute("names").getData());
      assertArrayEquals(
          new String[] {"dense", "dense_1"}, (String[]) file.getAttribute("fixed").getData());
      assertEquals("out", file.getByPath("layers/dense/vars").getAttribute("name").getData());
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    List<String> words = IntStream.range(0, 5000).mapToObj(i -> "word " + i).toList();
    assertEquals(
        "attribute 'layer_names' needs 80000 bytes; an HDF5 attribute takes less than 64 KiB: "
            + "split it as layer_names0, layer_names1",
        Refusals.of(Hdf5Exception.class, () -> root.attribute("layer_names", words)));
    assertThrows(Hdf5Exception.class, () -> root.floats("0", new float[5], 2, 3));
    assertThrows(Hdf5Exception.class, () -> root.group("a/b"));
    assertThrows(Hdf5Exception.class, () -> root.group(""));
    root.floats("0", new float[1], 1);
    assertThrows(Hdf5Exception.class, () -> root.floats("0", new float[1], 1));
    assertThrows(Hdf5Exception.class, () -> root.group("0"));
  }
}
