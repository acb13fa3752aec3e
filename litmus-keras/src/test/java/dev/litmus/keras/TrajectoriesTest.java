package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.losses.Huber;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Trains networks for 100 steps beside real Keras: the loss of every step and the weights after 1,
/// 10 and 100 steps agree within the tolerance stated for each run, and what the optimizer keeps
/// after 10.
class TrajectoriesTest {
  private static final int STEPS = 100;
  private static final List<Integer> SHOWN = List.of(1, 10, STEPS);

  private final Optional<Path> folder = SharedFolder.find("conformance/trajectories");

  @TestFactory
  Stream<DynamicTest> equalsKeras() throws IOException {
    assumeTrue(folder.isPresent(), "without the shared folder");
    Path home = folder.orElseThrow();
    List<DynamicTest> tests = new ArrayList<>();
    Map<String, Boolean> readable = new HashMap<>();
    for (Config about : SharedFolder.objects(home.resolve("trajectories.json"), "trajectories")) {
      Run run = new Run(home, about);
      if (readable.computeIfAbsent(about.string("net"), net -> run.readable())) {
        tests.add(DynamicTest.dynamicTest(about.string("id"), run::check));
      }
    }
    assertTrue(tests.size() >= 70, tests.size() + " trajectories");
    return tests.stream();
  }

  /// One run of Keras and the same in Litmus.
  private record Run(Path home, Config about) {
    /// Whether the network's layers are there.
    boolean readable() {
      try {
        model();
        return true;
      } catch (ModelFileException layerUnknown) {
        return false;
      }
    }

    private Path net() {
      return home.resolve("nets").resolve(about.string("net"));
    }

    private Model model() {
      return KerasFormat.load(net().resolve("initial.keras")).model();
    }

    void check() throws IOException {
      Model model = model();
      // Keras's configuration of Huber leaves delta out; the kit took 0.3.
      Loss loss =
          about.string("option").equals("huber")
              ? new Huber(0.3)
              : Losses.of(about.string("loss"), about.config("loss_config"));
      Optimizer optimizer =
          Optimizers.of(about.string("optimizer"), about.config("optimizer_config"));
      Trainer trainer = model.compile(optimizer, loss);
      trainer.optimizer().sumsOccurrences(about.bool("dense_embedding_gradient_variant", false));
      int rows = about.integer("rows", 1);
      Tensor x = Npy.read(net().resolve("x.npy")).slice(0, rows);
      Tensor y = targets().slice(0, rows);
      Recorder recorder = new Recorder(trainer);
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

    private Tensor targets() throws IOException {
      Tensor y = Npy.read(net().resolve("y.npy"));
      if (!about.string("targets").startsWith("one-hot")) {
        return y;
      }
      float[][] both = new float[y.rows()][];
      for (int row = 0; row < both.length; row++) {
        both[row] = new float[] {1 - y.floats()[row], y.floats()[row]};
      }
      return Tensor.of(both);
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
      Set<Long> notCompared = new HashSet<>();
      about.list("do_not_compare_weights").forEach(index -> notCompared.add((Long) index));
      for (int step : SHOWN) {
        double tolerance = allowed.config("weights").number("" + step);
        List<float[]> weights = recorder.weightsAfter(step);
        for (int w = 0; w < weights.size(); w++) {
          if (!notCompared.contains((long) w)) {
            String where = "weight %d after step %d".formatted(w, step);
            near(expected.get("step" + step + "_w" + w).floats(), weights.get(w), tolerance, where);
          }
        }
      }
      if (notCompared.isEmpty()) {
        int first = recorder.trainer.optimizer().learningRateIsSet() ? 2 : 1;
        int kept = about.list("optimizer_variables_at_step_10").size() - first;
        assertEquals(kept, recorder.kept.size());
        for (int i = 0; i < kept; i++) {
          near(
              expected.get("opt10_" + (first + i)).floats(),
              recorder.kept.get(i),
              allowed.config("weights").number("10"),
              "optimizer's variable " + i);
        }
      }
    }

    private static void near(float[] keras, float[] found, double tolerance, String where) {
      assertEquals(keras.length, found.length, where);
      for (int i = 0; i < keras.length; i++) {
        double allowed = tolerance * Math.max(1, Math.abs(keras[i]));
        assertEquals(keras[i], found[i], allowed, where + ", element " + i);
      }
    }
  }

  /// The loss of every step, the weights after some, and the optimizer's own numbers after 10.
  private static final class Recorder implements Callback {
    private final Trainer trainer;
    private final List<Double> losses = new ArrayList<>();
    private final List<List<float[]>> weights = new ArrayList<>();
    private final List<float[]> kept = new ArrayList<>();

    Recorder(Trainer trainer) {
      this.trainer = trainer;
    }

    @Override
    public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
      losses.add(end.loss());
      if (SHOWN.contains(losses.size())) {
        weights.add(trainer.model().weights());
      }
      if (losses.size() == 10) {
        trainer.optimizer().inFileOrder().forEach(numbers -> kept.add(numbers.values().clone()));
      }
    }

    List<float[]> weightsAfter(int step) {
      return weights.get(SHOWN.indexOf(step));
    }
  }
}
