package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.TrainingEvent;
import dev.litmus.nn.optimizers.Optimizers;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Trainings of small networks are those of real Keras (tools/make_trajectories.py): the loss of
/// every step and the weights in the end, for every optimizer, schedule, loss, regularizer and
/// constraint, with weights of examples and classes.
class SmallTrajectoriesTest {
  private static final double TOLERANCE = 5e-6;
  private static final int ROWS = 40;
  private static final int BATCH = 8;

  @TempDir Path folder;

  private final Npz arrays = Npz.read(resource("trajectories.npz"));
  private final Config about;

  SmallTrajectoriesTest() throws IOException, URISyntaxException {
    Object json =
        Objects.requireNonNull(Json.read(Files.readAllBytes(resource("trajectories.json"))));
    this.about = Config.of("trajectories.json", KerasObject.fields((Map<?, ?>) json));
  }

  private static Path resource(String name) throws URISyntaxException {
    var url = SmallTrajectoriesTest.class.getResource("trajectories/" + name);
    return Path.of(Objects.requireNonNull(url).toURI());
  }

  @TestFactory
  Stream<DynamicTest> equalsKeras() {
    Config cases = about.config("cases");
    return cases.keys().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> check(name, cases.config(name))));
  }

  private void check(String name, Config told) throws IOException {
    Model model = model(told.string("net"));
    Config loss = told.config("loss");
    Config optimizer = told.config("optimizer");
    int rows = told.integer("rows", 1, ROWS);
    int epochs = 8;
    List<Double> losses = new ArrayList<>();
    Callback recorder =
        new Callback() {
          @Override
          public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
            losses.add(end.loss());
          }
        };
    Fit fit =
        Fit.epochs(epochs)
            .batchSize(BATCH)
            .shuffle(Fit.Shuffle.NONE)
            .callbacks(recorder)
            .classWeight(classWeight(told))
            .verbose(0);
    if (told.bool("weighted", false)) {
      fit = fit.sampleWeight(arrays.get("sample_weight").slice(0, rows).floats().clone());
    }
    String data = told.string("data");

    model
        .compile(
            Optimizers.of(optimizer.string("class_name"), optimizer.config("config")),
            Losses.of(loss.string("class_name"), loss.config("config")))
        .fit(arrays.get(data + "_x").slice(0, rows), arrays.get(data + "_y").slice(0, rows), fit);

    float[] lossesOfKeras = arrays.get(name + "_losses").floats();
    assertEquals(lossesOfKeras.length, losses.size());
    for (int step = 0; step < losses.size(); step++) {
      near(lossesOfKeras[step], losses.get(step), "loss of step " + (step + 1));
    }
    float[] weights = arrays.get(name + "_weights").floats();
    int at = 0;
    for (float[] weight : model.weights()) {
      for (int i = 0; i < weight.length; i++) {
        near(weights[at++], weight[i], "weights, element " + i + " of " + weight.length);
      }
    }
    assertEquals(weights.length, at);
  }

  /// The untrained net, with Keras's initial weights.
  private Model model(String net) throws IOException {
    Path file = folder.resolve(net + ".json");
    Files.writeString(file, Json.write(Objects.requireNonNull(about.config("nets").value(net))));
    Model model = KerasFormat.loadArchitecture(file, LoadOptions.standard());
    Tensor initial = arrays.get(net + "_initial");
    List<float[]> weights = new ArrayList<>();
    int at = 0;
    for (float[] weight : model.weights()) {
      weights.add(Arrays.copyOfRange(initial.floats(), at, at += weight.length));
    }
    assertEquals(initial.shape().size(), at);
    model.setWeights(weights);
    return model;
  }

  private static Map<Integer, Double> classWeight(Config told) {
    Map<Integer, Double> weights = new HashMap<>();
    if (told.has("class_weight")) {
      Config given = told.config("class_weight");
      given.keys().forEach(label -> weights.put(Integer.valueOf(label), given.number(label)));
    }
    return weights;
  }

  private static void near(double keras, double found, String where) {
    assertEquals(keras, found, TOLERANCE * Math.max(1, Math.abs(keras)), where);
  }
}
