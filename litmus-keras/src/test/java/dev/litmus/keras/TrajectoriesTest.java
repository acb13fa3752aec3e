package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.keras.hdf5.Hdf5Reader;
import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.models.TrainingEvent;
import dev.litmus.nn.ops.Frame;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Trains dense networks for 100 steps beside real Keras: the loss of every step and the weights
/// after 1, 10 and 100 steps agree within the tolerance stated for each run. Those with skip
/// connections show that gradients of values used twice add up; their Add is a layer of this test.
class TrajectoriesTest {
  private static final int STEPS = 100;
  private static final List<Integer> SHOWN = List.of(1, 10, STEPS);

  private final Optional<Path> folder = SharedFolder.find("conformance/trajectories");

  @TestFactory
  Stream<DynamicTest> equalsKeras() throws IOException {
    assumeTrue(folder.isPresent(), "without the shared folder");
    Path home = folder.orElseThrow();
    List<DynamicTest> tests = new ArrayList<>();
    for (Config about : SharedFolder.objects(home.resolve("trajectories.json"), "trajectories")) {
      Run run = new Run(home, about);
      if (run.supported()) {
        tests.add(DynamicTest.dynamicTest(about.string("id"), run::check));
      }
    }
    assertEquals(22, tests.size());
    return tests.stream();
  }

  /// One run of Keras and the same in Litmus.
  private record Run(Path home, Config about) {
    /// Plain dense networks, the three optimizers and the loss that there are so far.
    boolean supported() {
      return Stream.of("mlp_tanh", "mlp_relu", "mlp_logits", "skip")
              .anyMatch(about.string("net")::equals)
          && Optimizers.names().contains(about.string("optimizer").toLowerCase(Locale.ROOT))
          && about.string("loss").equals("BinaryCrossentropy")
          && List.of(
                  "plain",
                  "class_weight",
                  "sample_weight",
                  "label_smoothing",
                  "partial_batch",
                  "from_logits")
              .contains(about.string("option"))
          && Stream.of("weight_decay", "gradient_accumulation_steps", "clipnorm", "global_clipnorm")
              .noneMatch(about.config("optimizer_config")::has)
          && !about.config("optimizer_config").bool("use_ema", false)
          && !about.config("optimizer_config").bool("amsgrad", false);
    }

    Model model() throws IOException {
      Model model =
          switch (about.string("net")) {
            case "mlp_tanh" ->
                Sequential.of(
                    InputLayer.of(4),
                    Dense.of(8, "tanh"),
                    Dense.of(8, "tanh"),
                    Dense.of(1, "sigmoid"));
            case "mlp_relu" ->
                Sequential.of(InputLayer.of(20), Dense.of(10, "relu"), Dense.of(1, "sigmoid"));
            case "skip" -> skip();
            default -> Sequential.of(InputLayer.of(20), Dense.of(10, "relu"), Dense.of(1));
          };
      Path initial = home.resolve("nets").resolve(about.string("net")).resolve("initial.h5");
      Hdf5Group weights =
          Hdf5Reader.read(Files.readAllBytes(initial)).group("model_weights").orElseThrow();
      List<float[]> elements = new ArrayList<>();
      for (Object path : about.list("weight_paths")) {
        String[] parts = String.valueOf(path).split("/");
        String layer = parts[parts.length - 2];
        elements.add(weights.dataset(layer + "/" + path).orElseThrow().floats());
      }
      model.setWeights(elements);
      return model;
    }

    private static Model skip() {
      Symbol x = InputLayer.of(8).symbol();
      Symbol sum = new Add("").apply(Dense.of(8, "relu").apply(x), x);
      Symbol tanh = Dense.of(8, "tanh").apply(sum);
      Symbol both = Concatenate.of().apply(sum, tanh);
      return Functional.of(x, Dense.of(1, "sigmoid").apply(both));
    }

    void check() throws IOException {
      Model model = model();
      Config lossConfig = about.config("loss_config");
      BinaryCrossentropy loss =
          new BinaryCrossentropy(
              lossConfig.bool("from_logits", false),
              (float) lossConfig.number("label_smoothing", 0));
      Optimizer optimizer =
          Optimizers.of(about.string("optimizer"), about.config("optimizer_config"));
      Trainer trainer = model.compile(optimizer, loss);
      Path net = home.resolve("nets").resolve(about.string("net"));
      int rows = about.integer("rows", 1);
      Tensor x = Npy.read(net.resolve("x.npy")).slice(0, rows);
      Tensor y = Npy.read(net.resolve(about.string("targets") + ".npy")).slice(0, rows);
      Recorder recorder = new Recorder(model);
      Fit fit =
          Fit.epochs(STEPS / ((rows + 7) / 8))
              .batchSize(about.integer("batch_size", 1))
              .shuffle(Fit.Shuffle.NONE)
              .callbacks(recorder)
              .verbose(0);
      if (about.has("class_weight")) {
        Config classWeight = about.config("class_weight");
        Map<Integer, Double> weights = new HashMap<>();
        for (String label : classWeight.keys()) {
          weights.put(Integer.valueOf(label), classWeight.number(label));
        }
        fit = fit.classWeight(weights);
      }
      trainer.fit(x, y, fit);
      compare(recorder);
    }

    void compare(Recorder recorder) throws IOException {
      Npz expected = Npz.read(home.resolve(about.string("weights_file")));
      Config allowed = about.config("tolerance");
      List<Double> losses = about.list("losses").stream().map(Double.class::cast).toList();
      assertEquals(STEPS, losses.size());
      for (int step = 1; step <= STEPS; step++) {
        String upTo = step <= 1 ? "1" : step <= 10 ? "10" : "100";
        double tolerance = allowed.config("losses").number(upTo);
        assertEquals(
            losses.get(step - 1), recorder.losses.get(step - 1), tolerance, "loss of step " + step);
      }
      for (int step : SHOWN) {
        double tolerance = allowed.config("weights").number("" + step);
        List<float[]> weights = recorder.weightsAfter(step);
        for (int w = 0; w < weights.size(); w++) {
          float[] keras = expected.get("step" + step + "_w" + w).floats();
          for (int i = 0; i < keras.length; i++) {
            String where = "weight %d[%d] after step %d".formatted(w, i, step);
            assertEquals(keras[i], weights.get(w)[i], tolerance, where);
          }
        }
      }
    }
  }

  /// The loss of every step, and the weights after some.
  private static final class Recorder implements Callback {
    private final Model model;
    private final List<Double> losses = new ArrayList<>();
    private final List<List<float[]>> weights = new ArrayList<>();

    Recorder(Model model) {
      this.model = model;
    }

    @Override
    public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
      losses.add(end.loss());
      if (SHOWN.contains(losses.size())) {
        weights.add(model.weights());
      }
    }

    List<float[]> weightsAfter(int step) {
      return weights.get(SHOWN.indexOf(step));
    }
  }

  /// y = a + b.
  private record Add(String name) implements Layer, Op {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return inputs.getFirst();
    }

    @Override
    public Value emit(Emitter emitter) {
      Shape shape = emitter.input().shape();
      return emitter.op(this, shape, DType.FLOAT32, emitter.inputs(), List.of());
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return Map.of();
    }

    @Override
    public void forward(Frame f, int from, int to) {
      for (int i = from * f.outputSize(); i < to * f.outputSize(); i++) {
        f.output()[i] = f.input(0)[i] + f.input(1)[i];
      }
    }

    @Override
    public void backward(Frame f, int from, int to) {
      int size = f.outputSize();
      for (int input = 0; input < 2; input++) {
        if (f.wantsGradient(input)) {
          System.arraycopy(
              f.outputGradient(),
              from * size,
              f.inputGradient(input),
              from * size,
              (to - from) * size);
        }
      }
    }
  }
}
