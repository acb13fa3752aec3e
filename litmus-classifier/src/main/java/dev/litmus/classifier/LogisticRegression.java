package dev.litmus.classifier;

import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Logistic regression as a [Baseline]: one sigmoid unit behind the prepared columns (standardized
/// numbers, a place for each category, TF-IDF of texts), trained until the validation loss rests.
public final class LogisticRegression implements Baseline {
  /// The baseline.
  public LogisticRegression() {}

  @Override
  public String name() {
    return "logistic regression";
  }

  @Override
  public Answers answers(BaselineData data) {
    List<Feature> features = features(data);
    if (features.isEmpty()) {
      return new Refused("it makes nothing of pictures");
    }
    if (FeatureNetwork.isTextOnly(features)) {
      return new Refused("on texts alone the network is one itself");
    }
    Deadline deadline = new Deadline(System.nanoTime(), data.limit());
    Fitted fitted =
        new SingleTraining(
                Baselines.logisticRegression(data.split().train().length),
                features,
                data.rows(),
                data.labels(),
                data.weights(),
                data.split(),
                TrainOptions.defaults().seed(data.seed()).threads(data.threads()),
                deadline)
            .run();
    if (deadline.cutShort()) {
      return new Refused("the time limit left too little time");
    }
    return new Probabilities(
        fitted.model().predictAll(ModelInputs.of(data.test(), features)).getFirst().floats());
  }

  /// The columns with standard scaling, however they are scaled for the networks.
  private static List<Feature> features(BaselineData data) {
    List<Feature> features = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Feature feature : data.withoutPictures()) {
      if (feature instanceof Feature.Text) {
        features.add(feature);
      } else {
        others.add(feature.column());
      }
    }
    if (!others.isEmpty()) {
      Schema schema = data.schema();
      int[] inFileOrder = Arrays.stream(data.split().train()).sorted().toArray();
      Table train = data.rows().rows(inFileOrder).select(others);
      features.addAll(new FeatureFinder(Normalize.STANDARD).find(train, schema));
    }
    return features;
  }
}
