package dev.litmus.classifier;

import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Networks of a portfolio over the same columns: one at a time to be trained, and together as one
/// model, which answers with the sigmoid of their weighted mean logit.
final class EnsembleNetwork {
  private final List<Feature> features;
  private final PiecewiseEncoding encoding;

  EnsembleNetwork(List<Feature> features, PiecewiseEncoding encoding) {
    this.features = features;
    this.encoding = encoding;
  }

  /// A network of the ensemble.
  ///
  /// @param name what the names of its layers begin with, different for each
  /// @param contender what it looks like
  /// @param model its trained form, as [#alone] makes it
  /// @param weight its share in the mean
  record Branch(String name, Contender contender, Model model, double weight) {}

  /// A network by itself, to be trained: from the raw columns to a probability.
  Functional alone(String name, Contender contender, long seed) {
    FeatureNetwork network = FeatureNetwork.clipped(features);
    Symbol output = output(network.prepared(), encoded(network), name, contender, "sigmoid");
    return network.model(output, seed);
  }

  /// All of them as one model, with the weights of their trained forms.
  Functional together(List<Branch> branches, long seed) {
    FeatureNetwork network = FeatureNetwork.clipped(features);
    Symbol prepared = network.prepared();
    Optional<Symbol> encoded =
        branches.stream().anyMatch(branch -> branch.contender().encoded())
            ? encoded(network)
            : Optional.empty();
    List<Symbol> logits = new ArrayList<>();
    for (Branch branch : branches) {
      logits.add(output(prepared, encoded, branch.name(), branch.contender(), "linear"));
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

  private Optional<Symbol> encoded(FeatureNetwork network) {
    return encoding.apply(network.inputsByColumn());
  }

  private static Symbol output(
      Symbol prepared,
      Optional<Symbol> encoded,
      String name,
      Contender contender,
      String activation) {
    Symbol x =
        contender.encoded() && encoded.isPresent()
            ? Concatenate.of().apply(encoded.get(), prepared)
            : prepared;
    int number = 1;
    for (HiddenLayer hidden : contender.recipe().hidden()) {
      x =
          Dense.of(hidden.units())
              .activation(hidden.activation())
              .named(name + "_dense_" + number++)
              .apply(x);
      if (contender.recipe().dropout() > 0) {
        x = Dropout.of(contender.recipe().dropout()).apply(x);
      }
    }
    return Dense.of(1, activation).named(name + "_logit").apply(x);
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
