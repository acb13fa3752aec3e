package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.onnx.OnnxRun;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.ops.TextTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxFormatTest {
  @TempDir private Path folder;

  private static Tensor random(int... dims) {
    float[] values = new float[Shape.of(dims).size()];
    Random random = new Random(values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(values, dims);
  }

  private static void check(Model model, Tensor... inputs) {
    List<Tensor> data = List.of(inputs);
    OnnxRun.assertComputes(model.predictAll(data), model, data);
  }

  private static Model small() {
    return Sequential.seeded(1, InputLayer.of(3), Dense.of(4, "relu"), Dense.of(1, "sigmoid"));
  }

  @Test
  void aFileRunsToTheSameNumbersForAnyBatch() throws IOException {
    Path file = folder.resolve("small.onnx");
    OnnxFormat.save(small(), file);
    byte[] bytes = Files.readAllBytes(file);
    for (int rows : new int[] {1, 7}) {
      Tensor data = random(rows, 3);
      Tensor found = OnnxRun.of(bytes, List.of(data)).getFirst();
      assertArrayEquals(small().predict(data).floats(), found.floats(), 1e-6f);
    }
  }

  @Test
  void severalInputsAndOutputsKeepOrderAndTypes() {
    InputLayer number = InputLayer.of(2).named("number");
    InputLayer color = InputLayer.of(1).named("color").dtype(DType.STRING);
    Symbol x = number.symbol();
    Symbol c = color.symbol();
    Symbol hot = c.then(StringLookup.oneHot(List.of("red", "grün")).named("hot"));
    Symbol joined = Concatenate.of().apply(x, hot);
    Model model =
        Functional.seeded(2, List.of(x, c), List.of(joined.then(Dense.of(1, "sigmoid")), hot, x));
    check(model, random(3, 2), Tensor.of(new String[] {"grün", "", "red"}, 3, 1));
  }

  @Test
  void sharedLayersAndModelsInsideModelsAreWrittenOut() {
    Model inner = Sequential.seeded(3, InputLayer.of(3), Dense.of(2, "tanh").named("same"));
    Symbol a = InputLayer.of(3).symbol();
    Symbol b = InputLayer.of(3).symbol();
    Symbol joined = Concatenate.of().apply(inner.apply(a), inner.apply(b));
    Dense same = Dense.of(4).named("same");
    Model model = Functional.seeded(4, List.of(a, b), List.of(joined.then(same).then(same)));
    check(model, random(5, 3), random(5, 3));
  }

  @Test
  void textsThatAreTokensAlreadyBecomeIndices() {
    TextVectorization tokens =
        TextVectorization.of(List.of("red", "grün"))
            .standardize(TextTokens.Standardize.NONE)
            .split(TextTokens.Split.NONE);
    Tensor texts = Tensor.of(new String[] {"red", "", "grün", "blue", "red", "red"}, 2, 3);
    for (TextVectorization layer :
        List.of(
            tokens,
            tokens.outputSequenceLength(2),
            tokens.outputSequenceLength(5),
            tokens.outputMode("count"))) {
      check(Sequential.of(InputLayer.of(3).dtype(DType.STRING), layer), texts);
    }
  }

  @Test
  void textsToBePreparedAreRefusedWithTheReason() {
    Model model =
        Sequential.of(
            InputLayer.of(1).dtype(DType.STRING),
            TextVectorization.of(List.of("red")).named("words"));
    Path file = folder.resolve("words.onnx");
    String message = Refusals.of(ModelFileException.class, () -> OnnxFormat.save(model, file));
    assertEquals(
        file
            + ": layer TextVectorization 'words' cannot be said in ONNX: it changes letters or"
            + " strips punctuation, and ONNX cannot replace within strings; give the network"
            + " prepared texts, with standardize and split None",
        message);
  }

  /// A layer of a program's own.
  private record Own(String name) implements Layer {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return single(inputs);
    }

    @Override
    public Value emit(Emitter emitter) {
      return emitter.input();
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return Map.of();
    }
  }

  @Test
  void aLayerThatOnnxCannotSayIsNamed() {
    Model model = Sequential.of(InputLayer.of(3), new Own("mine"));
    Path file = folder.resolve("own.onnx");
    String message = Refusals.of(ModelFileException.class, () -> OnnxFormat.save(model, file));
    assertEquals(file + ": layer Own 'mine' cannot be said in ONNX yet", message);
    assertTrue(Files.notExists(file));
  }

  @Test
  void aFileIsReplacedOnlyWhenAskedFor() throws IOException {
    Path file = folder.resolve("twice.onnx");
    Files.writeString(file, "old");
    String message = Refusals.of(ModelFileException.class, () -> OnnxFormat.save(small(), file));
    assertTrue(message.contains("there is a file of that name already"), message);
    assertEquals("old", Files.readString(file));
    OnnxFormat.save(small(), file, true);
    assertEquals(1, OnnxRun.of(Files.readAllBytes(file), List.of(random(1, 3))).size());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("none").resolve("model.onnx");
    String message = Refusals.of(ModelFileException.class, () -> OnnxFormat.save(small(), file));
    assertEquals(file + ": there is no such folder to write to", message);
  }
}
