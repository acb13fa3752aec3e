package dev.litmus.classifier;

import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.operations.Ops;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// What all texts of a row tell, as one number beside its other columns: the logit of a network
/// that sees nothing but the texts, less its mean and divided by its deviation. There is such a
/// network for each fold. A row to learn from has the number of the one that was not trained on it
/// (stacking), a new row the mean of all. Networks that ended after few epochs have small logits;
/// the mean and deviation are those of the rows that they were not trained on.
///
/// The mean of all is a network of the same form: logits are sums over terms, so that means of what
/// was learnt for each term give it.
///
/// @param texts the columns
/// @param column the number of each row; NaN where time was too short for its fold
/// @param feature that number as the other networks see it
/// @param vectors for each way to take a text apart, the mean number of each term
/// @param bias what is added to their sum
record TextScore(
    List<Feature> texts,
    NumberColumn column,
    Feature.Numeric feature,
    List<float[][]> vectors,
    float bias) {

  /// The number's name, unless a column has it.
  private static final String NAME = "texts";

  /// Trains the networks.
  ///
  /// @param features all columns, of which at least one is a text
  /// @param rows prepared rows to learn from
  /// @param bagging how networks that see nothing but texts are trained
  static TextScore train(List<Feature> features, Table rows, List<Fold> folds, Bagging bagging) {
    List<Bagging.Member> trained = bagging.run(List.of(contender()));
    // One whose numbers are not finite would take the others' with it.
    List<Bagging.Member> finite =
        trained.stream().filter(member -> Double.isFinite(mean(member.logits()))).toList();
    List<Bagging.Member> members = finite.isEmpty() ? trained : finite;
    double[] numbers = new double[rows.rowCount()];
    Arrays.fill(numbers, Double.NaN);
    List<float[][]> vectors = new ArrayList<>();
    double bias = 0;
    for (Bagging.Member member : members) {
      double mean = mean(member.logits());
      double deviation = deviation(member.logits(), mean);
      int[] held = folds.get(member.fold()).test();
      for (int i = 0; i < held.length; i++) {
        numbers[held[i]] = (member.logits()[i] - mean) / deviation;
      }
      addVectors(member.model(), 1 / (deviation * members.size()), vectors);
      bias += (last(member.model()).get(1).value()[0] - mean) / (deviation * members.size());
    }
    NumberColumn column = NumberColumn.of(name(features, rows), numbers);
    return new TextScore(
        texts(features),
        column,
        FeatureFinder.scaled(column, column.name()),
        vectors,
        (float) bias);
  }

  /// The columns that are texts.
  static List<Feature> texts(List<Feature> features) {
    return features.stream().filter(Feature.Text.class::isInstance).toList();
  }

  /// A network that sees nothing but texts, to be trained.
  static Contender contender() {
    return new Contender("texts", Recipe.text(), Contender.View.SCALED, false);
  }

  /// The columns that networks of other columns see, the number last.
  List<Feature> seen(List<Feature> features) {
    List<Feature> seen = new ArrayList<>(features);
    seen.removeAll(texts);
    seen.add(feature);
    return seen;
  }

  /// Rows with the number in place of the texts.
  Table seen(Table rows) {
    return rows.without(texts.stream().map(Feature::column).toArray(String[]::new)).with(column);
  }

  /// The number of new rows.
  ///
  /// @param inputs the raw input of each column by its name
  Symbol apply(Map<String, Symbol> inputs, TextNetwork network) {
    List<Symbol> parts = new ArrayList<>();
    for (Feature text : texts) {
      Symbol input = Objects.requireNonNull(inputs.get(text.column()));
      parts.addAll(network.pooled(text.input(), (Feature.Text) text, input));
    }
    Symbol sum = parts.getFirst();
    for (Symbol part : parts.subList(1, parts.size())) {
      sum = Ops.add(sum, part);
    }
    return Ops.add(sum, bias);
  }

  /// The network of [#apply].
  TextNetwork network() {
    return TextNetwork.learnt(new ArrayDeque<>(vectors));
  }

  private static String name(List<Feature> features, Table rows) {
    Set<String> taken = features.stream().map(Feature::input).collect(Collectors.toSet());
    taken.addAll(rows.names());
    String name = NAME;
    for (int i = 2; taken.contains(name); i++) {
      name = NAME + "_" + i;
    }
    return name;
  }

  private static double mean(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += logit;
    }
    return sum / logits.length;
  }

  /// 1 where all logits are the same.
  private static double deviation(float[] logits, double mean) {
    double squares = 0;
    for (float logit : logits) {
      squares += (logit - mean) * (logit - mean);
    }
    return squares > 0 ? Math.sqrt(squares / logits.length) : 1;
  }

  /// Adds the share of what a network learnt for each term, with the weight that its last layer
  /// gives it.
  private static void addVectors(Model model, double share, List<float[][]> sums) {
    List<Variable> learnt = learnt(model);
    float[] kernel = last(model).getFirst().value();
    for (int part = 0; part < learnt.size(); part++) {
      float[] vectors = learnt.get(part).value();
      if (sums.size() == part) {
        sums.add(new float[vectors.length][1]);
      }
      float weight = (float) (share * kernel[part]);
      for (int term = 0; term < vectors.length; term++) {
        sums.get(part)[term][0] += weight * vectors[term];
      }
    }
  }

  /// The trained numbers of terms, in the order in which the network makes them.
  private static List<Variable> learnt(Model model) {
    return model.layers().stream()
        .filter(layer -> layer.name().endsWith(TextNetwork.VECTORS))
        .map(LayerState::variables)
        .map(List::getFirst)
        .toList();
  }

  private static List<Variable> last(Model model) {
    return model.layer(FeatureNetwork.OUTPUT).variables();
  }
}
