package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadOptions;
import dev.litmus.keras.LoadedModel;
import dev.litmus.keras.OnnxFormat;
import dev.litmus.keras.SaveOptions;
import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
  private static final float[][] ROWS = {{1, -2}, {0.5f, 3}};

  @TempDir Path folder;
  private Path keras = Path.of("");
  private Sequential model =
      Sequential.seeded(1, InputLayer.of(2), Dense.of(4, "relu"), Dense.of(1, "sigmoid"));

  @BeforeEach
  void save() {
    keras = folder.resolve("model.keras");
    KerasFormat.save(
        model,
        keras,
        SaveOptions.standard()
            .trainer(model.compile("adam", "binary_crossentropy", "accuracy"))
            .litmusJson(new byte[] {'{', '}'}));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void assertSame(Model other) {
    assertArrayEquals(model.predict(ROWS).floats(), other.predict(ROWS).floats());
  }

  @Test
  void toLegacyAndBack() {
    Path h5 = file("model.h5");
    Run run = Run.of("convert", keras, h5).done();
    assertEquals("", run.out());
    assertEquals(
        "Notice: columns, classes and threshold of the classifier are left out: only .keras files"
            + " hold them\n",
        run.err());
    LoadedModel legacy = KerasFormat.load(h5);
    assertSame(legacy.model());
    assertTrue(legacy.trainer().isPresent());
    Run back = Run.of("convert", h5, file("back.keras"), "--json").done();
    assertEquals("", back.err());
    assertEquals(17.0, back.json().number("params"));
    assertEquals(List.of(), back.json().list("notices"));
    assertSame(KerasFormat.load(file("back.keras")).model());
  }

  @Test
  void tellsThatDropoutBeginsAnew() {
    KerasFormat.save(
        Sequential.seeded(1, InputLayer.of(2), Dropout.of(0.5), Dense.of(1)), file("drop.keras"));
    assertEquals(
        "Notice: how many random numbers dropout and its kin have drawn is left out\n",
        Run.of("convert", file("drop.keras"), file("drop.h5")).done().err());
  }

  @Test
  void weightsAndLayersApart() {
    Path weights = file("model.weights.h5");
    Path layers = file("model.json");
    assertTrue(
        Run.of("convert", keras, weights).done().err().contains("only the weights are kept"));
    assertTrue(Run.of("convert", keras, layers).done().err().contains("only the layers are kept"));
    Run.of("convert", weights, file("x.keras"))
        .refused("model.weights.h5 holds weights alone; name the model", "--architecture FILE");
    Run.of("convert", weights, file("x.keras"), "--architecture", layers).done();
    assertSame(KerasFormat.load(file("x.keras")).model());
    Run fresh = Run.of("convert", layers, file("fresh.h5"), "--seed", 1).done();
    assertTrue(fresh.err().contains("model.json has no weights; new ones were drawn with seed 1"));
    Model drawn = KerasFormat.loadArchitecture(layers, LoadOptions.standard().seed(1));
    assertArrayEquals(
        drawn.predict(ROWS).floats(),
        KerasFormat.load(file("fresh.h5")).model().predict(ROWS).floats());
  }

  @Test
  void toOnnx() throws IOException {
    Path onnx = file("model.onnx");
    Run run = Run.of("convert", keras, onnx).done();
    assertEquals("", run.out());
    assertEquals(
        "Notice: ONNX holds the network alone: training, columns, classes and threshold are left"
            + " out\n",
        run.err());
    OnnxFormat.save(model, file("program.onnx"));
    assertArrayEquals(Files.readAllBytes(file("program.onnx")), Files.readAllBytes(onnx));
    Run.of("convert", keras, onnx).refused("OUT", "model.onnx exists already", "--force");
    Run again = Run.of("convert", keras, onnx, "--force", "--json").done();
    assertEquals(17.0, again.json().number("params"));
    assertFalse(again.out().contains("weights_sha256"));
    KerasFormat.save(model, file("bare.keras"));
    assertEquals("", Run.of("convert", file("bare.keras"), file("bare.onnx")).done().err());
  }

  @Test
  void refusesByNameWhatOnnxCannotSay() throws IOException {
    Symbol x = new InputLayer("", Shape.of(Shape.UNKNOWN, 1), DType.STRING).symbol();
    Model hashes =
        Functional.of(
            x,
            Layers.standard().create("Hashing", Config.of("h", Map.of("num_bins", 3L))).apply(x));
    KerasFormat.save(hashes, file("hashes.keras"));
    Path onnx = file("hashes.onnx");
    Run.of("convert", file("hashes.keras"), onnx)
        .refused("hashes.onnx: layer Hashing 'hashing' cannot be said in ONNX: it hashes");
    assertTrue(Files.notExists(onnx));
    Files.writeString(onnx, "here");
    Run.of("convert", file("hashes.keras"), onnx, "--force").refused("layer Hashing 'hashing'");
    assertEquals("here", Files.readString(onnx));
    try (var files = Files.list(folder)) {
      assertEquals(3, files.count(), "nothing half written stays");
    }
  }

  @Test
  void refusals() throws IOException {
    Path out = file("out.h5");
    Run.of("convert", keras).refused("Missing required parameter: 'OUT'");
    Run.of("convert", keras, file("model.txt"))
        .refused("OUT", "model.txt must end in .keras or .h5 or .hdf5 or .json or .onnx");
    Run.of("convert", file("absent.keras"), out).refused("absent.keras: there is no such file");
    Run.of("convert", keras, file("nowhere").resolve("m.h5")).refused("there is no folder");
    Files.writeString(out, "here");
    Run.of("convert", keras, out).refused("exists already", "--force");
    assertEquals("here", Files.readString(out));
    Run.of("convert", keras, out, "--force").done();
    assertSame(KerasFormat.load(out).model());

    Symbol x = InputLayer.of(2).symbol();
    KerasFormat.save(Functional.of(x, IsNan.of().apply(x)), file("nodes.keras"));
    Run.of("convert", file("nodes.keras"), file("nodes.h5"))
        .refused("node Isnan 'isnan' is an operation", "save the model as .keras");
    assertTrue(Files.notExists(file("nodes.h5")));
  }

  @Test
  void otherVerbsTakeLegacyFiles() {
    Path h5 = file("model.h5");
    Run.of("convert", keras, h5).done();
    assertEquals(Run.of("summary", keras).done().out(), Run.of("summary", h5).done().out());
    assertEquals(
        Run.reading("1,-2\n0.5,3\n", "predict", "--raw", keras, "-").out(),
        Run.reading("1,-2\n0.5,3\n", "predict", "--raw", h5, "-").out());
    Run.reading("a,b,y\n1,2,0\n", "evaluate", h5, "-").refused("predict --raw");
  }
}
