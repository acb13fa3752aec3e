package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.AveragePooling2D;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Conv2DTranspose;
import dev.litmus.nn.layers.ConvolutionLayer;
import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.DepthwiseConv2D;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.Padding;
import dev.litmus.nn.layers.PoolingLayer;
import dev.litmus.nn.layers.Resizing;
import dev.litmus.nn.layers.SeparableConv2D;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Windows of all sizes, strides and paddings over images of all sizes: ONNX Runtime computes what
/// Litmus computes, whether the file knows the size or not.
class RandomWindowsTest {
  private static final int CHANNELS = 4;
  private static final int EACH = 12;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Conv2D",
        "Conv2DTranspose",
        "DepthwiseConv2D",
        "SeparableConv2D",
        "Max",
        "Average"
      })
  void slide(String kind) {
    Random random = new Random(kind.hashCode());
    for (int i = 0; i < EACH; i++) {
      DataFormat format =
          random.nextBoolean() ? DataFormat.CHANNELS_FIRST : DataFormat.CHANNELS_LAST;
      int height = 7 + random.nextInt(6);
      int width = 7 + random.nextInt(6);
      check(layer(kind, random, format), format, height, width, random);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nearest", "bilinear", "bicubic", "area", "lanczos3", "lanczos5"})
  void resize(String interpolation) {
    Random random = new Random(interpolation.hashCode());
    for (int i = 0; i < EACH; i++) {
      Resizing.Aspect[] aspects = Resizing.Aspect.values();
      Resizing layer =
          new Resizing(
              "",
              1 + random.nextInt(12),
              1 + random.nextInt(12),
              interpolation,
              aspects[random.nextInt(aspects.length)],
              random.nextInt(3),
              random.nextBoolean());
      Shape shape = Shape.batchOf(1 + random.nextInt(9), 1 + random.nextInt(9), 2);
      check(layer, shape, shape, random);
    }
  }

  private static Layer layer(String kind, Random random, DataFormat format) {
    int[] size = {1 + random.nextInt(4), 1 + random.nextInt(4)};
    return switch (kind) {
      case "Conv2D" -> slid(Conv2D.of(6, size).groups(1 + random.nextInt(2)), random, format, true);
      case "Conv2DTranspose" -> slid(Conv2DTranspose.of(3, size), random, format, true);
      case "DepthwiseConv2D" ->
          slid(DepthwiseConv2D.of(size).depthMultiplier(2), random, format, false);
      case "SeparableConv2D" -> slid(SeparableConv2D.of(3, size), random, format, false);
      case "Max" -> slid(MaxPooling2D.of(size), random, format);
      default -> slid(AveragePooling2D.of(size), random, format);
    };
  }

  private static <L extends ConvolutionLayer<L>> L slid(
      L layer, Random random, DataFormat format, boolean dilates) {
    int[] numbers = {1 + random.nextInt(3), 1 + random.nextInt(3)};
    L padded = layer.padding(padding(random)).dataFormat(format).activation("softmax");
    return dilates && random.nextBoolean()
        ? padded.dilationRate(numbers)
        : padded.strides(numbers[0]);
  }

  private static <L extends PoolingLayer<L>> L slid(L layer, Random random, DataFormat format) {
    L padded = layer.padding(padding(random)).dataFormat(format);
    return padded.strides(1 + random.nextInt(3), 1 + random.nextInt(3));
  }

  private static Padding padding(Random random) {
    return random.nextBoolean() ? Padding.SAME : Padding.VALID;
  }

  private static void check(Layer layer, DataFormat format, int height, int width, Random random) {
    int open = Shape.UNKNOWN;
    boolean last = format == DataFormat.CHANNELS_LAST;
    Shape shape =
        last ? Shape.batchOf(height, width, CHANNELS) : Shape.batchOf(CHANNELS, height, width);
    Shape ofAnySize =
        last ? Shape.batchOf(open, open, CHANNELS) : Shape.batchOf(CHANNELS, open, open);
    check(layer, shape, shape, random);
    check(layer, ofAnySize, shape, random);
  }

  private static void check(Layer layer, Shape declared, Shape shape, Random random) {
    Symbol x = new InputLayer("", declared, DType.FLOAT32).symbol();
    Model model = Functional.seeded(3, List.of(x), List.of(layer.apply(x)));
    int[] dims = shape.withDim(0, 2).dims();
    float[] values = new float[Shape.of(dims).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    List<Tensor> data = List.of(Tensor.of(values, dims));
    OnnxRun.assertComputes(model.predictAll(data), model, data);
  }
}
