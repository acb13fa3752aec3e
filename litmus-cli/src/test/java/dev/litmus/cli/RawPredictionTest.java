package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.Npy;
import dev.litmus.keras.Npz;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawPredictionTest {
  private static final Tensor NUMBERS = Tensor.of(new float[] {1, 2, 3, -1, 0.5f, 1e-3f}, 3, 2);
  private static final Tensor WORDS = Tensor.of(new String[] {"red", " blue", ""}, 3, 1);

  @TempDir Path folder;
  private Path plain = Path.of("");
  private Path mixed = Path.of("");
  private Model plainModel = Sequential.seeded(1, InputLayer.of(2), Dense.of(1, "sigmoid"));
  private Model mixedModel = plainModel;

  @BeforeEach
  void saveModels() {
    Symbol numbers = InputLayer.of(2).named("numbers").symbol();
    Symbol words = InputLayer.of(1).named("words").dtype(DType.STRING).symbol();
    Symbol encoded = StringLookup.oneHot(List.of("red", " blue")).apply(words);
    Symbol joined = Concatenate.of().apply(numbers, encoded);
    Symbol first = Dense.of(1, "sigmoid").named("first").apply(joined);
    mixedModel = Functional.named("mixed", 1, List.of(numbers, words), List.of(first));
    plain = folder.resolve("plain.keras");
    mixed = folder.resolve("mixed.keras");
    KerasFormat.save(plainModel, plain);
    KerasFormat.save(mixedModel, mixed);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void arraysInAnArrayOut() throws IOException {
    Path input = folder.resolve("input.npy");
    Path output = folder.resolve("output.npy");
    Npy.write(NUMBERS, input, false);
    Run.of("predict", "--raw", plain, input, "-o", output).done();
    assertArrayEquals(plainModel.predict(NUMBERS).floats(), Npy.read(output).floats());
    assertEquals(plainModel.predict(NUMBERS).shape(), Npy.read(output).shape());
  }

  @Test
  void csvWithoutAHeaderInAndOut() throws IOException {
    Path input = write("input.csv", "1,2\n3,-1\n0.5,1e-3\n");
    Run run = Run.of("predict", "--raw", plain, input).done();
    float[] expected = plainModel.predict(NUMBERS).floats();
    List<String> lines = run.out().lines().toList();
    assertEquals(3, lines.size());
    for (int row = 0; row < 3; row++) {
      assertEquals(expected[row], Float.parseFloat(lines.get(row)));
    }
    Path output = folder.resolve("output.csv");
    Run.of("predict", "--raw", plain, input, "-o", output).done();
    assertEquals(run.out(), Files.readString(output));
  }

  @Test
  void severalInputsAreFilesInTheModelsOrderOrOneArchive() throws IOException {
    float[] expected = mixedModel.predictAll(List.of(NUMBERS, WORDS)).getFirst().floats();
    Path numbers = write("numbers.csv", "1,2\n3,-1\n0.5,0.001\n");
    Path words = write("words.csv", "\"red\"\n\" blue\"\n\"\"\n");
    Path output = folder.resolve("output.npy");
    Run.of("predict", "--raw", mixed, numbers, words, "-o", output).done();
    assertArrayEquals(expected, Npy.read(output).floats());

    SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
    arrays.put("words", WORDS);
    arrays.put("numbers", NUMBERS);
    Path archive = folder.resolve("input.npz");
    new Npz(arrays).write(archive, false);
    Run.of("predict", "--raw", mixed, archive, "-o", output, "--force").done();
    assertArrayEquals(expected, Npy.read(output).floats());
  }

  @Test
  void severalOutputsGoToAnArchive() throws IOException {
    Symbol x = InputLayer.of(2).named("x").symbol();
    Symbol p = Dense.of(1, "sigmoid").named("p").apply(x);
    Symbol q = Dense.of(3, "softmax").named("q").apply(x);
    Model model = Functional.named("two", 1, List.of(x), List.of(p, q));
    Path two = folder.resolve("two.keras");
    KerasFormat.save(model, two);
    Path input = write("input.csv", "1,2\n3,-1\n0.5,0.001\n");
    Path output = folder.resolve("output.npz");
    Run.of("predict", "--raw", two, input, "-o", output).done();
    Npz written = Npz.read(output);
    List<Tensor> expected = model.predictAll(List.of(NUMBERS));
    assertArrayEquals(expected.get(0).floats(), written.get("p").floats());
    assertArrayEquals(expected.get(1).floats(), written.get("q").floats());
    Run.of("predict", "--raw", two, input).refused("has 2 outputs", ".npz");
  }

  @Test
  void rowsOfAnyShapeAreFilledFromALine() throws IOException {
    Model model =
        Sequential.seeded(
            1, InputLayer.of(2, 2), dev.litmus.nn.layers.Flatten.of(), Dense.of(1, "sigmoid"));
    Path shaped = folder.resolve("shaped.keras");
    KerasFormat.save(model, shaped);
    Path input = write("input.csv", "1,2,3,4\n");
    Run run = Run.of("predict", "--raw", shaped, input).done();
    float expected = model.predict(Tensor.of(new float[] {1, 2, 3, 4}, 1, 2, 2)).floats()[0];
    assertEquals(expected, Float.parseFloat(run.out().strip()));
  }

  @Test
  void jsonTellsShapesAndNumbers() throws IOException {
    Path input = write("input.csv", "1,2\n3,-1\n0.5,0.001\n");
    Answer answer = Run.of("predict", "--raw", plain, input, "--json").done().json();
    assertEquals(3L, answer.get("rows"));
    assertEquals(3, answer.list("predictions").size());
    assertTrue(answer.isNull("output"));
  }

  @Test
  void wholeNumbersOf64BitsInIndicesOut() throws IOException {
    Symbol input = InputLayer.of(2).named("codes").dtype(DType.INT64).symbol();
    Symbol output = IntegerLookup.of(List.of(7L, 123_456_789_012L)).apply(input);
    Path lookup = folder.resolve("lookup.keras");
    KerasFormat.save(Functional.named("lookup", 1, List.of(input), List.of(output)), lookup);
    Path npy = folder.resolve("codes.npy");
    long[] codes = {7, 123_456_789_012L, 123_456_789_013L, -1};
    Npy.write(Tensor.of(codes, DType.INT64, Shape.of(2, 2)), npy, false);
    Path csv = write("codes.csv", "7,123456789012\n123456789013,-1\n");
    for (Path codesFile : List.of(npy, csv)) {
      Path out = folder.resolve("indices.npy");
      Run.of("predict", "--raw", lookup, codesFile, "-o", out, "--force").done();
      Tensor indices = Npy.read(out);
      assertEquals(DType.INT64, indices.dtype());
      assertArrayEquals(new float[] {1, 2, 0, 0}, indices.floats());
    }
  }

  @Test
  void tokensOut() throws IOException {
    Symbol input = InputLayer.of(2).dtype(DType.INT64).symbol();
    Symbol texts = StringLookup.of(List.of("red, dark", "blue")).inverted().apply(input);
    Path words = folder.resolve("words.keras");
    KerasFormat.save(Functional.named("words", 1, List.of(input), List.of(texts)), words);
    Path indices = write("indices.csv", "1,2\n0,1\n");
    assertEquals(
        "\"red, dark\",blue\n[UNK],\"red, dark\"\n",
        Run.of("predict", "--raw", words, indices).done().out());
    String json = Run.of("predict", "--raw", words, indices, "--json").done().out();
    assertTrue(
        json.contains("\"predictions\":[[\"red, dark\",\"blue\"],[\"[UNK]\",\"red, dark\"]]"),
        json);
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    Path header = write("header.csv", "a,b\n1,2\n");
    Path wide = write("wide.csv", "1,2,3\n");
    Path ragged = write("ragged.csv", "1,2\n3\n");
    Path empty = write("empty.csv", "");
    Path noArray = write("no.npy", "1,2\n");
    Run.of("predict", "--raw", plain, header)
        .refused("header.csv:1: expected a number", "without a header", "'a'");
    Run.of("predict", "--raw", plain, wide).refused("wide.csv has 3 cells a line", "(None, 2)");
    Run.of("predict", "--raw", plain, ragged)
        .refused("ragged.csv is no CSV: Record 2 has 1 fields, but first record had 2");
    Run.of("predict", "--raw", plain, empty).refused("empty.csv is empty");
    Run.of("predict", "--raw", plain, noArray).refused("no.npy");
    Path array = folder.resolve("wide.npy");
    Npy.write(Tensor.of(new float[6], 2, 3), array, false);
    Run.of("predict", "--raw", plain, array).refused("wide.npy: input", "(None, 2)", "(2, 3)");
    Run.of("predict", "--raw", plain, folder.resolve("absent.csv")).refused("absent.csv");
    Run.of("predict", "--raw", plain, folder.resolve("absent.npy")).refused("absent.npy");
    Run.of("predict", "--raw", mixed, wide)
        .refused("has 2 inputs (numbers, words)", "or one .npz; found 1");
    Run.of("predict", "--raw", plain, wide, "--keep", "a").refused("--keep is for models with");
    Run.of("predict", plain, wide).refused("plain.keras is a Keras model without columns", "--raw");
  }
}
