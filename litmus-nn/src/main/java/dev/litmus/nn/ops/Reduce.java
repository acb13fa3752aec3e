package dev.litmus.nn.ops;

/// y = a sum, a mean, a maximum ... of those elements of x's row that go to the same place. Sums
/// are in double precision, in order. dx = dy times the derivative by each element; of equal
/// extremes each has an equal share. Kinds that begin with NAN pass NaN over.
///
/// @param places for each element of x's row the element of y's row that it goes to
public record Reduce(Kind kind, int[] places) implements Op {
  /// What is made of the elements.
  public enum Kind {
    SUM,
    MEAN,
    MAX,
    MIN,
    PROD,
    VAR,
    STD,
    NORM,
    /// The sum of sizes without signs.
    NORM_1,
    COUNT_NONZERO,
    NANSUM,
    NANMEAN,
    NANMAX,
    NANMIN,
    LOGSUMEXP,
    ANY,
    ALL,
    ARGMAX,
    ARGMIN
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int width = f.inputSize(0);
    int size = f.outputSize();
    int count = width / Math.max(1, size);
    double[] sums = new double[size];
    double[] means = new double[size];
    int[] seen = new int[size];
    for (int row = from; row < to; row++) {
      int base = row * width;
      java.util.Arrays.fill(sums, kind == Kind.PROD ? 1 : 0);
      java.util.Arrays.fill(seen, 0);
      if (centered()) {
        centers(x, base, width, means, count);
      }
      for (int i = 0; i < width; i++) {
        int place = places[i];
        if (!passesOver(x[base + i])) {
          sums[place] = joined(sums[place], x[base + i], means[place], seen[place]++);
        }
      }
      for (int i = 0; i < size; i++) {
        y[row * size + i] = (float) finished(sums[i], means[i], count, seen[i]);
      }
    }
  }

  private boolean centered() {
    return switch (kind) {
      case VAR, STD, LOGSUMEXP, ARGMAX, ARGMIN -> true;
      default -> false;
    };
  }

  private boolean passesOver(float x) {
    return switch (kind) {
      case NANSUM, NANMEAN, NANMAX, NANMIN -> Float.isNaN(x);
      default -> false;
    };
  }

  /// The means of the elements, or for a logarithm of sums and for places of extremes the extremes.
  private void centers(float[] x, int base, int width, double[] centers, int count) {
    boolean mean = kind == Kind.VAR || kind == Kind.STD;
    double sign = kind == Kind.ARGMIN ? -1 : 1;
    java.util.Arrays.fill(centers, mean ? 0 : Double.NEGATIVE_INFINITY * sign);
    for (int i = 0; i < width; i++) {
      double value = x[base + i];
      double old = centers[places[i]];
      centers[places[i]] =
          mean ? old + value / count : sign > 0 ? Math.max(old, value) : Math.min(old, value);
    }
  }

  private double joined(double sum, float value, double center, int seen) {
    return switch (kind) {
      case SUM, MEAN, NANSUM, NANMEAN -> sum + value;
      case PROD -> sum * value;
      case MAX, NANMAX -> seen == 0 ? value : Math.max(sum, value);
      case MIN, NANMIN -> seen == 0 ? value : Math.min(sum, value);
      case VAR, STD -> sum + (value - center) * (value - center);
      case NORM -> sum + (double) value * value;
      case NORM_1 -> sum + Math.abs(value);
      case COUNT_NONZERO -> sum + (value != 0 ? 1 : 0);
      case LOGSUMEXP -> sum + StrictMath.exp(value - center);
      case ANY -> value != 0 ? 1 : sum;
      case ALL -> sum + (value == 0 ? 1 : 0);
      // One more than the first place of the extreme, once it was found.
      case ARGMAX, ARGMIN -> sum == 0 && value == center ? seen + 1 : sum;
    };
  }

  private double finished(double sum, double center, int count, int seen) {
    return switch (kind) {
      case SUM, PROD, MAX, MIN, ANY, NORM_1, COUNT_NONZERO, NANSUM -> sum;
      case NANMEAN -> sum / seen;
      case NANMAX, NANMIN -> seen == 0 ? Double.NaN : sum;
      case MEAN, VAR -> sum / count;
      case STD -> Math.sqrt(sum / count);
      case NORM -> Math.sqrt(sum);
      case LOGSUMEXP -> center + StrictMath.log(sum);
      case ALL -> sum == 0 ? 1 : 0;
      case ARGMAX, ARGMIN -> Math.max(0, sum - 1);
    };
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] x = f.input(0);
    float[] y = f.output();
    float[] dy = f.outputGradient();
    float[] dx = f.inputGradient(0);
    int width = f.inputSize(0);
    int size = f.outputSize();
    int count = width / Math.max(1, size);
    double[] means = new double[size];
    int[] ties = new int[size];
    for (int row = from; row < to; row++) {
      int base = row * width;
      if (kind == Kind.VAR || kind == Kind.STD) {
        centers(x, base, width, means, count);
      }
      java.util.Arrays.fill(ties, 0);
      for (int i = 0; i < width; i++) {
        ties[places[i]] += counts(x[base + i], y[row * size + places[i]]) ? 1 : 0;
      }
      for (int i = 0; i < width; i++) {
        int out = row * size + places[i];
        double slope = slope(x, base, i, y[out], means[places[i]], ties[places[i]], count);
        dx[base + i] = (float) (dy[out] * slope);
      }
    }
  }

  /// Whether an element counts among those that share a gradient: the equal extremes, or for a mean
  /// without NaN all numbers.
  private boolean counts(float x, float y) {
    return switch (kind) {
      case NANMEAN -> !Float.isNaN(x);
      default -> x == y;
    };
  }

  private double slope(
      float[] x, int base, int at, float result, double mean, int ties, int count) {
    float value = x[base + at];
    return switch (kind) {
      case SUM -> 1;
      case MEAN -> 1.0 / count;
      case NANSUM -> Float.isNaN(value) ? 0 : 1;
      case NANMEAN -> Float.isNaN(value) ? 0 : 1.0 / ties;
      case NORM_1 -> Math.signum(value);
      case MAX, MIN, NANMAX, NANMIN -> value == result ? 1.0 / ties : 0;
      case PROD -> others(x, base, at);
      case VAR -> 2 * (value - mean) / count;
      case STD -> (value - mean) / (count * (double) result);
      case NORM -> result == 0 ? 0 : value / (double) result;
      case LOGSUMEXP -> StrictMath.exp((double) value - result);
      case ANY, ALL, ARGMAX, ARGMIN, COUNT_NONZERO -> 0;
    };
  }

  /// The product of the other elements of the same place.
  private double others(float[] x, int base, int at) {
    double product = 1;
    for (int i = 0; i < places.length; i++) {
      product *= i != at && places[i] == places[at] ? x[base + i] : 1;
    }
    return product;
  }
}
