package dev.litmus.keras.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.Refusals;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5ReaderTest {
  private final Hdf5Group types = Fixtures.read("types.h5");
  private final Hdf5Group texts = Fixtures.read("texts.h5");

  private static Hdf5Dataset dataset(Hdf5Group group, String path) {
    return group.dataset(path).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"little_f2", "big_f2", "little_f4", "big_f4", "little_f8", "big_f8"})
  void readsFloatsOfAnyWidthAndOrder(String name) {
    Hdf5Dataset dataset = dataset(types, "float/" + name);
    assertArrayEquals(new long[] {2, 3}, dataset.dims());
    float[] expected = {0f, -1.5f, 3.25f, 65504f, 0.3125f, -0f};
    assertArrayEquals(expected, dataset.floats());
    assertArrayEquals(new double[] {0, -1.5, 3.25, 65504, 0.3125, -0.0}, dataset.doubles());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"little_i1", "little_i2", "big_i2", "little_i4", "big_i4", "little_i8", "big_i8"})
  void readsSignedIntegers(String name) {
    assertArrayEquals(new long[] {1, -2, 100}, dataset(types, "int/" + name).longs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"little_u1", "little_u2", "big_u4", "little_u8"})
  void readsUnsignedIntegers(String name) {
    assertArrayEquals(new long[] {1, 2, 200}, dataset(types, "uint/" + name).longs());
  }

  @Test
  void readsScalarsAndEmptyArrays() {
    assertArrayEquals(new long[0], dataset(types, "scalar/float").dims());
    assertArrayEquals(new float[] {0.25f}, dataset(types, "scalar/float").floats());
    assertArrayEquals(new long[] {7}, dataset(types, "scalar/int").longs());
    assertArrayEquals(new long[] {0, 4}, dataset(types, "empty").dims());
    assertEquals(0, dataset(types, "empty").floats().length);
    assertEquals(0, dataset(types, "null").floats().length);
  }

  @Test
  void readsCompactAndBfloat16Data() {
    assertArrayEquals(new float[] {1, 2, 3}, dataset(types, "compact").floats());
    assertArrayEquals(new float[] {1, -2}, dataset(types, "bfloat16").floats());
  }

  @ParameterizedTest
  @CsvSource({
    "int/little_i1, int8",
    "complex, compound",
    "compound, compound",
    "boolean, enum",
  })
  void refusesToTakeOtherTypesForFloats(String path, String type) {
    Hdf5Dataset dataset = dataset(types, path);
    String message = Refusals.of(Hdf5Exception.class, dataset::floats);
    assertEquals(
        "'/%s' holds elements of type %s; expected floating-point numbers".formatted(path, type),
        message);
  }

  @Test
  void refusesNumbersBeyondInt64() {
    Hdf5Dataset dataset = dataset(types, "uint/beyond");
    String message = Refusals.of(Hdf5Exception.class, dataset::longs);
    assertEquals("'/uint/beyond' holds 9223372036854775808, beyond the largest int64", message);
  }

  @Test
  void refusesDataThatWereNeverStored() {
    Hdf5Dataset dataset = dataset(types, "unwritten");
    String message = Refusals.of(Hdf5Exception.class, dataset::floats);
    assertEquals(
        "'/unwritten' declares 1000000 elements of type float32 (4 bytes each) and stores 0 bytes",
        message);
  }

  @Test
  void readsAttributes() {
    assertEquals("naïve 銀行", texts.attribute("variable").orElseThrow().string());
    assertEquals("plain", texts.attribute("fixed").orElseThrow().string());
    assertArrayEquals(
        new String[] {"a", "", "größer"}, texts.attribute("list").orElseThrow().strings());
    assertArrayEquals(
        new String[] {"dense", "dense_1"}, texts.attribute("fixed_list").orElseThrow().strings());
    assertEquals(0, texts.attribute("empty_list").orElseThrow().strings().length);
    assertArrayEquals(new long[] {42}, texts.attribute("number").orElseThrow().longs());
    assertArrayEquals(new double[] {0.5}, texts.attribute("float").orElseThrow().doubles());
    assertEquals("x".repeat(100_000), texts.attribute("long").orElseThrow().string());
    assertTrue(texts.attribute("absent").isEmpty());
  }

  @Test
  void refusesAListWhereOneTextIsExpected() {
    Hdf5Attribute list = texts.attribute("list").orElseThrow();
    String message = Refusals.of(Hdf5Exception.class, list::string);
    assertEquals("/@list holds 3 texts where one was expected", message);
  }

  @Test
  void readsTexts() {
    assertArrayEquals(new String[] {"yes", "no", ""}, dataset(texts, "words").strings());
    assertArrayEquals(new String[] {"ab", "abcdefgh"}, dataset(texts, "blank_padded").strings());
    Hdf5Dataset latin1 = dataset(texts, "latin1");
    String message = Refusals.of(Hdf5Exception.class, latin1::strings);
    assertEquals("a text of '/latin1' is not valid UTF-8", message);
  }

  @Test
  void walksLargeGroupsAndManyAttributes() {
    Hdf5Group root = Fixtures.read("many_groups.h5");
    assertEquals(300, root.group("many").orElseThrow().children().size());
    for (int i = 0; i < 300; i++) {
      assertArrayEquals(new float[] {i}, dataset(root, "many/member_" + i).floats());
    }
    assertEquals("/layers/dense_7/vars/0", dataset(root, "layers/dense_7/vars/0").path());
    assertTrue(root.group("n".repeat(300)).orElseThrow().children().isEmpty());
    Hdf5Group layers = root.group("layers").orElseThrow();
    assertEquals(30, layers.attributes().size());
    assertArrayEquals(new long[] {29}, layers.attribute("attribute_29").orElseThrow().longs());
    List<String> sorted = new ArrayList<>(root.group("many").orElseThrow().children().keySet());
    assertEquals(sorted.stream().sorted().toList(), sorted);
  }

  @Test
  void readsTheNewerLayout() {
    Hdf5Group root = Fixtures.read("latest.h5");
    Hdf5Dataset kernel = dataset(root, "layers/dense/vars/0");
    assertArrayEquals(new long[] {2, 3}, kernel.dims());
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, kernel.floats());
    Hdf5Group layers = root.group("layers").orElseThrow();
    assertEquals("sequential", layers.attribute("name").orElseThrow().string());
  }

  @Test
  void findsNothingBelowADatasetOrAtAWrongPath() {
    assertTrue(types.group("scalar/float").isEmpty());
    assertTrue(types.dataset("scalar/float/more").isEmpty());
    assertTrue(types.dataset("nowhere/at/all").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          soft_link.h5            | group '/' has a soft link named 'link'
          external_link.h5        | group '/' has an external link named 'link'
          external_link_latest.h5 | group '/' has an external link named 'link'
          hard_link_cycle.h5      | is reached twice
          external_storage.h5     | '/0' keeps its data in another file (external storage)
          virtual.h5              | '/0' is put together from other files (virtual layout)
          gzip.h5                 | '/0' is
          chunked.h5              | '/0' is stored in chunks
          dense_links.h5          | group '/' keeps its links in a fractal heap
          named_type.h5           | '/type' is neither a group nor a data set
          user_block.h5           | no HDF5 file
          """)
  void refuses(String name, String expected) {
    String message = Refusals.of(Hdf5Exception.class, () -> Fixtures.read(name));
    assertTrue(message.contains(expected), message);
  }
}
