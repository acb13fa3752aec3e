package dev.litmus.bench;

import dev.litmus.bench.peer.Contender;
import dev.litmus.bench.peer.Network;
import dev.litmus.bench.peer.Rounds;
import dev.litmus.bench.peer.Rows;
import dev.litmus.bench.peer.Work;
import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.OnnxFormat;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.ops.KernelSelection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Litmus's side of bench/peers, on as many threads as the JVM has processors. With the arguments
/// `onnx FOLDER` it writes the networks there, for runtimes that only predict.
public final class Peer implements Contender {
  private Peer() {}

  @Override
  public Optional<Training> training(Work work, Rows rows) {
    Sequential model = model(work.network());
    Trainer trainer =
        model.compile(work.network().isPlain() ? "sgd" : "adam", "binary_crossentropy");
    Tensor x = tensor(model, rows);
    Tensor y = Tensor.column(rows.y());
    return Optional.of(
        new Training() {
          @Override
          public void epochs(int count) {
            trainer.fit(x, y, Fit.epochs(count).batchSize(work.batch()).verbose(0));
          }

          @Override
          public void save(Path file) {
            KerasFormat.save(model, file);
          }
        });
  }

  @Override
  public Optional<Runnable> prediction(Work work, Rows rows) {
    Sequential model = model(work.network());
    if (work.task() == Work.Task.PREDICT) {
      Tensor x = tensor(model, rows);
      return Optional.of(() -> model.predict(x));
    }
    float[][] each = new float[rows.count()][];
    Arrays.setAll(each, rows::row);
    float[] found = new float[each.length];
    return Optional.of(() -> {
      for (int i = 0; i < each.length; i++) {
        found[i] = model.predictOne(each[i]);
      }
    });
  }

  private static Tensor tensor(Sequential model, Rows rows) {
    int[] dims = model.inputs().getFirst().shape().dims();
    dims[0] = rows.count();
    return Tensor.of(rows.x(), dims);
  }

  private static Sequential model(Network network) {
    return switch (network) {
      case BANKNOTE, TINY, WIDE -> dense(network);
      case IMAGES ->
          Sequential.seeded(
              1,
              InputLayer.of(28, 28, 1),
              Conv2D.of(32, 3, 3).activation("relu"),
              MaxPooling2D.of(2),
              Flatten.of(),
              Dense.of(16, "relu"),
              Dense.of(1, "sigmoid"));
      case LSTM -> sequences(LSTM.of(32));
      case GRU -> sequences(GRU.of(32));
      case SIMPLE -> sequences(SimpleRNN.of(32));
    };
  }

  private static Sequential dense(Network network) {
    var layers = new ArrayList<Layer>();
    layers.add(InputLayer.of(network.width()));
    network.hidden().forEach(units -> layers.add(Dense.of(units, network.activation())));
    layers.add(Dense.of(1, "sigmoid"));
    return Sequential.seeded(1, layers.toArray(new Layer[0]));
  }

  private static Sequential sequences(Layer recurrent) {
    return Sequential.seeded(
        1,
        InputLayer.of(100),
        Embedding.of(Network.VOCABULARY, 32),
        recurrent,
        Dense.of(1, "sigmoid"));
  }

  private static String kernels() {
    return KernelSelection.current().kernels().name().replace(' ', '-');
  }

  public static void main(String[] args) throws IOException {
    if (args.length > 1 && args[0].equals("onnx")) {
      Path folder = Files.createDirectories(Path.of(args[1]));
      for (Network network : List.of(Network.BANKNOTE, Network.WIDE, Network.IMAGES)) {
        OnnxFormat.save(model(network), folder.resolve(network + ".onnx"), true);
      }
      return;
    }
    Rounds.serve("litmus", Peer::kernels, new Peer(), args);
  }
}
