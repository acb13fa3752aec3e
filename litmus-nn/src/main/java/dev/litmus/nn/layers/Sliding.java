package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Window;
import dev.litmus.nn.ops.WindowAxis;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How a window slides over sequences (one axis) or images (two): a convolution's kernel or the
/// window of a pooling layer. Places of the output along an axis, for n places of the input, kernel
/// k, stride s and dilation d: floor((n - (k - 1) d - 1) / s) + 1 without padding, else ceil(n /
/// s).
///
/// @param size places of the window along each axis, before dilation
/// @param strides from one window to the next
/// @param padding what it sees at the borders
/// @param dataFormat where the channels stand
/// @param dilationRate from one tap of the window to the next
public record Sliding(
    List<Integer> size,
    List<Integer> strides,
    Padding padding,
    DataFormat dataFormat,
    List<Integer> dilationRate) {
  public Sliding {
    size = List.copyOf(size);
    strides = List.copyOf(strides);
    dilationRate = List.copyOf(dilationRate);
  }

  /// A window without padding and dilation.
  static Sliding of(List<Integer> size, List<Integer> strides) {
    List<Integer> ones = Sizes.of(size.size(), 1);
    return new Sliding(size, strides, Padding.VALID, DataFormat.CHANNELS_LAST, ones);
  }

  Sliding strides(int... other) {
    return new Sliding(size, Sizes.of(size.size(), other), padding, dataFormat, dilationRate);
  }

  Sliding padding(Padding other) {
    return new Sliding(size, strides, other, dataFormat, dilationRate);
  }

  Sliding dataFormat(DataFormat other) {
    return new Sliding(size, strides, padding, other, dilationRate);
  }

  Sliding dilationRate(int... other) {
    return new Sliding(size, strides, padding, dataFormat, Sizes.of(size.size(), other));
  }

  /// Refuses what makes no sense, in the name of a class of layers.
  void check(String className, String sizeName, int rank) {
    checkSizes(className, sizeName, size, rank);
    checkSizes(className, "strides", strides, rank);
    checkSizes(className, "dilation_rate", dilationRate, rank);
  }

  private static void checkSizes(String className, String what, List<Integer> sizes, int rank) {
    if (sizes.size() != rank || sizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "%s: %s must be %d numbers of at least 1; found %s"
              .formatted(className, what, rank, sizes));
    }
  }

  /// Refuses padding that only one-dimensional convolutions know.
  void refuseCausal(String className) {
    if (padding == Padding.CAUSAL) {
      throw new IllegalArgumentException(
          "%s: padding must be valid or same; found causal, which Conv1D has".formatted(className));
    }
  }

  /// Refuses strides together with dilation, as Keras does.
  void refuseStridedDilation(String className) {
    if (largest(strides) > 1 && largest(dilationRate) > 1) {
      throw new IllegalArgumentException(
          ("%s: strides and dilation_rate cannot both be above 1; found strides %s and"
                  + " dilation_rate %s")
              .formatted(className, strides, dilationRate));
    }
  }

  /// Refuses output padding of a transposed convolution that is not below the strides.
  void checkOutputPadding(String className, List<Integer> padding) {
    boolean good = padding.isEmpty() || padding.size() == size.size();
    for (int axis = 0; good && axis < padding.size(); axis++) {
      good = padding.get(axis) >= 0 && padding.get(axis) < strides.get(axis);
    }
    if (!good) {
      throw new IllegalArgumentException(
          "%s: output_padding must be at least 0 and less than strides %s; found %s"
              .formatted(className, strides, padding));
    }
  }

  private static int largest(List<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  /// The window over a layer's input.
  ///
  /// @throws ShapeException when the layer cannot take that
  Window window(Layer layer, List<Shape> inputs) {
    Shape shape = dataFormat.input(layer, size.size(), inputs);
    Window window =
        new Window(
            size.size() == 1 ? WindowAxis.single() : axis(0, shape.dim(1)),
            axis(size.size() - 1, shape.dim(size.size())),
            shape.last());
    if (tooShort(window.rows()) || tooShort(window.columns())) {
      throw new ShapeException(
          layer, "an input that a window of %s fits into".formatted(reach()), inputs);
    }
    return window;
  }

  private List<Integer> reach() {
    return IntStream.range(0, size.size())
        .mapToObj(axis -> WindowAxis.reach(size.get(axis), dilationRate.get(axis)))
        .toList();
  }

  private static boolean tooShort(WindowAxis axis) {
    return axis.outputs() < 1 && axis.size() != Shape.UNKNOWN;
  }

  private WindowAxis axis(int axis, int places) {
    if (places == Shape.UNKNOWN) {
      return new WindowAxis(Shape.UNKNOWN, size.get(axis), 1, 1, 0, Shape.UNKNOWN);
    }
    return padding.axis(places, size.get(axis), strides.get(axis), dilationRate.get(axis));
  }

  /// The shape of what comes of a window, with channels last.
  Shape outputs(Window window, int channels) {
    int rows = window.rows().outputs();
    int columns = window.columns().outputs();
    return size.size() == 1
        ? Shape.batchOf(columns, channels)
        : Shape.batchOf(rows, columns, channels);
  }

  void putConvolution(Map<String, @Nullable Object> config) {
    config.put("kernel_size", Sizes.config(size));
    config.put("strides", Sizes.config(strides));
    config.put("padding", padding.kerasName());
    config.put("data_format", dataFormat.kerasName());
    config.put("dilation_rate", Sizes.config(dilationRate));
  }

  void putPooling(Map<String, @Nullable Object> config) {
    config.put("pool_size", Sizes.config(size));
    config.put("padding", padding.kerasName());
    config.put("strides", Sizes.config(strides));
    config.put("data_format", dataFormat.kerasName());
  }

  static Sliding convolution(Config config, int rank) {
    List<Integer> ones = Sizes.of(rank, 1);
    return new Sliding(
        Sizes.read(config, "kernel_size", rank, 1),
        Sizes.read(config, "strides", rank, 1, ones),
        Padding.fromConfig(config),
        DataFormat.fromConfig(config),
        Sizes.read(config, "dilation_rate", rank, 1, ones));
  }

  static Sliding pooling(Config config, int rank) {
    List<Integer> size = Sizes.read(config, "pool_size", rank, 1, Sizes.of(rank, 2));
    return new Sliding(
        size,
        Sizes.read(config, "strides", rank, 1, size),
        Padding.fromConfig(config),
        DataFormat.fromConfig(config),
        Sizes.of(rank, 1));
  }
}
