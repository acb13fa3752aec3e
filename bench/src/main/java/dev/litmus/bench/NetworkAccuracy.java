package dev.litmus.bench;

import dev.litmus.classifier.table.TrainTestSplit;
import dev.litmus.data.Pictures;
import dev.litmus.keras.Npy;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GlobalAveragePooling1D;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.RandomFlip;
import dev.litmus.nn.layers.RandomRotation;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Networks for texts and pictures, trained on the rows on which bench/accuracy/keras_networks.py
/// trains the same ones in Keras; bench/accuracy/compare.py holds the results against each other.
/// Each pair shares its seed, and with it the initial weights, the random changes and the order of
/// rows, which a seeded Keras draws once for all epochs: what remains is rounding.
///
/// Arguments: the folder of the data, the folder of the results, and tasks.
public final class NetworkAccuracy {
  private static final int SIDE = 32;
  private static final int TOKENS = 10_000;
  private static final int SEEDS = 5;

  private NetworkAccuracy() {}

  private record Examples(Tensor rows, float[] labels) {}

  private enum Task {
    SMS_POOLING(10),
    SMS_LSTM(5),
    RT_POOLING(10),
    RT_LSTM(3),
    FLOWERS(15);

    private final int epochs;

    Task(int epochs) {
      this.epochs = epochs;
    }

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    Examples examples(Path data) throws IOException {
      return switch (this) {
        case SMS_POOLING, SMS_LSTM -> sms(data);
        case RT_POOLING, RT_LSTM -> reviews(data);
        case FLOWERS -> flowers(data);
      };
    }

    List<Layer> layers(Tensor trained) {
      return switch (this) {
        case SMS_POOLING, RT_POOLING ->
            List.of(
                InputLayer.of(1).dtype(DType.STRING),
                words(trained, 50),
                Embedding.of(TOKENS, 16),
                GlobalAveragePooling1D.of(),
                Dense.of(16, "relu"),
                Dense.of(1, "sigmoid"));
        case SMS_LSTM, RT_LSTM ->
            List.of(
                InputLayer.of(1).dtype(DType.STRING),
                words(trained, 40),
                Embedding.of(TOKENS, 16).maskZero(true),
                LSTM.of(16),
                Dense.of(1, "sigmoid"));
        case FLOWERS ->
            List.of(
                InputLayer.of(SIDE, SIDE, 3),
                Rescaling.of(1 / 255.0, 0),
                RandomFlip.of("horizontal"),
                RandomRotation.of(0.1),
                Conv2D.of(16, 3).activation("relu"),
                MaxPooling2D.of(2),
                Conv2D.of(32, 3).activation("relu"),
                MaxPooling2D.of(2),
                Flatten.of(),
                Dropout.of(0.3),
                Dense.of(32, "relu"),
                Dense.of(1, "sigmoid"));
      };
    }
  }

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Path results = Path.of(args[1]);
    Files.createDirectories(results);
    for (Task task : Task.values()) {
      if (args.length == 2 || List.of(args).subList(2, args.length).contains(task.label())) {
        run(task, task.examples(data), results);
      }
    }
  }

  private static void run(Task task, Examples examples, Path results) throws IOException {
    for (int seed = 1; seed <= SEEDS; seed++) {
      TrainTestSplit split = TrainTestSplit.stratified(examples.labels(), 0.2, seed);
      Tensor train = examples.rows().rows(split.train());
      Model model = Sequential.named("sequential", seed, task.layers(train));
      long start = System.nanoTime();
      model
          .compile("adam", "binary_crossentropy")
          .fit(
              train,
              Tensor.column(examples.labels()).rows(split.train()),
              Fit.epochs(task.epochs).verbose(0));
      double seconds = (System.nanoTime() - start) / 1e9;
      Tensor predicted = model.predict(examples.rows().rows(split.test()));
      Path file = results.resolve("%s-%d-litmus.npy".formatted(task.label(), seed));
      Npy.write(predicted, file, true);
      System.out.printf("%s %d: %.1f s%n", task.label(), seed, seconds);
    }
  }

  private static TextVectorization words(Tensor trained, int length) {
    return TextVectorization.of().maxTokens(TOKENS).outputSequenceLength(length).adapt(trained);
  }

  private static Examples sms(Path data) throws IOException {
    List<String> lines = lines(data.resolve("sms-spam/SMSSpamCollection"));
    float[] labels = new float[lines.size()];
    String[] texts = new String[labels.length];
    for (int i = 0; i < labels.length; i++) {
      int tab = lines.get(i).indexOf('\t');
      labels[i] = lines.get(i).substring(0, tab).equals("spam") ? 1 : 0;
      texts[i] = lines.get(i).substring(tab + 1);
    }
    return new Examples(Tensor.of(texts, texts.length, 1), labels);
  }

  private static Examples reviews(Path data) throws IOException {
    List<String> texts = new ArrayList<>(lines(data.resolve("rt-polarity/rt-polarity.neg")));
    int negative = texts.size();
    texts.addAll(lines(data.resolve("rt-polarity/rt-polarity.pos")));
    float[] labels = new float[texts.size()];
    java.util.Arrays.fill(labels, negative, labels.length, 1);
    return new Examples(Tensor.of(texts.toArray(new String[0]), labels.length, 1), labels);
  }

  private static Examples flowers(Path data) {
    Pictures pictures = Pictures.read(data.resolve("flowers"), SIDE, SIDE);
    return new Examples(pictures.pixels(), pictures.labels().floats());
  }

  private static List<String> lines(Path file) throws IOException {
    return List.of(Files.readString(file).strip().split("\n"));
  }
}
