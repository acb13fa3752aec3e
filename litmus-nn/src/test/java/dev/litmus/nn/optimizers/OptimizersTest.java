package dev.litmus.nn.optimizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class OptimizersTest {
  private static void refuses(String message, Executable made) {
    String found = String.valueOf(assertThrows(IllegalArgumentException.class, made).getMessage());
    assertTrue(found.startsWith(message), found);
  }

  @Test
  void namesGiveKerassDefaults() {
    assertEquals(Adam.of(), Optimizers.named("adam"));
    assertEquals(AdamW.of(), Optimizers.named("adamw"));
    assertEquals(RmsProp.of(), Optimizers.named("rmsprop"));
    assertEquals(Sgd.of(), Optimizers.named("SGD"));
    assertEquals(OptionalDouble.of(0.004), Optimizers.named("muon").settings().weightDecay());
    refuses("optimizer 'adamm' is not known; known", () -> Optimizers.named("adamm"));
  }

  @Test
  void refusesWhatItDoesNotDo() {
    refuses(
        "Adam: loss_scale_factor = 2.0 is not supported; expected null",
        () -> Optimizers.of("adam", Config.of("Adam", Map.of("loss_scale_factor", 2.0))));
    refuses(
        "Adam: unknown [momentum]; known: ",
        () -> Optimizers.of("adam", Config.of("Adam", Map.of("momentum", 0.5))));
    refuses(
        "Muon: exclude_layers takes parts of names; patterns such as 'a.*' are not supported",
        () ->
            Optimizers.of(
                "muon", Config.of("Muon", Map.of("exclude_layers", java.util.List.of("a.*")))));
  }

  @Test
  void refusesNumbersOutOfRange() {
    OptimizerSettings settings = OptimizerSettings.of(0.1);
    refuses("SGD: momentum must be from 0 to 1; found 1.5", () -> new Sgd(1.5, false, settings));
    refuses(
        "Adam: beta_1 must be from 0 to below 1; found 1.0",
        () -> new Adam(1, 0.5, 1e-7, false, settings));
    refuses(
        "AdamW: expected a weight_decay; found none; Keras's default is 0.004",
        () -> AdamW.of(settings));
    refuses(
        "Lion: beta_1 must be above 0 and at most 1; found 0.0", () -> new Lion(0, 1, settings));
    refuses(
        "Ftrl: beta must be at least 0; found -1.0",
        () -> new Ftrl(-0.5, 0.1, 0, 0, 0, -1, settings));
    refuses(
        "optimizer: learning_rate must be a number of at least 0; found NaN",
        () -> RmsProp.of(Double.NaN));
    refuses(
        "optimizer: only one of clipnorm, clipvalue and global_clipnorm may be set; found 2",
        () -> settings.clipnorm(1).clipvalue(1));
    refuses("optimizer: ema_momentum must be from 0 to 1; found 1.5", () -> settings.ema(1.5));
    refuses(
        "optimizer: ema_overwrite_frequency must be at least 1; found 0",
        () -> settings.ema(0.5, 0));
    refuses(
        "optimizer: gradient_accumulation_steps must be at least 2; found 1",
        () -> settings.gradientAccumulationSteps(1));
  }
}
