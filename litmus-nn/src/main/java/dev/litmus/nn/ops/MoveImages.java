package dev.litmus.nn.ops;

/// In training y = x laid anew by a random motion, each image by its own; otherwise y = x. No
/// derivative: augmentation stands before what learns.
///
/// @param nearest whether a pixel is its nearest old one rather than between four
/// @param fillMode what lies outside of the image
/// @param filler its numbers with [FillMode#CONSTANT]
public record MoveImages(
    int height,
    int width,
    int channels,
    Motion motion,
    FillMode fillMode,
    boolean nearest,
    float filler)
    implements Op {
  /// What lies outside of an image, by Keras's names.
  public enum FillMode {
    /// The image mirrored, its last pixels twice.
    REFLECT,
    /// The image again.
    WRAP,
    /// One number.
    CONSTANT,
    /// The last pixels on and on.
    NEAREST
  }

  @Override
  public void begin(Frame f) {
    if (!f.training()) {
      return;
    }
    float[] draws = f.kept(2);
    int images = f.rows();
    f.drawUniform(draws, images);
    if (motion.draws() == 2) {
      System.arraycopy(draws, 0, draws, images, images);
      f.drawUniform(draws, images);
    }
  }

  @Override
  public void forward(Frame f, int from, int to) {
    int size = f.outputSize();
    if (!f.training()) {
      System.arraycopy(f.input(0), from * size, f.output(), from * size, (to - from) * size);
      return;
    }
    float[] draws = f.kept(2);
    float[] factors = new float[6];
    for (int image = from; image < to; image++) {
      // The draw that came first was moved behind the one that came second.
      boolean two = motion.draws() == 2;
      float first = two ? draws[f.rows() + image] : draws[image];
      motion.factors(first, two ? draws[image] : 0, height, width, factors);
      move(f.input(0), f.output(), image * size, factors);
    }
  }

  private void move(float[] x, float[] y, int base, float[] factors) {
    int at = base;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float fromColumn = place(factors[0] * column + factors[1] * row + factors[2], width);
        float fromRow = place(factors[3] * column + factors[4] * row + factors[5], height);
        for (int channel = 0; channel < channels; channel++) {
          y[at++] = read(x, base + channel, fromRow, fromColumn);
        }
      }
    }
  }

  private float read(float[] x, int base, float row, float column) {
    if (nearest) {
      return pixel(x, base, roundAway(row), roundAway(column));
    }
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    float below = row - top;
    float right = column - left;
    float above = (1 - right) * pixel(x, base, top, left) + right * pixel(x, base, top, left + 1);
    float under =
        (1 - right) * pixel(x, base, top + 1, left) + right * pixel(x, base, top + 1, left + 1);
    return (1 - below) * above + below * under;
  }

  private static int roundAway(float place) {
    return (int) (Math.signum(place) * Math.floor(Math.abs(place) + 0.5f));
  }

  private float pixel(float[] x, int base, int row, int column) {
    boolean inside = row >= 0 && row < height && column >= 0 && column < width;
    return inside ? x[base + (row * width + column) * channels] : filler;
  }

  /// The place along an axis that stands for one that may lie outside.
  private float place(float place, int size) {
    return switch (fillMode) {
      case CONSTANT -> place;
      case NEAREST -> Math.clamp(place, 0, size - 1);
      case REFLECT -> Math.clamp(reflected(place, size), 0, size - 1);
      case WRAP -> Math.clamp(wrapped(place, size), 0, size - 1);
    };
  }

  private static float reflected(float place, int size) {
    if (size <= 1) {
      return 0;
    }
    int around = 2 * size;
    if (place < 0) {
      float moved = place < around ? around * (int) (-place / around) + place : place;
      return moved < -size ? moved + around : -moved - 1;
    }
    if (place > size - 1) {
      float moved = place - around * (int) (place / around);
      return moved >= size ? around - moved - 1 : moved;
    }
    return place;
  }

  private static float wrapped(float place, int size) {
    if (size <= 1) {
      return 0;
    }
    int last = size - 1;
    if (place < 0) {
      return place + size * ((int) (-place / last) + 1);
    }
    return place > last ? place - size * (int) (place / last) : place;
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
