package dev.litmus.examples;

import dev.litmus.classifier.table.TrainTestSplit;
import dev.litmus.data.WordVectors;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.GlobalAveragePooling1D;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Recurrent networks: on random numbers, where there is nothing to learn, and on raw texts with
/// average pooling, LSTM and GRU, with word vectors learnt here or elsewhere.
///
/// Arguments: a file with a label (`ham` or `spam`), a tab and a text on each line; a file of word
/// vectors in GloVe's format. Both may be left out.
public final class Texts {
  private static final int TOKENS = 10_000;
  private static final int LENGTH = 40;

  void main(String[] args) throws IOException {
    random();
    if (args.length > 0) {
      messages(Path.of(args[0]), args.length > 1 ? List.of(Path.of(args[1])) : List.of());
    }
  }

  private static void random() {
    Random random = new Random(3);
    float[] numbers = new float[100 * 10];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = random.nextInt(100);
    }
    float[] labels = new float[100];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = random.nextInt(2);
    }
    Sequential model =
        Sequential.seeded(
            1, InputLayer.of(10), Embedding.of(100, 8), SimpleRNN.of(16), Dense.of(1, "sigmoid"));
    IO.println(model.summary());
    model
        .compile("adam", "binary_crossentropy", "accuracy")
        .fit(Tensor.of(numbers, 100, 10), Tensor.column(labels), Fit.epochs(10).verbose(2));
  }

  private static void messages(Path file, List<Path> vectors) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] texts = new String[lines.size()];
    float[] labels = new float[texts.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = lines.get(i).substring(lines.get(i).indexOf('\t') + 1);
      labels[i] = lines.get(i).startsWith("spam") ? 1 : 0;
    }
    TrainTestSplit split = TrainTestSplit.stratified(labels, 0.2, 1);
    Tensor x = Tensor.of(texts, texts.length, 1);
    Tensor y = Tensor.column(labels);
    Data data =
        new Data(
            x.rows(split.train()),
            y.rows(split.train()),
            x.rows(split.test()),
            y.rows(split.test()));

    TextVectorization words =
        TextVectorization.of().maxTokens(TOKENS).outputSequenceLength(LENGTH).adapt(data.x());
    List<String> vocabulary = words.tokens();
    Embedding embedding = Embedding.of(vocabulary.size(), 16);
    train("pooling", words, embedding, GlobalAveragePooling1D.of(), data);
    train("lstm", words, embedding.maskZero(true), LSTM.of(16), data);
    train("gru", words, embedding.maskZero(true), Bidirectional.of(GRU.of(8)), data);
    for (Path pretrained : vectors) {
      WordVectors known = WordVectors.read(pretrained, vocabulary);
      Embedding given = Embedding.of(vocabulary.size(), known.size()).weights(known.of(vocabulary));
      train("pretrained", words, given, GlobalAveragePooling1D.of(), data);
    }
  }

  private record Data(Tensor x, Tensor y, Tensor testX, Tensor testY) {}

  /// Raw texts go in: the vocabulary is a layer of the model.
  private static void train(String name, Layer words, Layer embedding, Layer reader, Data data) {
    Sequential model =
        Sequential.seeded(
            1,
            InputLayer.of(1).dtype(DType.STRING),
            words,
            embedding,
            reader,
            Dense.of(1, "sigmoid"));
    Trainer trainer = model.compile("adam", "binary_crossentropy", "accuracy", "roc_auc");
    trainer.fit(data.x(), data.y(), Fit.epochs(5).verbose(0));
    trainer
        .evaluate(data.testX(), data.testY())
        .forEach((figure, value) -> IO.println("%s %s %.4f".formatted(name, figure, value)));
    String[] two = {"WINNER! Claim your free prize now, call 09061701461", "See you at lunch?"};
    float[] p = model.predict(Tensor.of(two, 2, 1)).floats();
    IO.println("%s: %.4f and %.4f".formatted(name, p[0], p[1]));
  }
}
