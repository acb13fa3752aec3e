package dev.litmus.classifier;

import dev.litmus.nn.initializers.RandomNormal;
import dev.litmus.nn.initializers.RandomUniform;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.EinsumDense;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.WeightOptions;
import dev.litmus.nn.operations.Ops;
import dev.litmus.nn.ops.Activations;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A learnt embedding of numbers: column by column, 16 waves cos(w x + b) become 3 numbers by a
/// linear layer and stand beside x itself ("PBLD" of RealMLP, arXiv 2407.04491, with its sizes and
/// initial values: w of standard deviation 0.1 times 2 pi, b uniform in a whole turn, the linear
/// layer uniform in a quarter).
final class PeriodicEmbedding {
  /// What the names of its layers hold, by which [RateGroups] knows them.
  static final String NAME = "periodic_waves";

  private static final int WAVES = 16;
  private static final int NUMBERS = 3;
  private static final double FREQUENCY = 0.1 * 2 * Math.PI;
  private static final double LIMIT = 1 / Math.sqrt(WAVES);

  private PeriodicEmbedding() {}

  /// @param prefix what names begin with
  /// @param numbers scaled numbers side by side
  static Symbol of(String prefix, Symbol numbers) {
    int columns = numbers.shape().last();
    Symbol waves =
        layer(
                prefix + "_" + NAME + "_in",
                "ab,bc->abc",
                List.of(columns, WAVES),
                "bc",
                WeightOptions.of(new RandomNormal(0, FREQUENCY, OptionalLong.empty())),
                WeightOptions.of(new RandomUniform(-Math.PI, Math.PI, OptionalLong.empty())))
            .apply(numbers);
    WeightOptions uniform =
        WeightOptions.of(new RandomUniform(-LIMIT, LIMIT, OptionalLong.empty()));
    Symbol linear =
        layer(
                prefix + "_" + NAME + "_out",
                "abc,bcd->abd",
                List.of(columns, NUMBERS),
                "bd",
                uniform,
                uniform)
            .apply(Ops.cos(waves));
    return Concatenate.of().apply(Flatten.of().apply(linear), numbers);
  }

  private static EinsumDense layer(
      String name,
      String equation,
      List<Integer> sizes,
      String biasAxes,
      WeightOptions kernel,
      WeightOptions bias) {
    return new EinsumDense(
        name, equation, sizes, biasAxes, Activations.LINEAR, kernel, bias, Optional.empty());
  }
}
