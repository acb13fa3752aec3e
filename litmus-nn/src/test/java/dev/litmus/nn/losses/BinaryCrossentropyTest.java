package dev.litmus.nn.losses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Config;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BinaryCrossentropyTest {
  @Test
  void isTheMeanOverUnits() {
    Loss loss = new BinaryCrossentropy();
    float[] yTrue = {1, 0, 1};
    float[] yPred = {0.9f, 0.2f, 0.3f};
    float mean = 0;
    float[] alone = new float[3];
    float[] together = new float[3];
    for (int i = 0; i < 3; i++) {
      mean += loss.value(yTrue, yPred, i, 1) / 3;
      loss.gradient(yTrue, yPred, i, 1, 0.5f / 3, alone);
    }

    loss.gradient(yTrue, yPred, 0, 3, 0.5f, together);

    assertEquals(mean, loss.value(yTrue, yPred, 0, 3), 1e-7);
    assertArrayEquals(alone, together, 1e-7f);
  }

  @Test
  void onLogitsIsTheSameFunctionOfTheLogit() {
    Random random = new Random(4);
    for (double smoothing : new double[] {0, 0.2}) {
      Loss loss = new BinaryCrossentropy(false, smoothing);
      Loss onLogits = loss.onLogits().orElseThrow();
      for (int i = 0; i < 100; i++) {
        float[] logit = {(float) random.nextGaussian(0, 2)};
        float[] probability = {(float) (1 / (1 + Math.exp(-logit[0])))};
        float[] label = {random.nextInt(2)};
        assertEquals(
            loss.value(label, probability, 0, 1), onLogits.value(label, logit, 0, 1), 1e-5);
      }
      assertEquals(Optional.empty(), onLogits.onLogits());
    }
  }

  @Test
  void givesItsConfigByKerasKeys() {
    assertEquals(
        "{name=binary_crossentropy, reduction=sum_over_batch_size, from_logits=true,"
            + " label_smoothing=0.25, axis=-1}",
        new BinaryCrossentropy(true, 0.25).config().toString());
    assertEquals("BinaryCrossentropy", new BinaryCrossentropy().className());
  }

  @Test
  void isReadFromKerasConfig() {
    Config config =
        Config.of(
            "loss",
            Map.of(
                "name",
                "x",
                "reduction",
                "sum_over_batch_size",
                "from_logits",
                true,
                "label_smoothing",
                0.25,
                "axis",
                -1L));
    assertEquals(new BinaryCrossentropy(true, 0.25), Losses.of("BinaryCrossentropy", config));
    Loss smoothed = new BinaryCrossentropy(false, 0.1);
    assertEquals(smoothed, Losses.of(smoothed.className(), Config.of("own", smoothed.config())));
    assertEquals(
        "loss of the model: reduction 'none' is not supported; expected sum_over_batch_size, sum or"
            + " mean_with_sample_weight",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Losses.of(
                        "BinaryCrossentropy",
                        Config.of("loss of the model", Map.of("reduction", "none"))))
            .getMessage());
  }

  @Test
  void refusesSmoothingOutsideItsRange() {
    for (double smoothing : new double[] {-0.1, 1.1, Double.NaN}) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> new BinaryCrossentropy(false, smoothing))
              .getMessage();
      assertEquals(
          "BinaryCrossentropy: label_smoothing must be within 0..1, but is " + smoothing, message);
    }
  }

  @Test
  void isFoundByName() {
    assertEquals(new BinaryCrossentropy(), Losses.named("binary_crossentropy"));
    assertEquals(new BinaryCrossentropy(), Losses.named("bce"));
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Losses.named("binary_crossentropi"))
                .getMessage());
    assertTrue(
        message.startsWith(
            "loss 'binary_crossentropi' is not known; known, nearest first: binary_crossentropy, "),
        message);
  }
}
