package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// NumPy's files: those in the resources are made by tools/make_keras_fixtures.py.
class NpyTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "little_f2, FLOAT32", "little_f4, FLOAT32", "big_f4, FLOAT32", "little_f8, FLOAT32",
    "big_f8, FLOAT32", "little_i1, INT32", "little_i2, INT32", "big_i4, INT32",
    "little_i8, INT64", "little_u1, INT32", "big_u2, INT32", "little_u4, INT64",
    "little_u8, INT64", "fortran, FLOAT32",
  })
  void readsNumbersOfEveryType(String name, DType type) throws IOException {
    Tensor tensor = ModelFiles.arrays(folder, "arrays").get(name);
    assertEquals(type, tensor.dtype());
    assertEquals(Shape.of(2, 3), tensor.shape());
    assertArrayEquals(new float[] {0, 1, 2, 100, 5, 6}, tensor.floats());
  }

  @Test
  void readsOtherElementsAndShapes() throws IOException {
    Npz arrays = ModelFiles.arrays(folder, "arrays");
    assertArrayEquals(new float[] {0, 0, 1, 1, 1, 1}, arrays.get("bool").floats());
    assertEquals(DType.BOOL, arrays.get("bool").dtype());
    assertArrayEquals(new String[] {"a", "größe", "", "銀行😀"}, arrays.get("unicode").strings());
    assertArrayEquals(new String[] {"é", "ab"}, arrays.get("big_unicode").strings());
    assertArrayEquals(new String[] {"abc", "", "x"}, arrays.get("bytes").strings());
    assertEquals(Shape.of(), arrays.get("scalar").shape());
    assertArrayEquals(new float[] {2.5f}, arrays.get("scalar").floats());
    assertEquals(Shape.of(0, 3), arrays.get("empty").shape());
    assertTrue(
        Refusals.of(IllegalArgumentException.class, () -> arrays.get("absent"))
            .startsWith("there is no array 'absent'; arrays: little_f2, "));
  }

  private static List<Tensor> samples() {
    return List.of(
        Tensor.of(new float[] {1, -2.5f, Float.NaN, 3e38f}, 2, 2),
        Tensor.of(new float[] {-5, 7}, DType.INT32, Shape.of(2)),
        Tensor.of(new float[] {-5, 7}, DType.INT64, Shape.of(2, 1)),
        Tensor.of(new float[] {0, 1}, DType.BOOL, Shape.of(1, 2)),
        Tensor.of(new String[] {"", "größe", "😀"}, 3, 1),
        Tensor.of(new float[] {4}, DType.FLOAT32, Shape.of()),
        Tensor.of(new float[0], 0, 3));
  }

  private static void assertSame(Tensor expected, Tensor found) {
    assertEquals(expected.dtype(), found.dtype());
    assertEquals(expected.shape(), found.shape());
    if (expected.dtype() == DType.STRING) {
      assertArrayEquals(expected.strings(), found.strings());
    } else {
      assertArrayEquals(expected.floats(), found.floats());
    }
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
    for (Tensor tensor : samples()) {
      Path file = folder.resolve("array.npy");
      Npy.write(tensor, file, true);
      assertSame(tensor, Npy.read(file));
      arrays.put("array_" + arrays.size(), tensor);
    }
    Path file = folder.resolve("arrays.npz");
    new Npz(arrays).write(file, false);
    Npz read = Npz.read(file);
    assertEquals(List.copyOf(arrays.keySet()), List.copyOf(read.arrays().keySet()));
    arrays.forEach((name, tensor) -> assertSame(tensor, read.get(name)));
    assertThrows(FileAlreadyExistsException.class, () -> new Npz(arrays).write(file, false));
  }

  /// The very bytes that `numpy.save` writes.
  @Test
  void writesTheHeaderAsNumpyDoes() throws IOException {
    Path file = folder.resolve("array.npy");
    Npy.write(Tensor.of(new float[] {1, 2}, 2), file, false);
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 8, bytes.length);
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    assertEquals(
        header + " ".repeat(117 - header.length()) + "\n",
        new String(Arrays.copyOfRange(bytes, 10, 128), ISO_8859_1));
  }

  private String refusal(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("bad.npy"), bytes);
    String message = Refusals.of(IllegalArgumentException.class, () -> Npy.read(file));
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  @Test
  void refusesObjectsAndOtherTypes() throws IOException {
    Path objects = ModelFiles.copy(folder, "objects.npy");
    assertEquals(
        objects + " holds Python objects, which are never read; save it as strings or numbers",
        Refusals.of(IllegalArgumentException.class, () -> Npy.read(objects)));
    Path complex = ModelFiles.copy(folder, "complex.npy");
    assertEquals(
        complex + " has elements of type c16; expected numbers, booleans or strings",
        Refusals.of(IllegalArgumentException.class, () -> Npy.read(complex)));
  }

  /// Found by fuzzing: two numbers with nothing but a space between them.
  @Test
  void refusesAShapeThatIsNone() {
    for (String shape : List.of(",0 3", "1,,2", "3 4", ",")) {
      String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> NpyHeader.parse(header, "x.npy"), shape);
      assertEquals("x.npy: the header is not that of a plain array: " + header, e.getMessage());
    }
  }

  @Test
  void refusesDamage() throws IOException {
    byte[] bytes = Npy.toBytes(Tensor.of(new float[] {1, 2}, 2));
    assertEquals(" is no .npy file", refusal("1,2,3".getBytes(ISO_8859_1)));
    for (int length = 10; length < bytes.length; length++) {
      assertEquals(" is cut off at byte " + length, refusal(Arrays.copyOf(bytes, length)));
    }
    assertEquals(": 3 bytes follow the array", refusal(Arrays.copyOf(bytes, bytes.length + 3)));
    String text = new String(bytes, ISO_8859_1);
    assertEquals(
        ": a shape of [99999, 99999] is too large",
        refusal(text.replace("(2,), }     ", "(99999,99999)}").getBytes(ISO_8859_1)).strip());
    assertTrue(
        refusal(text.replace("'descr'", "'dtype'").getBytes(ISO_8859_1))
            .startsWith(": the header is not that of a plain array"));
    assertEquals(
        " holds strings of width 0", refusal(text.replace("<f4", "<U0").getBytes(ISO_8859_1)));
  }

  @Test
  void refusesArchivesBeyondALimitAndThoseThatAreNone() throws IOException {
    Path archive = ModelFiles.copy(folder, "arrays.npz");
    for (int budget : new int[] {100, 1000}) {
      String message = Refusals.of(IllegalArgumentException.class, () -> Npz.read(archive, budget));
      assertTrue(
          message.matches(".*, array '\\w+' takes \\d+ bytes; \\d+ are left for it"), message);
    }
    Path none = Files.writeString(folder.resolve("none.npz"), "no zip");
    assertTrue(
        Refusals.of(IllegalArgumentException.class, () -> Npz.read(none))
            .startsWith(none + " is no .npz file"));
  }

  /// A byte an element in the file, four in memory.
  @Test
  void refusesArraysThatWouldTakeMoreMemoryThanThereIs() {
    byte[] bytes = Npy.toBytes(Tensor.of(new float[1000], DType.BOOL, Shape.of(1000)));
    assertEquals(
        "x.npy takes 4000 bytes in memory; 3999 are left for it",
        Refusals.of(IllegalArgumentException.class, () -> Npy.read(bytes, "x.npy", 3999)));
    assertEquals(1000, Npy.read(bytes, "x.npy", 4000).shape().size());
  }

  @Test
  void refusesMoreArraysThanAModelHasInputs() throws IOException {
    SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
    for (int i = 0; i <= 1000; i++) {
      arrays.put("a" + i, Tensor.of(new float[1], 1));
    }
    Path file = folder.resolve("many.npz");
    new Npz(arrays).write(file, false);
    assertEquals(
        file + " holds 1001 arrays; at most 1000 are read",
        Refusals.of(IllegalArgumentException.class, () -> Npz.read(file)));
  }

  @Test
  void refusesWhatIsNoRegularFile() throws IOException {
    for (String ending : List.of("npy", "npz")) {
      Path directory = Files.createDirectory(folder.resolve("folder." + ending));
      Path loop = folder.resolve("loop." + ending);
      Files.createSymbolicLink(loop, loop);
      assertEquals(": this is a folder, not a file", refusal(directory));
      assertTrue(refusal(loop).startsWith(": the file can't be looked up: "), refusal(loop));
      if (Files.exists(Path.of("/dev/zero"))) {
        Path device = folder.resolve("device." + ending);
        Files.createSymbolicLink(device, Path.of("/dev/zero"));
        assertEquals(": this is not a regular file", refusal(device));
      }
    }
  }

  private static String refusal(Path file) {
    return Refusals.of(
            IllegalArgumentException.class,
            () -> {
              if (file.toString().endsWith(".npz")) {
                Npz.read(file);
              } else {
                Npy.read(file);
              }
            })
        .substring(file.toString().length());
  }
}
