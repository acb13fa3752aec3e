package dev.litmus.examples;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.RmsProp;
import java.util.List;
import java.util.Random;

/// The functional way of making a model, validation during training, and what each figure is for.
public final class FunctionalModel {
  private static final int COLUMNS = 10;

  void main() {
    Random random = new Random(1);
    Tensor x = numbers(random, 1000);
    Tensor y = answers(x);
    Tensor testX = numbers(random, 200);
    Tensor testY = answers(testX);

    Symbol input = InputLayer.of(COLUMNS).symbol();
    Symbol hidden = Dense.of(32, "relu").apply(input);
    hidden = Dense.of(32, "relu").apply(hidden);
    Symbol output = Dense.of(1, "sigmoid").apply(hidden);
    Functional model = Functional.seeded(1, List.of(input), List.of(output));
    IO.println(model.summary());

    Trainer trainer =
        model.compile(
            RmsProp.of(),
            new BinaryCrossentropy(),
            Metrics.named("accuracy", "precision", "recall", "f1_score", "roc_auc")
                .toArray(new Metric[0]));
    History history = trainer.fit(x, y, Fit.epochs(20).batchSize(32).validationSplit(0.2));
    IO.println(
        "loss %.4f -> %.4f, val_loss %.4f -> %.4f"
            .formatted(
                history.get("loss").getFirst(),
                history.last("loss"),
                history.get("val_loss").getFirst(),
                history.last("val_loss")));

    // Accuracy: how often it is right. Precision: how many alarms are true, for spam. Recall: how
    // many
    // cases are found, for disease. F1: both in one. ROC-AUC: how well it ranks, at any threshold.
    trainer.evaluate(testX, testY).forEach((name, value) -> IO.println(name + " " + value));
    float[] p = model.predict(testX).floats();
    IO.println("first row: %.4f, class %d".formatted(p[0], p[0] > 0.5 ? 1 : 0));
  }

  private static Tensor numbers(Random random, int rows) {
    float[] data = new float[rows * COLUMNS];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return Tensor.of(data, rows, COLUMNS);
  }

  /// Yes where the first half of a row is, on the whole, above the second.
  private static Tensor answers(Tensor x) {
    float[] answers = new float[x.rows()];
    for (int row = 0; row < answers.length; row++) {
      float difference = 0;
      for (int j = 0; j < COLUMNS; j++) {
        difference += x.floats()[row * COLUMNS + j] * (j < COLUMNS / 2 ? 1 : -1);
      }
      answers[row] = difference > 0 ? 1 : 0;
    }
    return Tensor.column(answers);
  }
}
