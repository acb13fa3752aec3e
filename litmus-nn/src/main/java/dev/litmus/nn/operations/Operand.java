package dev.litmus.nn.operations;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An argument of an operation.
public sealed interface Operand {
  /// A tensor.
  record Input() implements Operand {}

  /// A value that stands in the model: a number, an array of numbers, or anything else that files
  /// can hold.
  ///
  /// @param written the value as it stands in files
  record Constant(@Nullable Object written) implements Operand {
    /// The shape: that of the array, or none.
    public Shape shape() {
      return Constants.shape(written);
    }

    /// The numbers, row by row.
    ///
    /// @throws IllegalArgumentException when it is no number and no array of numbers
    public float[] floats() {
      return Constants.floats(written);
    }

    /// The type that it brings into a result, or null when it adapts to the others.
    @Nullable DType dtype() {
      return Constants.type(written);
    }
  }

  /// A tensor.
  static Operand input() {
    return new Input();
  }

  /// A number.
  static Operand of(double number) {
    return new Constant(number);
  }

  /// An array of that shape.
  static Operand of(float[] values, int... dims) {
    return new Constant(
        Map.of(
            "class_name",
            "__numpy__",
            "config",
            Map.of("value", Constants.nested(values, dims), "dtype", "float32")));
  }
}
