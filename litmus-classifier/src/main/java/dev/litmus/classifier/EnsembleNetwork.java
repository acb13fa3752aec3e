package dev.litmus.classifier;

import dev.litmus.nn.initializers.RandomNormal;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.EinsumDense;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.layers.WeightOptions;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.ops.Activations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Networks of a portfolio over the same columns: one at a time to be trained, and together as one
/// model, which answers with the sigmoid of their weighted mean logit.
final class EnsembleNetwork {
  private final List<Feature> features;
  private final Optional<TextScore> score;
  private final PiecewiseEncoding encoding;

  /// @param score what texts are to the networks; empty where there are none
  /// @param encoding of all numbers, that one included
  EnsembleNetwork(List<Feature> features, Optional<TextScore> score, PiecewiseEncoding encoding) {
    this.features = features;
    this.score = score;
    this.encoding = encoding;
  }

  /// A network of the ensemble.
  ///
  /// @param name what the names of its layers begin with, different for each
  /// @param contender what it looks like
  /// @param model its trained form, as [#alone] makes it
  /// @param weight its share in the mean
  record Branch(String name, Contender contender, Model model, double weight) {}

  /// A network by itself, to be trained: from the raw columns, and the number for texts, to a
  /// probability.
  Functional alone(String name, Contender contender, long seed) {
    List<Feature> seen = score.map(texts -> texts.seen(features)).orElse(features);
    FeatureNetwork network = FeatureNetwork.clipped(seen, Optional.empty());
    Columns columns = columns(network, List.of(contender));
    return network.model(output(network, columns, name, contender, "sigmoid"), seed);
  }

  /// All of them as one model, with the weights of their trained forms.
  Functional together(List<Branch> branches, long seed) {
    FeatureNetwork network = FeatureNetwork.clipped(features, score);
    Columns columns = columns(network, branches.stream().map(Branch::contender).toList());
    List<Symbol> logits = new ArrayList<>();
    for (Branch branch : branches) {
      logits.add(output(network, columns, branch.name(), branch.contender(), "linear"));
    }
    Symbol side =
        logits.size() == 1
            ? logits.getFirst()
            : Concatenate.of().apply(logits.toArray(new Symbol[0]));
    Symbol probability = Dense.of(1, "sigmoid").named(FeatureNetwork.OUTPUT).apply(side);
    Functional model = network.model(probability, seed);
    for (Branch branch : branches) {
      copy(branch.model(), model, branch.name());
    }
    float[] shares = new float[branches.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) branches.get(i).weight();
    }
    List<Variable> last = model.layer(FeatureNetwork.OUTPUT).variables();
    last.get(0).assign(shares);
    last.get(1).assign(new float[1]);
    return model;
  }

  /// The prepared columns.
  ///
  /// @param all side by side; empty when there are only texts and pictures
  /// @param pieces the piecewise encoding of numbers
  /// @param numbers the scaled numbers
  /// @param others all but the scaled numbers
  private record Columns(
      Optional<Symbol> all,
      Optional<Symbol> pieces,
      Optional<Symbol> numbers,
      Optional<Symbol> others) {}

  /// What those contenders see, and no more.
  private Columns columns(FeatureNetwork network, List<Contender> contenders) {
    network.prepare();
    boolean pieces = sees(contenders, Contender.View.PIECES);
    boolean waves = sees(contenders, Contender.View.WAVES);
    return new Columns(
        network.columns(),
        pieces ? encoding.apply(network.byColumn()) : Optional.empty(),
        waves ? network.scaledNumbers() : Optional.empty(),
        waves ? network.otherThanNumbers() : Optional.empty());
  }

  private static boolean sees(List<Contender> contenders, Contender.View view) {
    return contenders.stream().anyMatch(contender -> contender.view() == view);
  }

  private static Symbol output(
      FeatureNetwork network,
      Columns columns,
      String name,
      Contender contender,
      String activation) {
    Symbol x = joined(seen(network, columns, name, contender));
    if (contender.scaling()) {
      x = scale(name, x);
    }
    int number = 1;
    for (HiddenLayer hidden : contender.recipe().hidden()) {
      Dense dense =
          Dense.of(hidden.units())
              .activation(hidden.activation())
              .named(name + "_dense_" + number++);
      x = (contender.scaling() ? startingWide(dense, x.shape().last()) : dense).apply(x);
      if (contender.recipe().dropout() > 0) {
        x = Dropout.of(contender.recipe().dropout()).apply(x);
      }
    }
    Dense logit = Dense.of(1, activation).named(name + "_logit");
    return (contender.scaling() ? startingAtZero(logit) : logit).apply(x);
  }

  private static List<Symbol> seen(
      FeatureNetwork network, Columns columns, String name, Contender contender) {
    List<Symbol> parts = new ArrayList<>();
    switch (contender.view()) {
      case SCALED -> columns.all().ifPresent(parts::add);
      case PIECES -> {
        columns.pieces().ifPresent(parts::add);
        columns.all().ifPresent(parts::add);
      }
      case WAVES -> {
        columns.numbers().ifPresent(numbers -> parts.add(PeriodicEmbedding.of(name, numbers)));
        columns.others().ifPresent(parts::add);
      }
      case EVERYTHING -> {
        columns.all().ifPresent(parts::add);
        parts.addAll(network.apart(name + "_"));
      }
    }
    return parts;
  }

  private static Symbol joined(List<Symbol> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : Concatenate.of().apply(parts.toArray(new Symbol[0]));
  }

  private static Symbol scale(String name, Symbol x) {
    return new EinsumDense(
            name + "_" + Contender.SCALE,
            "ab,b->ab",
            List.of(x.shape().last()),
            "",
            Activations.LINEAR,
            WeightOptions.of("ones"),
            WeightOptions.of("zeros"),
            Optional.empty())
        .apply(x);
  }

  /// Kernel and bias normal, as RealMLP's are where it divides by the root of the inputs.
  private static Dense startingWide(Dense dense, int inputs) {
    return dense.kernel(normal(1 / Math.sqrt(inputs))).bias(normal(1));
  }

  private static Dense startingAtZero(Dense dense) {
    return dense.kernel(WeightOptions.of("zeros"));
  }

  private static WeightOptions normal(double deviation) {
    return WeightOptions.of(new RandomNormal(0, deviation, OptionalLong.empty()));
  }

  private static void copy(Model from, Model to, String name) {
    for (LayerState state : from.layers()) {
      if (state.name().startsWith(name + "_")) {
        List<Variable> source = state.variables();
        List<Variable> target = to.layer(state.name()).variables();
        for (int i = 0; i < source.size(); i++) {
          target.get(i).assign(Arrays.copyOf(source.get(i).value(), source.get(i).value().length));
        }
      }
    }
  }
}
