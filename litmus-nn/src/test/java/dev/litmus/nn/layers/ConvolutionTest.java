package dev.litmus.nn.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Sequential;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What the cases from Keras do not show of convolutions, pooling and the layers around them.
class ConvolutionTest {
  private static void assertRefused(String message, Executable executable) {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, executable);
    assertEquals(message, refused.getMessage());
  }

  private static Symbol input(int... shape) {
    return InputLayer.of(shape).symbol();
  }

  @Test
  void refusesShapes() {
    assertRefused(
        "Conv2D 'edges': expected (batch, height, width, channels) with known channels; found"
            + " (None, 4, 4)",
        () -> Conv2D.of(1, 3).named("edges").apply(input(4, 4)));
    assertRefused(
        "Conv1D: expected (batch, channels, steps) with known channels; found (None, 4)",
        () -> Conv1D.of(1, 3).dataFormat(DataFormat.CHANNELS_FIRST).apply(input(4)));
    assertRefused(
        "Conv2D: expected an input that a window of [5, 3] fits into; found (None, 4, 4, 1)",
        () -> Conv2D.of(1, 3).dilationRate(2, 1).apply(input(4, 4, 1)));
    assertRefused(
        "Conv2D: expected channels that 2 groups divide; found (None, 4, 4, 3)",
        () -> Conv2D.of(2, 3).groups(2).apply(input(4, 4, 3)));
    assertRefused(
        "MaxPooling1D: expected an input that a window of [3] fits into; found (None, 2, 1)",
        () -> MaxPooling1D.of(3).apply(input(2, 1)));
    assertRefused(
        "Conv2DTranspose: expected output_padding that strides [2, 2] and a kernel of [2, 2] allow,"
            + " not [0, 0]; found (None, 3, 3, 1)",
        () ->
            Conv2DTranspose.of(1, 2)
                .strides(2)
                .padding(Padding.SAME)
                .outputPadding(0)
                .apply(input(3, 3, 1)));
    assertRefused(
        "Cropping2D: expected an input larger than what cropping [2, 2, 0, 0] takes; found (None,"
            + " 4, 4, 1)",
        () -> Cropping2D.of(2, 0).apply(input(4, 4, 1)));
    assertRefused(
        "Reshape: expected as many elements a row as target_shape [4, -1] has; found (None, 6)",
        () -> Reshape.of(4, -1).apply(input(6)));
    assertRefused(
        "Permute: expected 2 axes besides the batch for dims [2, 1]; found (None, 6)",
        () -> Permute.of(2, 1).apply(input(6)));
    assertRefused(
        "RepeatVector: expected (batch, features); found (None, 2, 3)",
        () -> RepeatVector.of(2).apply(input(2, 3)));
  }

  @Test
  void refusesArguments() {
    assertRefused("Conv2D: filters must be at least 1; found 0", () -> Conv2D.of(0, 3));
    assertRefused(
        "Conv2D: kernel_size must be 2 numbers of at least 1; found [3, 0]",
        () -> Conv2D.of(1, 3, 0));
    assertRefused(
        "Conv2D: groups must divide filters = 4; found 3", () -> Conv2D.of(4, 3).groups(3));
    assertRefused(
        "Conv1D: strides and dilation_rate cannot both be above 1; found strides [2] and"
            + " dilation_rate [2]",
        () -> Conv1D.of(4, 3).strides(2).dilationRate(2));
    assertRefused(
        "Conv2D: padding must be valid or same; found causal, which Conv1D has",
        () -> Conv2D.of(4, 3).padding(Padding.CAUSAL));
    assertRefused(
        "Conv1DTranspose: output_padding must be at least 0 and less than strides [2]; found [2]",
        () -> Conv1DTranspose.of(4, 3).strides(2).outputPadding(2));
    assertRefused(
        "AveragePooling2D: pool_size must be 2 numbers of at least 1; found [0, 0]",
        () -> AveragePooling2D.of(0));
    assertRefused(
        "ZeroPadding2D: expected 1, 2 or 4 numbers of at least 0; found [1, 2, 3]",
        () -> ZeroPadding2D.of(1, 2, 3));
    assertRefused(
        "Reshape: target_shape must be sizes of at least 0, one of them perhaps -1; found [-1, -1]",
        () -> Reshape.of(-1, -1));
    assertRefused(
        "Permute: dims must be the axes from 1 on, each once; found [0, 1]",
        () -> Permute.of(0, 1));
  }

  @Test
  void refusesConfigurations() {
    Config config = Config.of("MaxPooling2D 'pool'", Map.of("pool_size", List.of(2L, 2L, 2L)));
    assertRefused(
        "MaxPooling2D 'pool': pool_size must be a whole number of at least 1 or a list of 2 such;"
            + " found [2, 2, 2]",
        () -> MaxPooling2D.fromConfig(config));
    assertRefused(
        "Conv1D 'c': padding must be valid, same or causal; found 'full'",
        () ->
            Conv1D.fromConfig(
                Config.of(
                    "Conv1D 'c'", Map.of("filters", 1L, "kernel_size", 3L, "padding", "full"))));
    assertRefused(
        "Flatten 'f': data_format must be channels_last or channels_first; found 'first'",
        () -> Flatten.fromConfig(Config.of("Flatten 'f'", Map.of("data_format", "first"))));
    assertRefused(
        "UpSampling2D 'u': interpolation must be nearest, bilinear, bicubic, lanczos3 or lanczos5;"
            + " found 'area'",
        () ->
            UpSampling2D.fromConfig(
                Config.of("UpSampling2D 'u'", Map.of("interpolation", "area"))));
  }

  @Test
  void readsOtherNames() {
    Config config = Config.of("MaxPool2D 'pool'", Map.of("name", "pool"));
    assertEquals(MaxPooling2D.of(2).named("pool"), Layers.standard().create("MaxPool2D", config));
  }

  /// Lengths that only the data tell: each gives what a model declared for it gives.
  @Test
  void takesImagesOfAnySize() {
    Symbol open =
        new InputLayer("", Shape.of(-1, Shape.UNKNOWN, Shape.UNKNOWN, 2), DType.FLOAT32).symbol();
    Functional any = Functional.of(open, head(open));
    assertEquals(Shape.batchOf(3), any.outputs().getFirst().shape());
    Random random = new Random(3);
    for (int size = 6; size < 9; size++) {
      Symbol fixed = input(size, size + 1, 2);
      Functional one = Functional.of(fixed, head(fixed));
      one.setWeights(any.weights());
      float[] image = new float[2 * size * (size + 1) * 2];
      for (int i = 0; i < image.length; i++) {
        image[i] = (float) random.nextGaussian();
      }
      Tensor x = Tensor.of(image, DType.FLOAT32, Shape.of(2, size, size + 1, 2));
      assertArrayEquals(one.predict(x).floats(), any.predict(x).floats());
    }
  }

  private static Symbol head(Symbol image) {
    Symbol x = ZeroPadding2D.of(1).apply(image);
    x = Conv2D.of(4, 3).padding(Padding.SAME).strides(2).activation("relu").apply(x);
    x = MaxPooling2D.of(2).apply(x);
    x = UpSampling2D.of(2).apply(x);
    x = Conv2DTranspose.of(3, 2).strides(2).apply(x);
    return GlobalAveragePooling2D.of().apply(x);
  }

  /// The first weights that Keras 3.15.1 gives after `keras.utils.set_random_seed(7)`.
  @Test
  void startsAsKeras() {
    Sequential model =
        Sequential.seeded(
            7,
            InputLayer.of(5, 6, 4),
            Conv2D.of(6, 3, 2).groups(2),
            DepthwiseConv2D.of(2).depthMultiplier(2),
            SeparableConv2D.of(3, 1),
            Conv2DTranspose.of(5, 2));
    float[] firsts = new float[5];
    int[] kernels = {0, 2, 4, 5, 7};
    for (int i = 0; i < 5; i++) {
      firsts[i] = model.weights().get(kernels[i])[0];
    }
    assertArrayEquals(
        new float[] {-0.12910423f, 0.37107167f, 0.66418624f, 0.4480359f, 0.22112843f}, firsts);
  }
}
