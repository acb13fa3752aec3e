package dev.litmus.classifier;

import dev.litmus.nn.optimizers.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// One of the recipes that a search tries. Which one a number stands for hangs on the seed alone,
/// so that a longer search begins with the trials of a shorter one.
///
/// Layers: one to three, each of 16 to 256 units (powers of 2) and not wider than the one before,
/// relu or tanh. Dropout: 0 to 0.5. Learning rate of Adam: 0.0003 to 0.03, evenly on the
/// logarithmic scale. Rows a step: 16 to 256. Numbers scaled by mean and deviation, or to their
/// range.
///
/// @param number from 1
public record TuningTrial(
    int number,
    List<HiddenLayer> hidden,
    double dropout,
    double learningRate,
    int batchSize,
    Normalize normalize) {
  private static final double[] DROPOUTS = {0, 0.1, 0.2, 0.3, 0.5};
  private static final int WIDEST = 8;
  private static final int NARROWEST = 4;

  /// Copies the layers.
  public TuningTrial {
    hidden = List.copyOf(hidden);
  }

  /// The trial of that number, from 1.
  static TuningTrial of(int number, long seed) {
    Random random = new Random(seed * 1_000_003 + number);
    random.nextInt(); // neighbouring seeds begin alike
    int layers = 1 + random.nextInt(3);
    String activation = random.nextInt(3) < 2 ? " relu" : " tanh";
    int power = NARROWEST + random.nextInt(WIDEST - NARROWEST + 1);
    List<String> hidden = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      hidden.add((1 << power) + activation);
      power = Math.max(NARROWEST, power - random.nextInt(2));
    }
    double rate = 0.0003 * StrictMath.pow(100, random.nextDouble());
    return new TuningTrial(
        number,
        HiddenLayer.parse(String.join(",", hidden)),
        DROPOUTS[random.nextInt(DROPOUTS.length)],
        Double.parseDouble(String.format(Locale.ROOT, "%.2g", rate)),
        16 << random.nextInt(5),
        random.nextInt(3) < 2 ? Normalize.STANDARD : Normalize.MINMAX);
  }

  /// How it is trained for at most so many epochs: until the validation loss has not become better
  /// for a quarter of them, and at least five.
  public Recipe recipe(int epochs) {
    Recipe plain = Recipe.of(hidden);
    return new Recipe(
            hidden,
            plain.architecture(),
            dropout,
            normalize,
            Adam.of(learningRate),
            plain.loss(),
            epochs,
            batchSize,
            plain.patience(),
            false)
        .withPatience(Math.max(5, epochs / 4));
  }

  /// The options of `litmus train` that say the same, but for the dropout.
  public String text() {
    return "--layers \"%s\" --learning-rate %s --batch-size %d --normalize %s (dropout %s)"
        .formatted(
            String.join(", ", hidden.stream().map(HiddenLayer::toString).toList()),
            learningRate,
            batchSize,
            normalize.text(),
            dropout);
  }
}
