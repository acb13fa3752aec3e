package dev.litmus.peers;

import dev.litmus.bench.peer.Contender;
import dev.litmus.bench.peer.Rounds;
import dev.litmus.bench.peer.Rows;
import dev.litmus.bench.peer.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import weka.classifiers.functions.MultilayerPerceptron;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;
import weka.core.SerializationHelper;
import weka.core.Version;

/// Weka's MultilayerPerceptron, which has sigmoid units only and learns row by row: a step of W1
/// counts as the 32 rows that it has elsewhere. Its time for networks as wide as W3's is hours.
final class WekaPeer implements Contender {
  @Override
  public Optional<Training> training(Work work, Rows rows) {
    if (work != Work.W1 && work != Work.W2) {
      return Optional.empty();
    }
    Instances data = instances(rows);
    var model = new MultilayerPerceptron();
    model.setHiddenLayers(
        work.network().hidden().stream().map(String::valueOf).collect(Collectors.joining(",")));
    model.setLearningRate(0.01);
    model.setMomentum(0);
    return Optional.of(
        new Training() {
          @Override
          public void epochs(int count) {
            model.setTrainingTime(count);
            try {
              model.buildClassifier(data);
            } catch (Exception failure) {
              throw new IllegalStateException(failure);
            }
          }

          @Override
          public void save(Path file) throws IOException {
            try {
              SerializationHelper.write(file.toString(), model);
            } catch (Exception failure) {
              throw new IOException(failure);
            }
          }
        });
  }

  private static Instances instances(Rows rows) {
    var attributes = new ArrayList<Attribute>();
    for (int i = 0; i < rows.width(); i++) {
      attributes.add(new Attribute("x" + i));
    }
    attributes.add(new Attribute("y", List.of("0", "1")));
    var instances = new Instances("rows", attributes, rows.count());
    instances.setClassIndex(rows.width());
    for (int i = 0; i < rows.count(); i++) {
      double[] values = new double[rows.width() + 1];
      for (int j = 0; j < rows.width(); j++) {
        values[j] = rows.x()[i * rows.width() + j];
      }
      values[rows.width()] = rows.y()[i];
      instances.add(new DenseInstance(1, values));
    }
    return instances;
  }

  static void main(String[] arguments) throws IOException {
    System.setProperty("weka.packageManager.offline", "true");
    Rounds.serve("weka", () -> Version.VERSION, new WekaPeer(), arguments);
  }
}
