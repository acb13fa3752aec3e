package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Symbol;
import java.util.ArrayList;
import java.util.List;

/// Holds data against the inputs of a model.
final class InputData {
  private InputData() {}

  /// The data in the shapes and types that the model's inputs have; refuses what they cannot take.
  static List<Tensor> checked(Model model, List<Tensor> data) {
    List<Symbol> inputs = model.inputs();
    if (data.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "model '%s' takes %d inputs; found %d"
              .formatted(model.name(), inputs.size(), data.size()));
    }
    List<Tensor> shaped = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Symbol input = inputs.get(i);
      Tensor tensor = data.get(i);
      if (input.dtype() == DType.FLOAT32 && tensor.wide().length > 0) {
        // As in Keras, an input of floats rounds what it is given.
        tensor = Tensor.of(tensor.floats(), DType.FLOAT32, tensor.shape());
      }
      boolean strings = tensor.dtype() == DType.STRING;
      if (strings != (input.dtype() == DType.STRING)) {
        throw new IllegalArgumentException(
            "input '%s' of model '%s': expected %s; found %s"
                .formatted(model.inputName(i), model.name(), input.dtype().kerasName(), tensor));
      }
      shaped.add(fitted(model, tensor, i));
      if (tensor.rows() != data.getFirst().rows()) {
        throw new IllegalArgumentException(
            "input '%s' of model '%s' has %d rows; input '%s' has %d"
                .formatted(
                    model.inputName(i),
                    model.name(),
                    tensor.rows(),
                    model.inputName(0),
                    data.getFirst().rows()));
      }
    }
    return shaped;
  }

  private static Tensor fitted(Model model, Tensor tensor, int index) {
    Shape expected = model.inputs().get(index).shape();
    Shape found = tensor.shape();
    // As Keras does: a plain list of numbers stands for a column of them.
    boolean column = expected.rank() == 2 && expected.last() == 1 && found.rank() == 1;
    if (column) {
      return tensor.reshaped(Shape.of(tensor.rows(), 1));
    }
    if (!fits(found, expected)) {
      throw new ShapeException(
          "input '%s' of model '%s'".formatted(model.inputName(index), model.name()),
          expected.toString(),
          found.toString());
    }
    return tensor;
  }

  /// Whether data of a shape can go where another was declared; the batch is of no account.
  static boolean fits(Shape found, Shape declared) {
    boolean fits = found.rank() == declared.rank();
    for (int axis = 1; fits && axis < found.rank(); axis++) {
      fits =
          declared.dim(axis) == Shape.UNKNOWN
              || found.dim(axis) == Shape.UNKNOWN
              || declared.dim(axis) == found.dim(axis);
    }
    return fits;
  }
}
