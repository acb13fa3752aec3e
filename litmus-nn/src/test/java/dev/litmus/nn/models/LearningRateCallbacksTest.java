package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.optimizers.CosineDecay;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.OptimizerSettings;
import dev.litmus.nn.optimizers.Sgd;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearningRateCallbacksTest {
  private static final float[][] X = {{0}, {1}, {2}, {3}};
  private static final float[] Y = {0, 1, 0, 1};

  private static Trainer trainer(Optimizer optimizer) {
    return Sequential.seeded(1, InputLayer.of(1), Dense.of(1, "sigmoid"))
        .compile(optimizer, new BinaryCrossentropy());
  }

  /// Made by tools/make_early_stopping.py.
  static List<String> keras() throws IOException {
    List<String> lines = Fixtures.lines("reduce_lr.csv");
    return lines.subList(1, lines.size());
  }

  @ParameterizedTest
  @MethodSource("keras")
  void reducesOnPlateausAsKerasDoes(String row) {
    String[] cells = row.split(",");
    double[] figures =
        Arrays.stream(cells[5].split(" ")).mapToDouble(Double::parseDouble).toArray();
    ReduceLROnPlateau callback =
        ReduceLROnPlateau.of("figure")
            .mode(Monitor.Mode.MIN)
            .factor(Double.parseDouble(cells[0]))
            .patience(Integer.parseInt(cells[1]))
            .minDelta(Double.parseDouble(cells[2]))
            .cooldown(Integer.parseInt(cells[3]))
            .minLr(Double.parseDouble(cells[4]));
    LambdaCallback script =
        LambdaCallback.of()
            .onEpochEnd((training, epoch, logs) -> logs.put("figure", figures[epoch]));
    History history =
        trainer(Sgd.of(0.1))
            .fit(X, Y, Fit.epochs(figures.length).callbacks(script, callback).verbose(0));
    double[] expected =
        Arrays.stream(cells[6].split(" ")).mapToDouble(Double::parseDouble).toArray();
    double[] found =
        history.get("learning_rate").stream().mapToDouble(Double::doubleValue).toArray();
    assertArrayEquals(expected, found, 1e-9);
  }

  @Test
  void refusesAFactorThatDoesNotReduce() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> ReduceLROnPlateau.of().factor(1))
            .getMessage();
    assertEquals("ReduceLROnPlateau: factor must be above 0 and below 1; found 1.0", message);
  }

  @Test
  void schedulesByEpoch() {
    LearningRateScheduler halving =
        LearningRateScheduler.of((epoch, rate) -> epoch == 0 ? rate : rate / 2);
    History history = trainer(Sgd.of(0.5)).fit(X, Y, Fit.epochs(3).callbacks(halving).verbose(0));
    assertEquals(List.of(0.5, 0.25, 0.125), history.get("learning_rate"));
    LearningRateScheduler nothing = LearningRateScheduler.of((epoch, rate) -> Double.NaN);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer(Sgd.of()).fit(X, Y, Fit.epochs(1).callbacks(nothing).verbose(0)))
            .getMessage();
    assertEquals(
        "LearningRateScheduler: the schedule gives NaN for epoch 0; expected a number of at least"
            + " 0",
        message);
  }

  @Test
  void refusesToSetWhatAScheduleGives() {
    Trainer scheduled = trainer(Sgd.of(OptimizerSettings.of(new CosineDecay(0.1, 10))));
    LearningRateScheduler same = LearningRateScheduler.of((epoch, rate) -> rate);
    assertThrows(
        IllegalStateException.class,
        () -> scheduled.fit(X, Y, Fit.epochs(1).callbacks(same).verbose(0)));
  }

  @Test
  void weightsTakeOverTheirAveragesAtTheEnd() {
    Trainer trainer = trainer(Sgd.of(OptimizerSettings.of(0.5).ema(0.9)));
    trainer.fit(X, Y, Fit.epochs(5).verbose(0));
    List<OptimizerState.Numbers> kept = trainer.optimizer().inFileOrder();
    List<float[]> weights = trainer.model().weights();
    for (int i = 0; i < weights.size(); i++) {
      assertArrayEquals(kept.get(i).values(), weights.get(i));
    }
  }

  @Test
  void validatesWithAverages() {
    Trainer plain = trainer(Sgd.of(OptimizerSettings.of(0.5).ema(0.9)));
    Trainer swapping = trainer(Sgd.of(OptimizerSettings.of(0.5).ema(0.9)));
    Trainer between = trainer(Sgd.of(OptimizerSettings.of(0.5).ema(0.9)));
    Fit fit =
        Fit.epochs(4)
            .validationData(dev.litmus.nn.Tensor.of(X), dev.litmus.nn.Tensor.column(Y))
            .verbose(0);
    History without = plain.fit(X, Y, fit);
    History with = swapping.fit(X, Y, fit.callbacks(SwapEMAWeights.of()));
    History both = between.fit(X, Y, fit.callbacks(SwapEMAWeights.of().swapOnEpoch(true)));
    assertEquals(without.get("loss"), with.get("loss"));
    assertEquals(with.get("val_loss"), both.get("val_loss"));
    assertFalse(without.get("val_loss").equals(with.get("val_loss")));
    // The last validation was that of the averages, which are the weights at the end.
    assertEquals(
        with.last("val_loss"), swapping.evaluate(X, Y).getOrDefault("loss", Double.NaN), 1e-12);
    assertEquals(
        with.last("val_loss"), between.evaluate(X, Y).getOrDefault("loss", Double.NaN), 1e-12);
  }
}
