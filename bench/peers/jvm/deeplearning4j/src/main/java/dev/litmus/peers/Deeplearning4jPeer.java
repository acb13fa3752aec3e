package dev.litmus.peers;

import dev.litmus.bench.peer.Batches;
import dev.litmus.bench.peer.Contender;
import dev.litmus.bench.peer.Network;
import dev.litmus.bench.peer.Rounds;
import dev.litmus.bench.peer.Rows;
import dev.litmus.bench.peer.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// Deeplearning4j's MultiLayerNetwork, batch by batch. Threads come from OMP_NUM_THREADS.
final class Deeplearning4jPeer implements Contender {
  @Override
  public Optional<Training> training(Work work, Rows rows) {
    if (work.network().isOfWords()) {
      return Optional.empty();
    }
    var network = new MultiLayerNetwork(configuration(work.network()));
    network.init();
    var batches = new Batches(rows, work.batch());
    return Optional.of(
        new Training() {
          @Override
          public void epochs(int count) {
            for (int epoch = 0; epoch < count; epoch++) {
              batches.epoch((x, y) -> network.fit(array(work, x, y.length), column(y)));
            }
          }

          @Override
          public void save(Path file) throws IOException {
            network.save(file.toFile());
          }
        });
  }

  private static INDArray array(Work work, float[] x, int rows) {
    return work.network() == Network.IMAGES
        ? Nd4j.create(x, new long[] {rows, 1, 28, 28})
        : Nd4j.create(x, new long[] {rows, work.network().width()});
  }

  private static INDArray column(float[] y) {
    return Nd4j.create(y, new long[] {y.length, 1});
  }

  private static MultiLayerConfiguration configuration(Network network) {
    var layers =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .updater(network.isPlain() ? new Sgd(0.01) : new Adam(0.001))
            .list();
    Activation activation = network.activation().equals("tanh") ? Activation.TANH : Activation.RELU;
    if (network == Network.IMAGES) {
      layers.layer(new ConvolutionLayer.Builder(3, 3).nOut(32).activation(activation).build());
      layers.layer(new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build());
      layers.layer(new DenseLayer.Builder().nOut(16).activation(activation).build());
      layers.setInputType(InputType.convolutional(28, 28, 1));
    } else {
      layers.setInputType(InputType.feedForward(network.width()));
    }
    for (int units : network.hidden()) {
      layers.layer(new DenseLayer.Builder().nOut(units).activation(activation).build());
    }
    return layers
        .layer(
            new OutputLayer.Builder(LossFunction.XENT)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build())
        .build();
  }

  /// Which its jar's manifest lacks.
  private static String version() {
    String file = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
    var properties = new Properties();
    try (InputStream in = MultiLayerNetwork.class.getResourceAsStream(file)) {
      properties.load(in);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return properties.getProperty("version");
  }

  static void main(String[] arguments) throws IOException {
    Rounds.serve(
        "deeplearning4j", Deeplearning4jPeer::version, new Deeplearning4jPeer(), arguments);
  }
}
