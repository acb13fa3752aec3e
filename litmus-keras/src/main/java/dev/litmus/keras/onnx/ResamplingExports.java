package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.CenterCrop;
import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.Resizing;
import dev.litmus.nn.layers.UpSampling1D;
import dev.litmus.nn.layers.UpSampling2D;
import dev.litmus.nn.ops.Interpolation;
import dev.litmus.nn.ops.ResizeImages;
import dev.litmus.nn.ops.Spans;
import java.util.List;

/// Images and sequences of another size. Resampling along an axis is a product with a matrix, one
/// row of weights for each new place, so that every interpolation can be said with Keras's own
/// weights, as long as the old size is fixed.
final class ResamplingExports {
  private ResamplingExports() {}

  static Term upSampling1d(UpSampling1D layer, OnnxEmitter e) {
    return enlarged(e, e.number(), "nearest", 1, layer.size(), 1);
  }

  static Term upSampling2d(UpSampling2D layer, OnnxEmitter e) {
    int down = layer.size().getFirst();
    int across = layer.size().getLast();
    boolean first = layer.dataFormat() == DataFormat.CHANNELS_FIRST;
    if (layer.interpolation() == Interpolation.NEAREST) {
      return first
          ? enlarged(e, e.number(), "nearest", 1, 1, down, across)
          : enlarged(e, e.number(), "nearest", 1, down, across, 1);
    }
    if (layer.interpolation() == Interpolation.BILINEAR) {
      Term x = ChannelOrder.second(e, layer.dataFormat(), e.number(), 4);
      Term y = enlarged(e, x, "linear", 1, 1, down, across);
      return ChannelOrder.restored(e, layer.dataFormat(), y, 4);
    }
    Term x = ChannelOrder.last(e, layer.dataFormat(), e.number(), 4);
    int rows = e.shape().dim(first ? 2 : 1);
    int columns = e.shape().dim(first ? 3 : 2);
    int channels = e.shape().dim(first ? 1 : 3);
    requireFixed(e, rows, columns);
    String kind = layer.interpolation().kerasName();
    Spans ofRows = Spans.of(rows, down * rows, kind, false);
    Spans ofColumns = Spans.of(columns, across * columns, kind, false);
    Term y =
        resampled(e, x, channels, matrix(ofRows, rows, 0), matrix(ofColumns, columns, 0), rows);
    return ChannelOrder.fromLast(e, layer.dataFormat(), y, 4);
  }

  /// By whole factors along each axis. The nearest is found from the places' edges, what lies
  /// between from their middles.
  private static Term enlarged(OnnxEmitter e, Term x, String mode, float... factors) {
    boolean nearest = mode.equals("nearest");
    return e.node("Resize")
        .with("mode", mode)
        .with("coordinate_transformation_mode", nearest ? "asymmetric" : "half_pixel")
        .with("nearest_mode", "floor")
        .of(x, Term.NONE, e.floats("scales", factors));
  }

  static Term resizing(Resizing layer, OnnxEmitter e) {
    int rows = e.shape().dim(1);
    int columns = e.shape().dim(2);
    if (rows == Shape.UNKNOWN || columns == Shape.UNKNOWN) {
      return ofAnySize(layer, e);
    }
    ResizeImages op = layer.op(e.shape(), e.input().dtype());
    float[][] down = matrix(op.rows(), rows, op.top());
    float[][] across = matrix(op.columns(), columns, op.left());
    Term y = resampled(e, e.number(), e.shape().dim(3), down, across, rows);
    Term filled = filled(e, y, op, down, across);
    return op.rounds() ? e.op("Round", filled) : filled;
  }

  /// Images whose size only the data tell.
  private static Term ofAnySize(Resizing layer, OnnxEmitter e) {
    boolean bilinear = layer.interpolation().equals("bilinear") && !layer.antialias();
    boolean sayable = bilinear || layer.interpolation().equals("nearest");
    if (!sayable || layer.aspect() != Resizing.Aspect.STRETCH) {
      throw e.refuse(
          "it takes images of any size, and then ONNX has Keras's numbers for interpolation"
              + " 'nearest' and 'bilinear' alone, without antialias and with proportions changed;"
              + " give the input a fixed height and width");
    }
    Term x = ChannelOrder.second(e, DataFormat.CHANNELS_LAST, e.number(), 4);
    Term kept = e.node("Shape").with("start", 0).with("end", 2).of(x);
    Term sizes = e.concat(0, List.of(kept, e.integers(layer.height(), layer.width())));
    Term y =
        e.node("Resize")
            .with("mode", bilinear ? "linear" : "nearest")
            .with("coordinate_transformation_mode", "half_pixel")
            .with("nearest_mode", "round_prefer_ceil")
            .of(x, Term.NONE, Term.NONE, sizes);
    Term restored = ChannelOrder.restored(e, DataFormat.CHANNELS_LAST, y, 4);
    return e.input().dtype() == DType.FLOAT32 ? restored : e.op("Round", restored);
  }

  /// The middle, or where the image is too small what resizing it makes.
  static Term centerCrop(CenterCrop layer, OnnxEmitter e) {
    int rows = e.shape().dim(1);
    int columns = e.shape().dim(2);
    requireFixed(e, rows, columns);
    if (rows < layer.height() || columns < layer.width()) {
      Resizing cropping = Resizing.of(layer.height(), layer.width());
      return resizing(cropping.aspect(Resizing.Aspect.CROP), e);
    }
    int top = (rows - layer.height()) / 2;
    int left = (columns - layer.width()) / 2;
    Term ends = e.integers(top + layer.height(), left + layer.width());
    return e.op("Slice", e.number(), e.integers(top, left), ends, e.integers(1, 2));
  }

  private static void requireFixed(OnnxEmitter e, int rows, int columns) {
    if (rows == Shape.UNKNOWN || columns == Shape.UNKNOWN) {
      throw e.refuse(
          "what it does depends on the size of the images; give the input a fixed height and"
              + " width");
    }
  }

  /// What each new place takes from each old one; places outside are left out.
  ///
  /// @param before how many places before the first the spans begin
  private static float[][] matrix(Spans spans, int size, int before) {
    float[][] matrix = new float[spans.first().length][size];
    for (int i = 0; i < matrix.length; i++) {
      float[] weights = spans.weights()[i];
      for (int j = 0; j < weights.length; j++) {
        int place = spans.first()[i] + j - before;
        if (place >= 0 && place < size) {
          matrix[i][place] += weights[j];
        }
      }
    }
    return matrix;
  }

  /// Rows are multiplied with columns and channels side by side, then columns.
  private static Term resampled(
      OnnxEmitter e, Term x, int channels, float[][] down, float[][] across, int rows) {
    long wide = (long) across[0].length * channels;
    Term flat = e.reshape(x, 0, rows, wide);
    Term tall = e.op("MatMul", constant(e, "rows", down), flat);
    Term images = e.reshape(tall, 0, down.length, across[0].length, channels);
    return e.op("MatMul", constant(e, "columns", across), images);
  }

  private static Term constant(OnnxEmitter e, String name, float[][] matrix) {
    int width = matrix[0].length;
    float[] values = new float[matrix.length * width];
    for (int i = 0; i < matrix.length; i++) {
      System.arraycopy(matrix[i], 0, values, i * width, width);
    }
    return e.floats(name, Shape.of(matrix.length, width), values);
  }

  /// With the filler's share wherever weights lie outside of the image.
  private static Term filled(
      OnnxEmitter e, Term y, ResizeImages op, float[][] down, float[][] across) {
    float[] share = new float[down.length * across.length];
    boolean any = false;
    for (int i = 0; i < share.length; i++) {
      int row = i / across.length;
      int column = i % across.length;
      float all = sum(op.rows().weights()[row]) * sum(op.columns().weights()[column]);
      share[i] = op.filler() * (all - sum(down[row]) * sum(across[column]));
      any |= share[i] != 0;
    }
    Shape shape = Shape.of(down.length, across.length, 1);
    return any ? e.op("Add", y, e.floats("filler", shape, share)) : y;
  }

  private static float sum(float[] weights) {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return (float) sum;
  }
}
