package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Merge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What layers have in common that join inputs element by element. Axes of size 1 are repeated;
/// inputs of fewer axes get axes of size 1 behind the batch.
final class Merging {
  private Merging() {}

  /// The shape of inputs joined.
  static Shape shape(Layer layer, List<Shape> inputs) {
    if (inputs.isEmpty()) {
      throw new ShapeException(layer, "at least one input", inputs);
    }
    int rank = inputs.stream().mapToInt(Shape::rank).max().orElseThrow();
    int[] dims = new int[rank];
    dims[0] = Shape.UNKNOWN;
    for (int axis = 1; axis < rank; axis++) {
      dims[axis] = 1;
      for (Shape input : inputs) {
        int size = size(input, axis - rank);
        if (dims[axis] == 1) {
          dims[axis] = size;
        } else if (size == Shape.UNKNOWN) {
          dims[axis] = Shape.UNKNOWN;
        } else if (size != 1 && dims[axis] != Shape.UNKNOWN && size != dims[axis]) {
          throw new ShapeException(layer, "shapes alike, but for axes of size 1", inputs);
        }
      }
    }
    return Shape.of(dims);
  }

  /// The size of an axis counted from the end, -1 being the last; 1 where the input has none.
  private static int size(Shape input, int fromEnd) {
    return -fromEnd < input.rank() ? input.dim(fromEnd) : 1;
  }

  /// Exactly two inputs, for layers that take no more.
  static Shape shapeOfTwo(Layer layer, List<Shape> inputs) {
    if (inputs.size() != 2) {
      throw new ShapeException(layer, "two inputs", inputs);
    }
    return shape(layer, inputs);
  }

  static Value emit(Layer layer, Emitter emitter, Merge.Kind kind) {
    List<Value> inputs = emitter.inputs();
    Shape shape = shape(layer, inputs.stream().map(Value::shape).toList());
    return emit(emitter, inputs, shape, kind);
  }

  /// Joins values to one of a shape.
  static Value emit(Emitter emitter, List<Value> inputs, Shape shape, Merge.Kind kind) {
    return emit(emitter, inputs, shape, kind, DType.FLOAT32);
  }

  static Value emit(
      Emitter emitter, List<Value> inputs, Shape shape, Merge.Kind kind, DType dtype) {
    List<int[]> elements = inputs.stream().map(input -> elements(input.shape(), shape)).toList();
    return emitter.op(new Merge(kind, elements), shape, dtype, inputs, List.of());
  }

  /// The element of an input for each element of the output.
  private static int[] elements(Shape input, Shape output) {
    if (input.equals(output)) {
      return new int[0];
    }
    int[] strides = new int[output.rank()];
    int stride = 1;
    for (int axis = output.rank() - 1; axis > 0; axis--) {
      int size = size(input, axis - output.rank());
      strides[axis] = size == 1 ? 0 : stride;
      stride *= size;
    }
    int[] elements = new int[output.rowSize()];
    for (int i = 0; i < elements.length; i++) {
      int rest = i;
      for (int axis = output.rank() - 1; axis > 0; axis--) {
        elements[i] += rest % output.dim(axis) * strides[axis];
        rest /= output.dim(axis);
      }
    }
    return elements;
  }

  /// A step counts that counts in any input, where all inputs have a mask.
  static @Nullable Value mask(Emitter emitter) {
    List<Value> masks = new ArrayList<>();
    for (int i = 0; i < emitter.inputs().size(); i++) {
      Value mask = emitter.mask(i);
      if (mask == null
          || !mask.shape().equals(masks.isEmpty() ? mask.shape() : masks.getFirst().shape())) {
        return null;
      }
      masks.add(mask);
    }
    Merge or = new Merge(Merge.Kind.MAXIMUM, Collections.nCopies(masks.size(), new int[0]));
    return emitter.op(or, masks.getFirst().shape(), DType.BOOL, masks, List.of());
  }

  /// Refuses masks, where Keras would leave masked steps out of the result.
  static void refuseMasks(Layer layer, Emitter emitter) {
    for (int i = 0; i < emitter.inputs().size(); i++) {
      if (emitter.mask(i) != null) {
        throw new IllegalArgumentException(
            "%s '%s': an input with a mask is not supported; take the mask away before"
                .formatted(layer.className(), layer.name()));
      }
    }
  }
}
