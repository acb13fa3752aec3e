package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Adafactor (Shazeer and Stern, 2018), in Keras's form: Adam without a mean, and with the mean square
/// of a matrix v held as its rows' means r and columns' means c. At update t, with
/// b = 1 - t^decay, s = g^2 + e1, and rms(x) the root of the mean square:
///
///     r = b r + (1 - b) mean of s over columns;   c = b c + (1 - b) mean of s over rows
///     v = r c / mean(r), or without rows and columns v = b v + (1 - b) s
///     u = g / sqrt(v);   w -= max(e2, rms(w)) min(lr, 1 / sqrt(t)) u / max(1, rms(u) / threshold)
///
/// Keras's default learning rate is 0.001.
///
/// @param beta2Decay Keras's default is -0.8
/// @param epsilon1 e1, Keras's default is 1e-30
/// @param epsilon2 e2, Keras's default is 0.001
/// @param clipThreshold Keras's default is 1
/// @param relativeStep Keras's default is true; the learning rate is at most 1 / sqrt(t) either way
public record Adafactor(
    double beta2Decay,
    double epsilon1,
    double epsilon2,
    double clipThreshold,
    boolean relativeStep,
    OptimizerSettings settings)
    implements Optimizer {
  /// Keras's defaults.
  public static Adafactor of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Adafactor of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Adafactor of(OptimizerSettings settings) {
    return new Adafactor(-0.8, 1e-30, 1e-3, 1, true, settings);
  }

  /// Reads Keras's configuration.
  public static Adafactor fromConfig(Config config) {
    return new Adafactor(
        config.number("beta_2_decay", -0.8),
        config.number("epsilon_1", 1e-30),
        config.number("epsilon_2", 1e-3),
        config.number("clip_threshold", 1),
        config.bool("relative_step", true),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "adafactor";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    Shape shape = parameter.shape();
    Slot velocity = Slot.of("velocity", parameter);
    if (shape.rank() < 2) {
      // Keras keeps a number in place of either mean.
      return List.of(
          new Slot("row", Shape.of(), 0, 0), new Slot("column", Shape.of(), 0, 0), velocity);
    }
    return List.of(
        new Slot("row", without(shape, shape.rank() - 1), 0, 0),
        new Slot("column", without(shape, shape.rank() - 2), 0, 0),
        velocity);
  }

  private static Shape without(Shape shape, int axis) {
    int[] dims = shape.dims();
    return Shape.of(
        IntStream.range(0, dims.length).filter(i -> i != axis).map(i -> dims[i]).toArray());
  }

  @Override
  public boolean coupled() {
    return true;
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    Shape shape = weight.parameter().shape();
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] v = weight.slots()[2];
    float decay = 1 - (float) StrictMath.pow((double) step.number(), beta2Decay);
    if (shape.rank() < 2) {
      for (int i = from; i < to; i++) {
        v[i] = decay * v[i] + (1 - decay) * (g.square(i) + (float) epsilon1);
      }
    } else {
      factored(weight, decay);
    }
    double weightSquare = 0;
    double changeSquare = 0;
    for (int i = from; i < to; i++) {
      weightSquare += (double) w[i] * w[i];
      changeSquare += g.square(i) / v[i];
    }
    float ceiling = 1 / (float) Math.sqrt((double) step.number());
    float rate = Math.min(step.learningRate(), ceiling);
    float alpha = Math.max((float) epsilon2, rms(weightSquare, to)) * rate;
    float excess = Math.max(1, rms(changeSquare, to) / (float) clipThreshold);
    for (int i = from; i < to; i++) {
      w[i] -= alpha * (g.get(i) / (float) Math.sqrt(v[i]) / excess);
    }
  }

  private static float rms(double squares, int count) {
    return (float) Math.sqrt(squares / count);
  }

  /// The means of rows and columns of each matrix, and their product.
  private void factored(Weight weight, float decay) {
    int[] dims = weight.parameter().shape().dims();
    int rows = dims[dims.length - 2];
    int columns = dims[dims.length - 1];
    float[] r = weight.slots()[0];
    float[] c = weight.slots()[1];
    float[] v = weight.slots()[2];
    for (int first = 0; first < v.length; first += rows * columns) {
      int firstRow = first / columns;
      int firstColumn = first / rows;
      double rowSum = 0;
      for (int i = 0; i < rows; i++) {
        r[firstRow + i] =
            decay * r[firstRow + i]
                + (1 - decay) * mean(weight.gradient(), first + i * columns, 1, columns);
        rowSum += r[firstRow + i];
      }
      for (int j = 0; j < columns; j++) {
        c[firstColumn + j] =
            decay * c[firstColumn + j]
                + (1 - decay) * mean(weight.gradient(), first + j, columns, rows);
      }
      float rowMean = (float) (rowSum / rows);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          v[first + i * columns + j] = r[firstRow + i] / rowMean * c[firstColumn + j];
        }
      }
    }
  }

  /// The mean of g^2 + e1 over `count` elements.
  private float mean(Gradient g, int first, int stride, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += g.square(first + i * stride) + (float) epsilon1;
    }
    return (float) (sum / count);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("beta_2_decay", beta2Decay);
    config.put("epsilon_1", epsilon1);
    config.put("epsilon_2", epsilon2);
    config.put("clip_threshold", clipThreshold);
    config.put("relative_step", relativeStep);
    return config;
  }
}
