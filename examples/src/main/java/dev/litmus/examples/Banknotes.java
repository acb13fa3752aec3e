package dev.litmus.examples;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.HiddenLayer;
import dev.litmus.classifier.Normalize;
import dev.litmus.classifier.Recipe;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.Verdict;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.data.Tables;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.optimizers.Sgd;
import java.nio.file.Path;
import java.util.Map;

/// Forged or authentic? Four numbers of a banknote's picture in, a probability out. The scaling to
/// 0..1 is part of the model, so raw numbers go in.
///
/// Arguments: the data file of UCI's "banknote authentication", and the folder to write to.
public final class Banknotes {
  /// A user's own callback: prints loss and accuracy every 50 epochs.
  static final class Every50 implements Callback {
    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
      if ((epoch + 1) % 50 == 0) {
        IO.println(
            "epoch = %4d loss = %.6f acc = %.2f%%"
                .formatted(epoch + 1, logs.get("loss"), 100 * logs.getOrDefault("accuracy", 0.0)));
      }
    }
  }

  void main(String[] args) {
    Table table = Tables.read(args[0]);
    Recipe recipe =
        Recipe.of(HiddenLayer.parse("8 tanh, 8 tanh"))
            .withNormalize(Normalize.MINMAX)
            .withOptimizer(Sgd.of(0.01))
            .withEpochs(500)
            .withBatchSize(32);
    TrainingResult result =
        Classifier.train(
            table,
            TrainOptions.defaults()
                .split(SplitOptions.defaults().withTest(0.2).withValidation(0).withSeed(1))
                .recipe(recipe)
                .callbacks(new Every50()));
    result
        .test()
        .ifPresent(test ->
            IO.println(
                "test: loss %.4f, accuracy %.2f%%"
                    .formatted(test.value(Figure.LOG_LOSS), 100 * test.value(Figure.ACCURACY))));

    Path file = Path.of(args[1], "banknotes.keras");
    result.classifier().save(file, true);
    Verdict verdict =
        Classifier.load(file).predict(Map.of("c1", 0.5, "c2", 4.5, "c3", -1.0, "c4", -1.2));
    IO.println(
        "forged with probability %.4f: %s".formatted(verdict.probability(), verdict.label()));
  }
}
