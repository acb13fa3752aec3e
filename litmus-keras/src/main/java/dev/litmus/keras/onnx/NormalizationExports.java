package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.GroupNormalization;
import dev.litmus.nn.layers.LayerNormalization;
import dev.litmus.nn.layers.RMSNormalization;
import dev.litmus.nn.layers.UnitNormalization;
import java.util.List;
import java.util.stream.IntStream;

/// Layers that normalize by statistics: written out, so that any axes will do.
final class NormalizationExports {
  private static final double SHORTEST = 1e-12;

  private NormalizationExports() {}

  /// In prediction a scale and a shift for each channel.
  static Term batch(BatchNormalization layer, OnnxEmitter e) {
    float[] mean = e.variable("moving_mean").value();
    float[] variance = e.variable("moving_variance").value();
    float[] scale = new float[mean.length];
    float[] shift = new float[mean.length];
    for (int i = 0; i < mean.length; i++) {
      double gamma = layer.scale() ? e.variable("gamma").value()[i] : 1;
      double beta = layer.center() ? e.variable("beta").value()[i] : 0;
      double factor = gamma / Math.sqrt(variance[i] + layer.epsilon());
      scale[i] = (float) factor;
      shift[i] = (float) (beta - mean[i] * factor);
    }
    Shape kept = kept(e.shape(), List.of(layer.axis()));
    Term scaled = e.op("Mul", e.number(), e.floats("scale", kept, scale));
    return e.op("Add", scaled, e.floats("shift", kept, shift));
  }

  static Term layer(LayerNormalization layer, OnnxEmitter e) {
    long[] axes = axes(layer.axis(), e.shape());
    Term x = e.number();
    Term centred = e.op("Sub", x, e.reduce("ReduceMean", x, true, axes));
    Term root = root(e, centred, layer.epsilon(), axes);
    Term normal = e.op("Div", layer.rmsScaling() ? x : centred, root);
    boolean scales = layer.scale() || layer.rmsScaling();
    boolean shifts = layer.center() && !layer.rmsScaling();
    return finished(e, normal, layer.axis(), scales, shifts);
  }

  static Term rms(RMSNormalization layer, OnnxEmitter e) {
    long[] axes = axes(layer.axis(), e.shape());
    Term x = e.number();
    Term normal = e.op("Div", x, root(e, x, layer.epsilon(), axes));
    return e.op("Mul", normal, parameter(e, "scale", layer.axis()));
  }

  static Term unit(UnitNormalization layer, OnnxEmitter e) {
    return unit(e, e.number(), axes(layer.axis(), e.shape()));
  }

  /// Vectors along axes scaled to length 1.
  static Term unit(OnnxEmitter e, Term x, long... axes) {
    Term length = e.op("Sqrt", e.reduce("ReduceSum", e.op("Mul", x, x), true, axes));
    return e.op("Div", x, e.op("Max", length, e.constant(SHORTEST)));
  }

  /// The channels are cut into groups as an axis of its own.
  static Term group(GroupNormalization layer, OnnxEmitter e) {
    Shape shape = e.shape();
    int axis = layer.axis() < 0 ? layer.axis() + shape.rank() : layer.axis();
    int channels = shape.dim(axis);
    int groups = layer.groups() == -1 ? channels : layer.groups();
    Term x = e.number();
    Term before = e.node("Shape").with("start", 0).with("end", axis).of(x);
    Term after = e.node("Shape").with("start", axis + 1L).of(x);
    Term cut = e.concat(0, List.of(before, e.integers(groups, channels / groups), after));
    Term grouped = e.op("Reshape", x, cut);
    long[] axes =
        IntStream.rangeClosed(1, shape.rank()).filter(i -> i != axis).asLongStream().toArray();
    Term centred = e.op("Sub", grouped, e.reduce("ReduceMean", grouped, true, axes));
    Term normal = e.op("Div", centred, root(e, centred, layer.epsilon(), axes));
    Term restored = e.op("Reshape", normal, e.op("Shape", x));
    return finished(e, restored, List.of(axis), layer.scale(), layer.center());
  }

  /// The root of the mean square along axes.
  private static Term root(OnnxEmitter e, Term x, double epsilon, long... axes) {
    Term mean = e.reduce("ReduceMean", e.op("Mul", x, x), true, axes);
    return e.op("Sqrt", e.op("Add", mean, e.constant(epsilon)));
  }

  private static Term finished(
      OnnxEmitter e, Term normal, List<Integer> axes, boolean scales, boolean shifts) {
    Term scaled = scales ? e.op("Mul", normal, parameter(e, "gamma", axes)) : normal;
    return shifts ? e.op("Add", scaled, parameter(e, "beta", axes)) : scaled;
  }

  private static Term parameter(OnnxEmitter e, String name, List<Integer> axes) {
    return e.floats(name, kept(e.shape(), axes), e.variable(name).value());
  }

  private static long[] axes(List<Integer> axes, Shape shape) {
    return axes.stream().mapToLong(axis -> axis < 0 ? axis + shape.rank() : axis).toArray();
  }

  /// The shape of one row with all axes but those of size 1.
  static Shape kept(Shape input, List<Integer> axes) {
    int[] dims = new int[input.rank() - 1];
    for (int axis = 1; axis < input.rank(); axis++) {
      boolean kept = axes.contains(axis) || axes.contains(axis - input.rank());
      dims[axis - 1] = kept ? input.dim(axis) : 1;
    }
    return Shape.of(dims);
  }
}
