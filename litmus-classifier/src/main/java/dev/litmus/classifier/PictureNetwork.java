package dev.litmus.classifier;

import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.Padding;
import dev.litmus.nn.layers.RandomFlip;
import dev.litmus.nn.layers.RandomRotation;
import dev.litmus.nn.layers.RandomTranslation;
import dev.litmus.nn.layers.RandomZoom;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.Symbol;

/// The part of the network from a picture to a few numbers: pixels from 0 to 255 divided by 255, in
/// training a little turned, moved and enlarged, then convolutions of 3 x 3 with relu, each
/// followed by the largest of 2 x 2, then one dense layer.
///
/// Pictures with colours are photographs more often than signs, and shown in a mirror, too.
final class PictureNetwork {
  private static final double WHITE = 255;

  /// Filters of the convolutions, one after the other.
  private static final int[] FILTERS = {16, 32, 64};

  private static final int UNITS = 64;
  private static final double DROPOUT = 0.4;

  /// A share of a whole turn: 14 degrees.
  private static final double TURN = 0.04;

  private static final double MOVE = 0.08;
  private static final double ZOOM = 0.1;

  /// Pictures as small as that, in pixels, are not halved again.
  private static final int SMALLEST = 4;

  private PictureNetwork() {}

  /// @param name what the names of its layers with weights begin with
  static Symbol pooled(String name, Feature.Picture picture, Symbol input) {
    Symbol x = Rescaling.of(1 / WHITE, 0).apply(input);
    if (picture.colored()) {
      x = RandomFlip.of("horizontal").apply(x);
    }
    x = RandomRotation.of(TURN).apply(x);
    x = RandomTranslation.of(MOVE, MOVE).apply(x);
    x = RandomZoom.of(ZOOM).apply(x);
    int size = Math.min(picture.size().height(), picture.size().width());
    for (int i = 0; i < FILTERS.length; i++) {
      x =
          Conv2D.of(FILTERS[i], 3)
              .activation("relu")
              .padding(Padding.SAME)
              .named(name + "_convolution_" + (i + 1))
              .apply(x);
      if (size >= 2 * SMALLEST) {
        x = MaxPooling2D.of(2).apply(x);
        size /= 2;
      }
    }
    x = Dropout.of(DROPOUT).apply(Flatten.of().apply(x));
    x = Dense.of(UNITS, "relu").named(name + "_dense").apply(x);
    return Dropout.of(DROPOUT).apply(x);
  }
}
