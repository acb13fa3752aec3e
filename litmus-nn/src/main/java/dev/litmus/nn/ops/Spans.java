package dev.litmus.nn.ops;

/// How each of an axis's new positions comes from old ones: from the first of them on, a weight
/// each. By TensorFlow's rules: centres of pixels stand at halves.
///
/// @param first the first old position; it and others may lie outside
/// @param weights the weights of it and those that follow
public record Spans(int[] first, float[][] weights) {
  /// Cubic weights are rounded to so many steps between two pixels.
  private static final int CUBIC_STEPS = 1024;

  /// A sum of weights below this is nothing to divide by.
  private static final float LEAST_SUM = 1000 * Float.MIN_NORMAL;

  /// The spans for `from` old and `to` new positions.
  ///
  /// @param interpolation Keras's name of it
  /// @param antialias whether shrinking takes all old positions into account
  public static Spans of(int from, int to, String interpolation, boolean antialias) {
    Spans spans = new Spans(new int[to], new float[to][]);
    float scale = (float) from / to;
    for (int i = 0; i < to; i++) {
      switch (interpolation) {
        case "nearest" -> {
          spans.first[i] = Math.min((int) Math.floor((i + 0.5f) * scale), from - 1);
          spans.weights[i] = new float[] {1};
        }
        case "area" -> spans.area(i, from, scale);
        case "bilinear" -> {
          if (antialias) {
            spans.kernel(i, from, scale, 1, true, x -> Math.max(0, 1 - x));
          } else {
            spans.bilinear(i, from, scale);
          }
        }
        case "bicubic" -> {
          if (antialias) {
            spans.kernel(i, from, scale, 2, true, Spans::cubic);
          } else {
            spans.bicubic(i, from, scale);
          }
        }
        case "lanczos3" -> spans.kernel(i, from, scale, 3, antialias, x -> lanczos(x, 3));
        case "lanczos5" -> spans.kernel(i, from, scale, 5, antialias, x -> lanczos(x, 5));
        default ->
            throw new IllegalArgumentException(
                ("interpolation must be nearest, bilinear, bicubic, area, lanczos3 or lanczos5;"
                        + " found %s")
                    .formatted(interpolation));
      }
    }
    return spans;
  }

  private void bilinear(int at, int from, float scale) {
    float place = (at + 0.5f) * scale - 0.5f;
    float floor = (float) Math.floor(place);
    int lower = Math.max((int) floor, 0);
    int upper = Math.min((int) Math.ceil(place), from - 1);
    float share = place - floor;
    first[at] = lower;
    weights[at] = upper > lower ? new float[] {1 - share, share} : new float[] {1};
  }

  /// Keys's cubic: four positions, of which those outside count nothing.
  private void bicubic(int at, int from, float scale) {
    float place = (at + 0.5f) * scale - 0.5f;
    int lower = (int) Math.floor(place);
    float share = (float) Math.rint((place - lower) * CUBIC_STEPS) / CUBIC_STEPS;
    float[] all = {cubic(1 + share), cubic(share), cubic(1 - share), cubic(2 - share)};
    for (int i = 0; i < all.length; i++) {
      int position = lower - 1 + i;
      all[i] = position < 0 || position >= from ? 0 : all[i];
    }
    set(at, lower - 1, all, from);
  }

  private static float cubic(float x) {
    if (x >= 2) {
      return 0;
    }
    return x <= 1 ? (1.5f * x - 2.5f) * x * x + 1 : ((-0.5f * x + 2.5f) * x - 4) * x + 2;
  }

  private static float lanczos(float x, int radius) {
    if (x > radius) {
      return 0;
    }
    if (x <= 1e-3f) {
      return 1;
    }
    double angle = Math.PI * x;
    return (float)
        (radius * StrictMath.sin(angle) * StrictMath.sin(angle / radius) / (angle * angle));
  }

  /// The mean of the old positions that a new one covers, in part or whole.
  private void area(int at, int from, float scale) {
    float begin = at * scale;
    float end = (at + 1) * scale;
    int lower = (int) Math.floor(begin);
    int upper = Math.min((int) Math.ceil(end), from);
    float[] shares = new float[Math.max(1, upper - lower)];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.min(lower + i + 1, end) - Math.max(lower + i, begin);
    }
    set(at, lower, shares, from);
  }

  /// A weight by distance.
  @FunctionalInterface
  private interface Kernel {
    float at(float distance);
  }

  private void kernel(int at, int from, float scale, int radius, boolean antialias, Kernel kernel) {
    float stretch = antialias ? Math.max(scale, 1) : 1;
    float place = (at + 0.5f) * scale;
    int lower = Math.max(0, (int) Math.ceil(place - radius * stretch - 0.5f));
    int upper = Math.min(from - 1, (int) Math.floor(place + radius * stretch - 0.5f));
    float[] all = new float[Math.max(0, upper - lower) + 1];
    for (int i = 0; i < all.length; i++) {
      all[i] = kernel.at(Math.abs(lower + i + 0.5f - place) / stretch);
    }
    set(at, lower, all, from);
  }

  /// Weights that add up to 1, without those of positions outside.
  private void set(int at, int lower, float[] all, int from) {
    float sum = 0;
    for (float weight : all) {
      sum += weight;
    }
    int begin = Math.max(lower, 0);
    int end = Math.min(lower + all.length, from);
    float[] kept = new float[end - begin];
    for (int i = 0; i < kept.length; i++) {
      float weight = all[begin - lower + i];
      kept[i] = Math.abs(sum) >= LEAST_SUM ? weight / sum : weight;
    }
    first[at] = begin;
    weights[at] = kept;
  }
}
