package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.layers.AveragePooling2D;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GlobalAveragePooling1D;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.RandomBrightness;
import dev.litmus.nn.layers.RandomContrast;
import dev.litmus.nn.layers.RandomFlip;
import dev.litmus.nn.layers.RandomRotation;
import dev.litmus.nn.layers.RandomTranslation;
import dev.litmus.nn.layers.RandomZoom;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Fits of networks for pictures and texts from a seed alone, the random changes of pictures among
/// them, are those of real Keras (tools/make_seeded_fits.py).
class SeededNetworksTest {
  private static final float TOLERANCE = 2e-6f;

  // An orthogonal matrix comes from a decomposition, which rounds in another order than LAPACK.
  private static final float ORTHOGONAL = 5e-7f;
  private static final int SEED = 7;
  private static final int EPOCHS = 3;

  @Test
  void picturesChangedAtRandomEqualKeras() throws Exception {
    check(
        "images",
        0,
        InputLayer.of(9, 7, 2),
        Rescaling.of(1 / 255.0, 0),
        RandomFlip.of("horizontal"),
        RandomRotation.of(0.1),
        RandomTranslation.of(0.2, 0.1),
        new RandomZoom(
            "",
            List.of(0.2),
            List.of(0.3),
            RandomZoom.of(0).fillMode(),
            RandomZoom.of(0).interpolation(),
            0,
            null),
        RandomContrast.of(0.3).valueRange(0, 1),
        RandomBrightness.of(0.2).valueRange(0, 1),
        Conv2D.of(4, 3).activation("tanh"),
        AveragePooling2D.of(2),
        Flatten.of(),
        Dropout.of(0.3),
        Dense.of(1, "sigmoid"));
  }

  @Test
  void pooledEmbeddingsEqualKeras() throws Exception {
    check(
        "pooling",
        0,
        InputLayer.of(6),
        Embedding.of(20, 4),
        GlobalAveragePooling1D.of(),
        Dense.of(3, "tanh"),
        Dense.of(1, "sigmoid"));
  }

  @Test
  void maskedLstmEqualsKeras() throws Exception {
    check(
        "lstm",
        ORTHOGONAL,
        InputLayer.of(6),
        Embedding.of(20, 4).maskZero(true),
        LSTM.of(3),
        Dense.of(1, "sigmoid"));
  }

  /// Its cell takes the seed of its dropout before those of its weights.
  @Test
  void simpleRnnEqualsKeras() throws Exception {
    check(
        "simple_rnn",
        ORTHOGONAL,
        InputLayer.of(6),
        Embedding.of(20, 4),
        SimpleRNN.of(3).dropout(0.2, 0.1).returnSequences(true),
        SimpleRNN.of(3),
        Dense.of(1, "sigmoid"));
  }

  private static void check(String name, float initial, Layer... layers)
      throws IOException, URISyntaxException {
    var file = SeededNetworksTest.class.getResource("seeded/" + name + ".npz");
    Npz keras = Npz.read(Path.of(Objects.requireNonNull(file).toURI()));
    Model model = Sequential.seeded(SEED, layers);
    compare(keras, "initial_", model, initial);

    Fit fit = Fit.epochs(EPOCHS).batchSize(8).verbose(0);
    History history =
        model.compile("adam", "binary_crossentropy").fit(keras.get("x"), keras.get("y"), fit);

    compare(keras, "final_", model, TOLERANCE);
    float[] losses = keras.get("loss").floats();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      assertEquals(losses[epoch], history.get("loss").get(epoch), TOLERANCE, "epoch " + epoch);
    }
  }

  private static void compare(Npz keras, String prefix, Model model, float tolerance) {
    List<float[]> weights =
        model.trainableVariables().stream().map(variable -> variable.value()).toList();
    for (int w = 0; w < weights.size(); w++) {
      float[] expected = keras.get(prefix + w).floats();
      assertArrayEquals(expected, weights.get(w), tolerance, prefix + w);
    }
  }
}
