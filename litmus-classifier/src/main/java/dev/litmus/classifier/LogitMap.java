package dev.litmus.classifier;

import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.Model;
import java.util.List;

/// A linear map of the logit made part of a network: with slope a and intercept b the last layer's
/// sigmoid(x W + c) becomes sigmoid(x aW + (ac + b)), so that every program that runs the network
/// gives the mapped probability.
final class LogitMap {
  private LogitMap() {}

  /// Changes the weights of the model's last layer.
  static void fold(Model model, double slope, double intercept) {
    requireFits(model);
    List<Variable> last = model.state(model.outputs().getFirst().layer()).ownVariables();
    List<Variable> all = model.variables();
    List<float[]> weights = model.weights();
    for (int i = 0; i < weights.size(); i++) {
      boolean kernel = all.get(i) == last.get(0);
      boolean bias = all.get(i) == last.get(1);
      float[] elements = weights.get(i);
      for (int j = 0; (kernel || bias) && j < elements.length; j++) {
        elements[j] = (float) (slope * elements[j] + (bias ? intercept : 0));
      }
    }
    model.setWeights(weights);
  }

  private static boolean fits(Model model) {
    return model.outputs().size() == 1
        && model.state(model.outputs().getFirst().layer()).layer() instanceof Dense dense
        && dense.units() == 1
        && dense.useBias()
        && dense.activation().name().equals("sigmoid");
  }

  /// Refuses a model that [#fold] cannot change.
  ///
  /// @throws IllegalArgumentException when it does not end in a dense sigmoid unit with a bias
  static void requireFits(Model model) {
    if (!fits(model)) {
      throw new IllegalArgumentException(
          "calibration and prior become part of the last layer, which has to be Dense with one sigmoid unit and a bias; model '%s' ends in %s; use such a layer, or --calibrate none"
              .formatted(model.name(), model.outputs().getFirst().layer().className()));
    }
  }
}
