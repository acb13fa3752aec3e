package dev.litmus.nn.models;

import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.optimizers.Gradient;
import dev.litmus.nn.optimizers.OptimizerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What happens to gradients between the backward pass and the optimizer: gathering over several
/// steps, then clipping, as the settings say.
final class GradientPreparation {
  private final OptimizerSettings settings;
  private final List<Variable> variables;
  private final Gradient[] gradients;
  private final List<float[]> gathered = new ArrayList<>();
  private boolean sumsOccurrences;

  GradientPreparation(OptimizerSettings settings, List<Variable> variables) {
    this.settings = settings;
    this.variables = variables;
    this.gradients = new Gradient[variables.size()];
    OptionalDouble limit = settings.clipvalue().stream().filter(value -> value > 0).findAny();
    for (int v = 0; v < gradients.length; v++) {
      Variable variable = variables.get(v);
      int rowSize = variable.shape().rank() == 0 ? 1 : variable.shape().last();
      gradients[v] = new Gradient(rowSize, limit);
      if (settings.gradientAccumulationSteps().isPresent()) {
        gathered.add(new float[variable.value().length]);
      }
    }
  }

  /// Adds up the occurrences of an embedding's rows, or keeps them apart.
  void sumsOccurrences(boolean sums) {
    sumsOccurrences = sums;
  }

  /// The gradients gathered so far, in the order of the variables; the arrays themselves.
  List<float[]> gathered() {
    return gathered;
  }

  /// The gradient of the variable of that number, ready for the optimizer.
  Gradient gradient(int variable) {
    return gradients[variable];
  }

  /// Takes the gradients of a step.
  ///
  /// @param iterations the steps made before
  /// @return whether the step makes an update, rather than only gathering
  boolean prepare(Gradients source, long iterations) {
    int steps = settings.gradientAccumulationSteps().orElse(1);
    boolean updates = (iterations + 1) % steps == 0;
    for (int v = 0; v < gradients.length; v++) {
      if (source.hasGradient(variables.get(v))) {
        if (!gathered.isEmpty()) {
          gather(source.gradient(variables.get(v)), gathered.get(v), updates, steps);
        }
        if (updates) {
          take(source, v);
        }
      }
    }
    if (updates) {
      clip(source);
    }
    return updates;
  }

  /// Occurrences are kept apart unless they were gathered, or a penalty's dense gradient was added:
  /// both add them up; or unless adding them up was asked for.
  private void take(Gradients source, int v) {
    Variable variable = variables.get(v);
    boolean apart = !sumsOccurrences && gathered.isEmpty() && variable.regularizer().isEmpty();
    if (apart && source.hasOccurrences(variable)) {
      gradients[v].occurrences(variable.value().length);
      source.occurrences(variable, gradients[v]::add);
    } else {
      gradients[v].dense(source.gradient(variable));
    }
  }

  /// Adds the gradient to what was gathered; for an update makes it the mean and begins anew.
  private static void gather(float[] gradient, float[] sum, boolean updates, int steps) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += gradient[i];
    }
    if (updates) {
      for (int i = 0; i < sum.length; i++) {
        gradient[i] = sum[i] / steps;
      }
      Arrays.fill(sum, 0);
    }
  }

  private void clip(Gradients source) {
    float limit = (float) settings.clipnorm().orElse(0);
    float globalLimit = (float) settings.globalClipnorm().orElse(0);
    double squares = 0;
    for (int v = 0; v < gradients.length && limit + globalLimit > 0; v++) {
      if (source.hasGradient(variables.get(v))) {
        double own = gradients[v].squaredNorm();
        squares += own;
        float norm = (float) Math.sqrt(own);
        if (limit > 0 && !(norm <= limit)) {
          gradients[v].scale(limit / norm);
        }
      }
    }
    float norm = (float) Math.sqrt(squares);
    for (int v = 0; v < gradients.length && globalLimit > 0; v++) {
      if (source.hasGradient(variables.get(v))) {
        // Keras takes the norm of occurrences but scales their sum, small or not.
        gradients[v].addUp();
        if (!(norm <= globalLimit)) {
          gradients[v].scale(globalLimit / norm);
        }
      }
    }
  }
}
