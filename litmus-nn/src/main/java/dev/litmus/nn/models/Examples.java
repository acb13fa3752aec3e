package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Rows with their answers, and what each counts: Keras's `x`, `y` and `sample_weight`, for models
/// with any number of inputs and outputs. Immutable.
///
/// ```java
/// Examples.of(List.of(x), List.of(risk, amount))
/// Examples.named(Map.of("age", age, "text", text), Map.of("risk", risk, "amount", amount))
///     .weighted(Map.of("risk", weights))
/// ```
///
/// Targets are given for all outputs, or for those alone that have a [Goal]. A weight is a number
/// of at least 0 for each row; for an output with time steps it may be one for each step of each
/// row, in the shape (rows, steps): Keras's temporal sample weights.
public final class Examples {
  /// Tensors in order, or by name.
  record Given(List<Tensor> inOrder, Map<String, Tensor> byName) {
    static Given of(List<Tensor> tensors) {
      return new Given(List.copyOf(tensors), Map.of());
    }

    static Given named(Map<String, Tensor> tensors) {
      return new Given(List.of(), Map.copyOf(tensors));
    }
  }

  private final Given inputs;
  private final Given targets;
  private final Optional<Given> weights;
  private final Optional<Tensor> weight;

  private Examples(Given inputs, Given targets, Optional<Given> weights, Optional<Tensor> weight) {
    this.inputs = inputs;
    this.targets = targets;
    this.weights = weights;
    this.weight = weight;
  }

  /// For a model with one input and one output.
  public static Examples of(Tensor x, Tensor y) {
    return of(List.of(x), List.of(y));
  }

  /// A tensor for each input, and one for each output.
  public static Examples of(List<Tensor> x, List<Tensor> y) {
    return new Examples(Given.of(x), Given.of(y), Optional.empty(), Optional.empty());
  }

  /// Tensors by the names of inputs and of outputs, which are those of their layers.
  public static Examples named(Map<String, Tensor> x, Map<String, Tensor> y) {
    return new Examples(Given.named(x), Given.named(y), Optional.empty(), Optional.empty());
  }

  /// A weight for each row, whichever the output.
  public Examples weighted(float... eachRow) {
    return weighted(Tensor.of(eachRow.clone(), eachRow.length));
  }

  /// A weight for each row, or each step of each row, whichever the output.
  public Examples weighted(Tensor one) {
    return new Examples(inputs, targets, Optional.empty(), Optional.of(one));
  }

  /// Weights for each output.
  public Examples weighted(List<Tensor> eachOutput) {
    return new Examples(inputs, targets, Optional.of(Given.of(eachOutput)), Optional.empty());
  }

  /// Weights by the names of outputs; 1 for those not named.
  public Examples weighted(Map<String, Tensor> byOutput) {
    return new Examples(inputs, targets, Optional.of(Given.named(byOutput)), Optional.empty());
  }

  /// Whether any weights are given.
  boolean hasWeights() {
    return weights.isPresent() || weight.isPresent();
  }

  /// The inputs in the order of the model.
  List<Tensor> inputs(Model model) {
    return inputs.byName().isEmpty() ? inputs.inOrder() : model.inOrder(inputs.byName());
  }

  /// The targets of an output.
  ///
  /// @throws IllegalArgumentException when there are none, listing those there are
  Tensor target(Outputs outputs, int output) {
    return outputs
        .of(targets, output, "target")
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the target of output '%s' is absent; found %s"
                    .formatted(
                        outputs.name(output),
                        targets.byName().keySet().stream().sorted().toList())));
  }

  /// The weights of an output, if it has any.
  Optional<Tensor> weight(Outputs outputs, int output) {
    return weight.isPresent()
        ? weight
        : weights.flatMap(given -> outputs.of(given, output, "sample weight"));
  }
}
