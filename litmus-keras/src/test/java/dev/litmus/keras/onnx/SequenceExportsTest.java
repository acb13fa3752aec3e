package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Add;
import dev.litmus.nn.layers.Attention;
import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Masking;
import dev.litmus.nn.layers.MultiHeadAttention;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.TimeDistributed;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// ONNX Runtime computes what Litmus computes where masks and states go from layer to layer.
class SequenceExportsTest {
  private static final int WORDS = 6;
  private static final int ROWS = 4;

  static Map<String, Model> models() {
    Map<String, Model> models = new LinkedHashMap<>();
    models.put("recurrent on recurrent", model(LSTM.of(3).returnSequences(true), GRU.of(2)));
    models.put(
        "both ways",
        model(Dropout.of(0.5), Bidirectional.of(GRU.of(2).returnSequences(true)), SimpleRNN.of(3)));
    models.put(
        "masking", sequential(InputLayer.of(WORDS, 2), Masking.of(0), LSTM.of(3), Dense.of(1)));
    models.put("an open axis of time", open());
    models.put("attention on itself", attention());
    models.put("sums and parts", merged());
    models.put("texts of sentences", sentences(LSTM.of(3)));
    models.put("a model at every step", sentences(sequential(inner(), GRU.of(2), Dense.of(2))));
    models.put(
        "steps of single vectors",
        model(TimeDistributed.of(sequential(InputLayer.of(4), Dense.of(2)))));
    models.put("a model used twice", shared());
    models.put("states from another", states());
    return models;
  }

  @TestFactory
  Stream<DynamicTest> computesAsLitmus() {
    return models().entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(),
                () -> {
                  List<Tensor> inputs = data(entry.getValue());
                  List<Tensor> outputs = entry.getValue().predictAll(inputs);
                  OnnxRun.assertComputes(outputs, entry.getValue(), inputs);
                }));
  }

  /// Small whole numbers, of which many are 0.
  static List<Tensor> data(Model model) {
    Random random = new Random(5);
    List<Tensor> data = new ArrayList<>();
    for (Symbol input : model.inputs()) {
      int[] dims = input.shape().withDim(0, ROWS).dims();
      for (int axis = 0; axis < dims.length; axis++) {
        dims[axis] = dims[axis] == Shape.UNKNOWN ? WORDS : dims[axis];
      }
      float[] values = new float[Shape.of(dims).size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, random.nextInt(13) - 4);
      }
      data.add(Tensor.of(values, input.dtype(), Shape.of(dims)));
    }
    return data;
  }

  private static Symbol words(int... row) {
    return new InputLayer("", Shape.batchOf(row), DType.INT32).symbol();
  }

  private static Embedding embedding() {
    return Embedding.of(9, 4).maskZero(true);
  }

  private static Sequential sequential(Layer... layers) {
    return Sequential.seeded(3, layers);
  }

  private static Model model(Layer... layers) {
    Symbol input = words(WORDS);
    Symbol x = embedding().apply(input);
    for (Layer layer : layers) {
      x = layer.apply(x);
    }
    return Functional.seeded(3, List.of(input), List.of(x));
  }

  private static Model open() {
    Symbol input = words(Shape.UNKNOWN);
    Symbol x = embedding().apply(input);
    Symbol all = Bidirectional.of(LSTM.of(3).returnSequences(true)).apply(x);
    return Functional.seeded(3, List.of(input), List.of(GRU.of(2).apply(all)));
  }

  private static Model attention() {
    Symbol input = words(WORDS);
    Symbol x = embedding().apply(input);
    Symbol heads = MultiHeadAttention.of(2, 3).apply(x, x);
    Symbol y = Attention.of().apply(heads, x);
    return Functional.seeded(3, List.of(input), List.of(LSTM.of(3).apply(y)));
  }

  private static Model merged() {
    Symbol input = words(WORDS);
    Symbol other = words(WORDS);
    Symbol a = embedding().apply(input);
    Symbol b = embedding().apply(other);
    Symbol sum = GRU.of(2).apply(Add.of().apply(a, b));
    Symbol joined = GRU.of(2).apply(new Concatenate("", 1).apply(a, b));
    return Functional.seeded(3, List.of(input, other), List.of(sum, joined));
  }

  /// The mask has an axis more than steps have.
  private static Model sentences(Layer layer) {
    Symbol input = words(3, WORDS);
    Symbol x = embedding().apply(input);
    Symbol vectors = TimeDistributed.of(layer).apply(x);
    return Functional.seeded(3, List.of(input), List.of(vectors));
  }

  private static InputLayer inner() {
    return new InputLayer("", Shape.batchOf(WORDS, 4), DType.FLOAT32);
  }

  private static Model shared() {
    Symbol inner = inner().symbol();
    Symbol all = SimpleRNN.of(3).returnSequences(true).apply(inner);
    Functional part = Functional.of(List.of(inner), List.of(all, GRU.of(2).apply(all)));
    Symbol input = words(WORDS);
    Symbol other = words(WORDS);
    Embedding embedding = embedding();
    List<Symbol> a = part.applyAll(embedding.apply(input));
    List<Symbol> b = part.applyAll(embedding.apply(other));
    Symbol y = LSTM.of(2).apply(a.getFirst());
    return Functional.seeded(3, List.of(input, other), List.of(y, b.getFirst(), b.getLast()));
  }

  private static Model states() {
    Symbol input = words(WORDS);
    Symbol x = embedding().apply(input);
    List<Symbol> encoded = LSTM.of(3).returnState(true).applyAll(x);
    Symbol decoded = LSTM.of(3).apply(x, encoded.get(1), encoded.get(2));
    return Functional.seeded(3, List.of(input), List.of(encoded.getFirst(), decoded));
  }
}
