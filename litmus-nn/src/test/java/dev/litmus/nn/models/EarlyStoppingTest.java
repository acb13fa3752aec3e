package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.RocAuc;
import dev.litmus.nn.optimizers.Sgd;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EarlyStoppingTest {
  private final float[][] x = {{1}, {2}};
  private final float[] y = {0, 1};
  private final Sequential model = Sequential.of(InputLayer.of(1), Dense.of(1, "sigmoid"));

  /// Trains without learning; a callback sets the figure and makes the bias the epoch's number.
  private History train(double[] values, EarlyStopping stopping) {
    LambdaCallback script =
        LambdaCallback.of()
            .onEpochEnd((training, epoch, logs) -> {
              logs.put("figure", values[epoch]);
              model.layer("dense").variables().getLast().value()[0] = epoch;
            });
    return model
        .compile(Sgd.of(0), new BinaryCrossentropy())
        .fit(x, y, Fit.epochs(values.length).callbacks(script, stopping).verbose(0));
  }

  private float bias() {
    return model.layer("dense").variables().getLast().value()[0];
  }

  /// Made by tools/make_early_stopping.py.
  static List<String> kerasRows() throws IOException {
    List<String> lines = Fixtures.lines("early_stopping.csv");
    return lines.subList(1, lines.size());
  }

  @ParameterizedTest
  @MethodSource("kerasRows")
  void stopsAndRestoresAsKerasDoes(String row) {
    String[] cells = row.split(",");
    EarlyStopping stopping =
        EarlyStopping.of("figure")
            .minDelta(Double.parseDouble(cells[0]))
            .patience(Integer.parseInt(cells[1]))
            .mode(Monitor.Mode.valueOf(cells[2].toUpperCase(Locale.ROOT)))
            .restoreBestWeights(cells[4].equals("True"))
            .startFromEpoch(Integer.parseInt(cells[5]));
    if (!cells[3].isEmpty()) {
      stopping.baseline(Double.parseDouble(cells[3]));
    }
    double[] values = Arrays.stream(cells[6].split(" ")).mapToDouble(Double::parseDouble).toArray();

    History history = train(values, stopping);

    assertEquals(Integer.parseInt(cells[7]), history.epochs().size());
    assertEquals(Integer.parseInt(cells[8]), bias());
  }

  @Test
  void saysWhyItStopped() {
    EarlyStopping stopping = EarlyStopping.of("figure").mode(Monitor.Mode.MIN).patience(2);
    History history = train(new double[] {0.5, 0.25, 0.75, 0.5, 0.1}, stopping);
    assertEquals(
        Optional.of("epoch 4: figure has not got better than 0.25000, of epoch 2"),
        history.stopped());
    assertEquals(1, stopping.bestEpoch());
  }

  @Test
  void startsAnewInEveryTraining() {
    EarlyStopping stopping = EarlyStopping.of("figure").mode(Monitor.Mode.MIN);
    assertEquals(2, train(new double[] {0.1, 0.2, 0.3}, stopping).epochs().size());
    assertEquals(3, train(new double[] {0.5, 0.4, 0.3}, stopping).epochs().size());
  }

  @Test
  void takesNanForTheWorst() {
    EarlyStopping stopping =
        EarlyStopping.of("figure").mode(Monitor.Mode.MAX).patience(2).restoreBestWeights(true);
    double[] values = {Double.NaN, 0.1, Double.NaN, 0.2, Double.NaN, Double.NaN, 0.3};
    assertEquals(6, train(values, stopping).epochs().size());
    assertEquals(3, bias());
  }

  @Test
  void refusesAFigureThatIsNotThere() {
    IllegalStateException absent =
        assertThrows(
            IllegalStateException.class, () -> train(new double[] {1}, EarlyStopping.of()));
    assertEquals(
        "monitor 'val_loss' is not among the figures of this training: loss, figure; give Fit"
            + " validationSplit or validationData, or monitor one of these",
        absent.getMessage());
  }

  @Test
  void asksTheMetricWhichWayIsBetter() {
    float[] noise = {0, 1};
    Trainer trainer =
        model.compile(
            Sgd.of(0), new BinaryCrossentropy(), new RocAuc(), Metric.mean("own", (t, p) -> 1));
    Fit fit = Fit.epochs(9).verbose(0);
    // The area stays the same, so the second epoch is no better.
    for (String figure : List.of("loss", "roc_auc", "val_roc_auc")) {
      EarlyStopping stopping = EarlyStopping.of(figure);
      Fit watched = fit.validationData(Tensor.of(x), Tensor.column(noise)).callbacks(stopping);
      assertEquals(2, trainer.fit(x, y, watched).epochs().size(), figure);
    }
    IllegalStateException unknown =
        assertThrows(
            IllegalStateException.class,
            () -> trainer.fit(x, y, fit.callbacks(EarlyStopping.of("own"))));
    assertEquals(
        "monitor 'own': whether it should fall or rise is not known; set mode MIN or MAX",
        unknown.getMessage());
  }
}
