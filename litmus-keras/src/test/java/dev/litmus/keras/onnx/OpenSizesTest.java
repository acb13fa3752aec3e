package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.AveragePooling2D;
import dev.litmus.nn.layers.CenterCrop;
import dev.litmus.nn.layers.Conv1D;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Conv2DTranspose;
import dev.litmus.nn.layers.Cropping2D;
import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.GlobalMaxPooling2D;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.Padding;
import dev.litmus.nn.layers.Reshape;
import dev.litmus.nn.layers.Resizing;
import dev.litmus.nn.layers.SeparableConv2D;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.UpSampling2D;
import dev.litmus.nn.layers.ZeroPadding2D;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.operations.Ops;
import dev.litmus.nn.ops.Interpolation;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Models that leave sizes to the data compute the same in ONNX Runtime for data of several sizes;
/// where ONNX needs a size, they are refused.
class OpenSizesTest {
  static Stream<Layer> layersOfImages() {
    return Stream.of(
        Conv2D.of(3, 3).strides(2).padding(Padding.SAME),
        Conv2D.of(3, 2, 4).padding(Padding.SAME),
        Conv2D.of(3, 2).padding(Padding.SAME).dilationRate(3),
        SeparableConv2D.of(3, 3).strides(3).padding(Padding.SAME),
        Conv2DTranspose.of(3, 3).strides(2).padding(Padding.SAME),
        Conv2DTranspose.of(3, 2).strides(3),
        MaxPooling2D.of(3).padding(Padding.SAME),
        AveragePooling2D.of(3).strides(2).padding(Padding.SAME),
        GlobalMaxPooling2D.of(),
        ZeroPadding2D.of(1, 2),
        Cropping2D.of(1, 0, 2, 1),
        UpSampling2D.of(2, 3),
        UpSampling2D.of(2, 3).interpolation(Interpolation.BILINEAR),
        Resizing.of(5, 4),
        Resizing.of(13, 3).interpolation("nearest"),
        Reshape.of(-1, 2));
  }

  @ParameterizedTest
  @MethodSource("layersOfImages")
  void layersOfImagesOfAnySize(Layer layer) {
    check(x -> layer.apply(x), images(), 7, 9, 2);
    check(x -> layer.apply(x), images(), 12, 6, 2);
  }

  @Test
  void channelsFirst() {
    Shape images = Shape.batchOf(2, Shape.UNKNOWN, Shape.UNKNOWN);
    Conv2D conv =
        Conv2D.of(3, 3)
            .strides(2)
            .padding(Padding.SAME)
            .dataFormat(DataFormat.CHANNELS_FIRST)
            .activation("softmax");
    check(x -> conv.apply(x), images, 2, 7, 8);
  }

  @Test
  void sequencesOfAnyLength() {
    Shape sequences = Shape.batchOf(Shape.UNKNOWN, 2);
    Conv1D conv = Conv1D.of(3, 3).padding(Padding.CAUSAL).strides(2);
    check(x -> conv.apply(x), sequences, 8, 2);
    check(x -> Ops.slice(x, 1, 1, 4), sequences, 8, 2);
    check(x -> Ops.at(x, 2, 1), sequences, 8, 2);
    check(x -> Ops.flip(x, 1), sequences, 8, 2);
    check(x -> Ops.mean(x, 1), sequences, 8, 2);
  }

  @Test
  void whatNeedsASizeIsRefused() {
    refused(UpSampling2D.of(2).interpolation(Interpolation.BICUBIC), images(), "fixed height");
    refused(CenterCrop.of(2, 2), images(), "give the input a fixed height and width");
    refused(Resizing.of(2, 2).interpolation("area"), images(), "'nearest' and 'bilinear' alone");
    refused(Resizing.of(2, 2).aspect(Resizing.Aspect.PAD), images(), "proportions changed");
  }

  @Test
  void aPlaceAmongSeveralAxesIsRefused() {
    Model model = model(x -> Ops.argmax(x, 1, 2), Shape.batchOf(2, 3));
    assertRefused(model, "layer Argmax 'argmax' cannot be said in ONNX: it looks for a place");
  }

  private static void refused(Layer layer, Shape shape, String reason) {
    String message = assertRefused(model(x -> layer.apply(x), shape), reason);
    assertTrue(message.startsWith("layer " + layer.className() + " '"), message);
  }

  private static String assertRefused(Model model, String reason) {
    OnnxException e = assertThrows(OnnxException.class, () -> ModelExporter.toBytes(model));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(reason), message);
    return message;
  }

  private static Shape images() {
    return Shape.batchOf(Shape.UNKNOWN, Shape.UNKNOWN, 2);
  }

  private static Model model(UnaryOperator<Symbol> network, Shape shape) {
    Symbol x = new InputLayer("", shape, DType.FLOAT32).symbol();
    return Functional.seeded(3, List.of(x), List.of(network.apply(x)));
  }

  private static void check(UnaryOperator<Symbol> network, Shape shape, int... rowDims) {
    Model model = model(network, shape);
    Tensor data = random(rowDims);
    List<Tensor> expected = model.predictAll(List.of(data));
    assertEquals(1, expected.size());
    OnnxRun.assertComputes(expected, model, List.of(data));
  }

  private static Tensor random(int... rowDims) {
    int[] dims = Shape.batchOf(rowDims).withDim(0, 3).dims();
    float[] values = new float[Shape.of(dims).size()];
    Random random = new Random(values.length);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(values, dims);
  }
}
