package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.models.TrainingEvent;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Trains networks for 100 steps beside real Keras: the loss of every step and the weights after 1,
/// 10 and 100 steps agree within the tolerance stated for each run.
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
    assertTrue(tests.size() >= 19, tests.size() + " runs");
    return tests.stream();
  }

  /// One run of Keras and the same in Litmus.
  private record Run(Path home, Config about) {
    /// The networks, optimizers and losses that there are so far.
    boolean supported() {
      return Stream.of("mlp_tanh", "mlp_relu", "mlp_logits", "mlp_constraint")
              .anyMatch(about.string("net")::equals)
          && Optimizers.names().contains(about.string("optimizer").toLowerCase(Locale.ROOT))
          && about.string("loss").equals("BinaryCrossentropy")
          && List.of(
                  "plain",
                  "class_weight",
                  "sample_weight",
                  "label_smoothing",
                  "partial_batch",
                  "from_logits",
                  "constraints")
              .contains(about.string("option"))
          && Stream.of("weight_decay", "gradient_accumulation_steps", "clipnorm", "global_clipnorm")
              .noneMatch(about.config("optimizer_config")::has)
          && !about.config("optimizer_config").bool("use_ema", false)
          && !about.config("optimizer_config").bool("amsgrad", false);
    }

    Model model() {
      Path initial = home.resolve("nets").resolve(about.string("net")).resolve("initial.keras");
      return KerasFormat.load(initial).model();
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
}
