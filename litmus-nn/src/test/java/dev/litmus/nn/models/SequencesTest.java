package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Masking;
import dev.litmus.nn.layers.MultiHeadAttention;
import dev.litmus.nn.layers.RepeatVector;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.TimeDistributed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Networks on sequences: of any length, padded or not, on any number of threads.
class SequencesTest {
  private static final int WORDS = 9;

  private static InputLayer anyLength() {
    return new InputLayer("", Shape.of(Shape.UNKNOWN, Shape.UNKNOWN), DType.INT32);
  }

  private static Tensor ids(int rows, int... ids) {
    float[] values = new float[ids.length];
    for (int i = 0; i < ids.length; i++) {
      values[i] = ids[i];
    }
    return Tensor.of(values, DType.INT32, Shape.of(rows, ids.length / rows));
  }

  /// Padding is passed over, so that a text gives the same however far it was padded.
  @Test
  void paddingChangesNothing() {
    Model recurrent =
        Sequential.seeded(
            4,
            anyLength(),
            Embedding.of(WORDS, 4).maskZero(true),
            Bidirectional.of(GRU.of(5).returnSequences(true)),
            LSTM.of(3),
            Dense.of(1, "sigmoid"));
    Tensor padded = ids(2, 3, 1, 8, 0, 0, 5, 5, 2, 7, 1);
    float[] both = recurrent.predict(padded).floats();
    assertEquals(recurrent.predict(ids(1, 3, 1, 8)).floats()[0], both[0]);
    assertEquals(recurrent.predict(ids(1, 5, 5, 2, 7, 1)).floats()[0], both[1]);
  }

  @Test
  void attentionPassesOverPaddingToo() {
    Symbol words = anyLength().symbol();
    Symbol vectors = words.then(Embedding.of(WORDS, 4).maskZero(true));
    Symbol seen = MultiHeadAttention.of(2, 3).apply(vectors, vectors);
    Symbol answer = seen.then(SimpleRNN.of(3)).then(Dense.of(1, "sigmoid"));
    Model model = Functional.seeded(6, List.of(words), List.of(answer));
    float padded = model.predict(ids(1, 3, 1, 8, 0, 0)).floats()[0];
    assertEquals(model.predict(ids(1, 3, 1, 8)).floats()[0], padded, 1e-6f);
  }

  @Test
  void aWordOutsideTheVocabularyIsRefused() {
    Model model =
        Sequential.seeded(
            1, anyLength(), Embedding.of(WORDS, 2).named("words"), SimpleRNN.of(2), Dense.of(1));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> model.predict(ids(2, 1, 2, 3, WORDS)));
    assertEquals(
        "row 1, layer 'words': expected whole numbers from 0 to 8; found 9", e.getMessage());
    e = assertThrows(IllegalArgumentException.class, () -> model.predict(ids(1, -1)));
    assertEquals(
        "row 0, layer 'words': expected whole numbers from 0 to 8; found -1", e.getMessage());
  }

  /// Rows and parts of weights are spread over threads; no bit depends on it.
  @Test
  void threadsChangeNothing() {
    List<List<float[]>> weights = new ArrayList<>();
    for (int threads : new int[] {1, 2}) {
      Model model =
          Sequential.seeded(
              3,
              InputLayer.of(12),
              Embedding.of(WORDS, 16).maskZero(true),
              Bidirectional.of(LSTM.of(24).returnSequences(true).dropout(0.2, 0.1)),
              GRU.of(20),
              Dense.of(1, "sigmoid"));
      Random random = new Random(8);
      int[] words = random.ints(256 * 12, 0, WORDS).toArray();
      float[] answers = new float[256];
      for (int row = 0; row < answers.length; row++) {
        answers[row] = words[row * 12] % 2;
      }
      Fit fit = Fit.epochs(1).batchSize(128).threads(threads).verbose(0);
      model
          .compile("adam", "binary_crossentropy")
          .fit(List.of(ids(256, words)), Tensor.column(answers), fit);
      weights.add(model.weights());
    }
    for (int i = 0; i < weights.getFirst().size(); i++) {
      assertArrayEquals(weights.getFirst().get(i), weights.getLast().get(i));
    }
  }

  @Test
  void vectorsMayBeGiven() {
    float[][] vectors = {{1, 2}, {3, 4}, {5, 6}};
    Model model =
        Sequential.seeded(1, anyLength(), Embedding.of(3, 2).weights(vectors), Dense.of(1));
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, model.weights().getFirst());
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Embedding.of(4, 2).weights(vectors));
    assertEquals(
        "Embedding: weights must be 4 vectors of 2 numbers; found 3 vectors of [2]",
        e.getMessage());
  }

  @Test
  void whatCannotBeIsRefusedWithASentence() {
    ShapeException shape =
        assertThrows(ShapeException.class, () -> InputLayer.of(4).symbol().then(LSTM.of(2)));
    assertEquals(
        "LSTM: expected (batch, time, features) and 0 or 2 initial states; found (None, 4)",
        shape.getMessage());
    IllegalArgumentException both =
        assertThrows(
            IllegalArgumentException.class,
            () -> Bidirectional.of(LSTM.of(2)).backwardLayer(LSTM.of(2)));
    assertEquals(
        "Bidirectional: one of the layers must go backwards and one forwards; found"
            + " go_backwards = false for both",
        both.getMessage());
    Model repeating =
        Sequential.seeded(
            1, InputLayer.of(3, 2), Masking.of(0), TimeDistributed.of(RepeatVector.of(4)));
    IllegalArgumentException target =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                repeating
                    .compile("sgd", "mean_squared_error")
                    .fit(
                        Tensor.of(new float[6], DType.FLOAT32, Shape.of(1, 3, 2)),
                        Tensor.of(new float[24], DType.FLOAT32, Shape.of(1, 3, 4, 2)),
                        Fit.epochs(1).verbose(0)));
    assertEquals(
        "output 'time_distributed' of shape (None, 3, 4, 2) has a mask of shape (None, 3), which"
            + " does not say which of its 12 places a row count; put a layer that ends masks before"
            + " it, such as Flatten",
        target.getMessage());
  }
}
