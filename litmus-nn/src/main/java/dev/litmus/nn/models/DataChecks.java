package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.util.ArrayList;
import java.util.List;

/// What must hold of data before a model learns from it or is measured on it; data that cannot mean
/// what it says is refused, with the place and the remedy.
final class DataChecks {
  private DataChecks() {}

  /// Rows in the shapes that the model takes and gives; without weights each counts 1.
  ///
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  static Rows rows(Outputs outputs, Examples examples) {
    Model model = outputs.model();
    List<Tensor> checked = InputData.checked(model, examples.inputs(model));
    int rows = checked.getFirst().rows();
    if (rows == 0) {
      throw new IllegalArgumentException(
          "model '%s' was given no rows; expected at least one".formatted(model.name()));
    }
    List<Shape> shapes = shapes(model, checked);
    List<Answers> answers = new ArrayList<>();
    for (int output : outputs.supervised()) {
      String of = outputs.count() == 1 ? "" : "output '%s' of ".formatted(outputs.name(output));
      answers.add(
          Answers.of(
              of + "model '" + model.name() + "'",
              shapes.get(output),
              outputs.goal(output),
              rows,
              examples.target(outputs, output),
              examples.weight(outputs, output)));
    }
    return new Rows(checked, List.copyOf(answers));
  }

  /// The shapes of the outputs, with the sizes that only data tells.
  private static List<Shape> shapes(Model model, List<Tensor> inputs) {
    return model.network().wiring(inputs.stream().map(Tensor::shape).toList()).outputs().stream()
        .map(value -> value.shape())
        .toList();
  }
}
