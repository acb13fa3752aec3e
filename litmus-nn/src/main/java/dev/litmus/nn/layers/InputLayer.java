package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where data enters a model.
///
/// Output shape: `batchShape`, of which the batch stays open: a model takes any number of rows,
/// unless it has stateful layers.
///
/// @param name the input's name, by which data can be given
/// @param batchShape the shape of a batch
/// @param dtype the type of its elements
public record InputLayer(String name, Shape batchShape, DType dtype) implements Layer {
  /// An input of float32 rows of that shape: `InputLayer.of(4)`, `InputLayer.of(28, 28, 1)`.
  public static InputLayer of(int... rowShape) {
    return new InputLayer("", Shape.batchOf(rowShape), DType.FLOAT32);
  }

  /// The same input under a name.
  public InputLayer named(String newName) {
    return new InputLayer(newName, batchShape, dtype);
  }

  /// The same input of another element type.
  public InputLayer dtype(DType newType) {
    return new InputLayer(name, batchShape, newType);
  }

  /// The same input whose batches all have that many rows: what stateful layers need.
  public InputLayer batchSize(int rows) {
    return new InputLayer(name, batchShape.withDim(0, rows), dtype);
  }

  /// How many rows every batch has, or [Shape#UNKNOWN] when any number will do.
  public int batchSize() {
    return batchShape.rank() == 0 ? Shape.UNKNOWN : batchShape.dim(0);
  }

  /// The symbol to build a functional model on.
  public Symbol symbol() {
    return apply();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    if (!inputs.isEmpty()) {
      throw new ShapeException(this, "no input, being one itself", inputs);
    }
    return batchShape.rank() == 0 ? batchShape : batchShape.withDim(0, Shape.UNKNOWN);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return dtype;
  }

  @Override
  public Value emit(Emitter emitter) {
    throw new IllegalStateException("an input is data, not mathematics");
  }

  @Override
  public Map<String, @Nullable Object> config() {
    List<@Nullable Object> dims = new ArrayList<>();
    for (int dim : batchShape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : (Object) (long) dim);
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("batch_shape", dims);
    config.put("dtype", dtype.kerasName());
    config.put("sparse", false);
    config.put("ragged", false);
    return config;
  }

  /// Reads Keras's configuration.
  public static InputLayer fromConfig(Config config) {
    config.requireDefault("sparse", false).requireDefault("ragged", false).ignore("optional");
    String key = config.has("batch_shape") ? "batch_shape" : "batch_input_shape";
    List<@Nullable Object> dims = config.list(key);
    int[] sizes = new int[dims.size()];
    for (int axis = 0; axis < sizes.length; axis++) {
      Object dim = dims.get(axis);
      if (dim != null && !(dim instanceof Long size && size > 0 && size <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "%s: %s must be positive sizes or null; found %s".formatted(config.owner(), key, dims));
      }
      sizes[axis] = dim instanceof Long size ? size.intValue() : Shape.UNKNOWN;
    }
    return new InputLayer(
        config.string("name", ""), Shape.of(sizes), DType.of(config.string("dtype", "float32")));
  }
}
