package dev.litmus.nn.models;

import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Occurrences;
import dev.litmus.nn.optimizers.Gradient;
import dev.litmus.nn.optimizers.OptimizerSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happens to gradients between the backward pass and the optimizer: gathering over several
/// steps, then clipping, as the settings say.
final class GradientPreparation {
  private final OptimizerSettings settings;
  private final List<Variable> variables;
  private final Gradient[] gradients;
  private final List<float[]> gathered = new ArrayList<>();
  private boolean sumsOccurrences;

  /// Where the gradients came from last, and what it has for each variable: it stays so.
  private @Nullable Gradients source;

  private final float[] @Nullable [] found;
  private final boolean[] occurring;

  // What the threads are at.
  private Share[] shares = {};
  private final IntConsumer taker = this::takeShare;
  private int taking;

  GradientPreparation(OptimizerSettings settings, List<Variable> variables) {
    this.settings = settings;
    this.variables = variables;
    this.gradients = new Gradient[variables.size()];
    this.found = new float[gradients.length][];
    this.occurring = new boolean[gradients.length];
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
  @SuppressWarnings("ReferenceEquality") // Whether it is the same program as before.
  boolean prepare(Gradients given, long iterations, Workers workers) {
    if (given != source) {
      find(given, workers.threads());
    }
    int steps = settings.gradientAccumulationSteps().orElse(1);
    boolean updates = (iterations + 1) % steps == 0;
    for (int v = 0; v < gradients.length; v++) {
      float @Nullable [] gradient = found[v];
      if (gradient != null) {
        if (!gathered.isEmpty()) {
          gather(gradient, gathered.get(v), updates, steps);
        }
        if (updates) {
          take(v, gradient, workers);
        }
      }
    }
    if (updates) {
      clip();
    }
    return updates;
  }

  private void find(Gradients given, int threads) {
    source = given;
    shares = Stream.generate(() -> new Share(given)).limit(threads).toArray(Share[]::new);
    for (int v = 0; v < found.length; v++) {
      Variable variable = variables.get(v);
      found[v] = given.hasGradient(variable) ? given.gradient(variable) : null;
      occurring[v] = found[v] != null && given.hasOccurrences(variable);
    }
  }

  /// Lets go of where the gradients came from: the arrays of a whole training.
  void forget() {
    source = null;
    shares = new Share[0];
    Arrays.fill(found, null);
  }

  /// Whether the variable of that number had a gradient in the last step.
  boolean hasGradient(int variable) {
    return found[variable] != null;
  }

  /// Occurrences are kept apart unless they were gathered, or a penalty's dense gradient was added:
  /// both add them up; or unless adding them up was asked for.
  private void take(int v, float[] gradient, Workers workers) {
    Variable variable = variables.get(v);
    boolean apart = !sumsOccurrences && gathered.isEmpty() && variable.regularizer().isEmpty();
    if (apart && occurring[v]) {
      gradients[v].occurrences(variable.value().length);
      taking = v;
      workers.run(shares.length, taker);
    } else {
      gradients[v].dense(gradient);
    }
  }

  private void takeShare(int part) {
    shares[part].take(part);
  }

  /// The occurrences of one thread's share of the rows, each row's in order. Made once for all
  /// steps.
  private final class Share implements Occurrences {
    private final Gradients given;
    private int first;
    private int last;

    Share(Gradients given) {
      this.given = given;
    }

    void take(int part) {
      Variable variable = variables.get(taking);
      long rows = variable.shape().dim(0);
      first = (int) (rows * part / shares.length);
      last = (int) (rows * (part + 1) / shares.length);
      given.occurrences(variable, this);
    }

    @Override
    public void add(int row, float[] values, int offset) {
      if (row >= first && row < last) {
        gradients[taking].add(given.kernels(), row, values, offset);
      }
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

  private void clip() {
    float limit = (float) settings.clipnorm().orElse(0);
    float globalLimit = (float) settings.globalClipnorm().orElse(0);
    double squares = 0;
    for (int v = 0; v < gradients.length && limit + globalLimit > 0; v++) {
      if (hasGradient(v)) {
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
      if (hasGradient(v)) {
        // Keras takes the norm of occurrences but scales their sum, small or not.
        gradients[v].addUp();
        if (!(norm <= globalLimit)) {
          gradients[v].scale(globalLimit / norm);
        }
      }
    }
  }
}
