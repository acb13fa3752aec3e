package dev.litmus.nn.ops;

/// A random way to lay an image anew: where in the old image the pixel of column u and row v comes
/// from, column = a u + b v + c and row = d u + e v + f.
public sealed interface Motion {
  /// How many numbers an image draws.
  int draws();

  /// The six factors for an image of that size.
  ///
  /// @param first the first number drawn, of [0, 1)
  /// @param second the second, if there is one
  void factors(float first, float second, int height, int width, float[] factors);

  /// Around the centre, by an angle in degrees.
  record Rotation(Uniform degrees) implements Motion {
    private static final float RADIANS = (float) (Math.PI / 180);

    @Override
    public int draws() {
      return 1;
    }

    @Override
    public void factors(float first, float second, int height, int width, float[] factors) {
      float angle = degrees.of(first) * RADIANS;
      float centerColumn = 0.5f * (width - 1);
      float centerRow = 0.5f * (height - 1);
      float cosine = (float) StrictMath.cos(angle);
      float sine = (float) StrictMath.sin(angle);
      factors[0] = cosine;
      factors[1] = -sine;
      factors[2] = centerColumn - centerColumn * cosine - centerRow * -sine;
      factors[3] = sine;
      factors[4] = cosine;
      factors[5] = centerRow - centerColumn * sine - centerRow * cosine;
    }
  }

  /// Nearer or farther: how much of the old height and width is seen, 1 being all.
  ///
  /// @param together whether the width is that of the height
  record Zoom(Uniform heights, Uniform widths, boolean together) implements Motion {
    @Override
    public int draws() {
      return together ? 1 : 2;
    }

    @Override
    public void factors(float first, float second, int height, int width, float[] factors) {
      float high = heights.of(first);
      float wide = together ? high : widths.of(second);
      factors[0] = wide;
      factors[1] = 0;
      factors[2] = (width - 1f) / 2f * (1f - wide);
      factors[3] = 0;
      factors[4] = high;
      factors[5] = (height - 1f) / 2f * (1f - high);
    }
  }

  /// To the side: by shares of the height, downwards, and of the width, to the right.
  record Translation(Uniform heights, Uniform widths) implements Motion {
    @Override
    public int draws() {
      return 2;
    }

    @Override
    public void factors(float first, float second, int height, int width, float[] factors) {
      factors[0] = 1;
      factors[1] = 0;
      factors[2] = -(widths.of(second) * width);
      factors[3] = 0;
      factors[4] = 1;
      factors[5] = -(heights.of(first) * height);
    }
  }
}
