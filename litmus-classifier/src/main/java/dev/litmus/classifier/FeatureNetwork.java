package dev.litmus.classifier;

import dev.litmus.classifier.table.PictureColumn;
import dev.litmus.classifier.table.PictureSize;
import dev.litmus.nn.DType;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Discretization;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.operations.Ops;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The network from raw columns to a probability: an input for each column, its preparation as
/// Keras layers, the hidden layers, one sigmoid unit.
final class FeatureNetwork {
  /// The name of the last layer, which no input may have.
  static final String OUTPUT = "probability";

  /// Where the soft clip ends, in units of the scale.
  private static final double MOST = 3;

  private final List<Feature> features;
  private final boolean clipped;
  private final Optional<TextScore> score;
  private final List<Symbol> inputs = new ArrayList<>();
  private final Map<String, Symbol> byColumn = new LinkedHashMap<>();
  private final List<Symbol> scaled = new ArrayList<>();
  private final List<Symbol> others = new ArrayList<>();
  private final List<TextNetwork> texts = new ArrayList<>();

  private FeatureNetwork(List<Feature> features, boolean clipped, Optional<TextScore> score) {
    this.features = features;
    this.clipped = clipped;
    this.score = score;
  }

  /// Whether a network learns from nothing but texts.
  static boolean isTextOnly(List<Feature> features) {
    return features.stream().allMatch(Feature.Text.class::isInstance);
  }

  /// The inputs and preparation of networks whose scaled numbers are clipped softly, z / sqrt(1 +
  /// (z/3)^2), so that no outlier is further than 3 from the middle (RealMLP, arXiv 2407.04491).
  ///
  /// @param score what becomes of texts, if not numbers of their own
  static FeatureNetwork clipped(List<Feature> features, Optional<TextScore> score) {
    return new FeatureNetwork(features, true, score);
  }

  /// The raw inputs by their columns, once there are some, with the number that texts become.
  Map<String, Symbol> byColumn() {
    return byColumn;
  }

  /// The scaled numbers side by side, once columns are prepared; empty when there are none.
  Optional<Symbol> scaledNumbers() {
    return scaled.isEmpty() ? Optional.empty() : Optional.of(joined(scaled));
  }

  /// All else that columns became, side by side.
  Optional<Symbol> otherThanNumbers() {
    return others.isEmpty() ? Optional.empty() : Optional.of(joined(others));
  }

  /// The model from the raw inputs to that output.
  Functional model(Symbol output, long seed) {
    Functional model = Functional.named("litmus", seed, inputs, List.of(output));
    texts.forEach(network -> network.freeze(model));
    return model;
  }

  /// Makes the model; every call with the same arguments makes the same.
  ///
  /// @param seed decides initial weights and dropout
  static Functional build(List<Feature> features, Recipe recipe, long seed) {
    FeatureNetwork network = new FeatureNetwork(features, false, Optional.empty());
    network.prepare();
    List<Symbol> parts = new ArrayList<>();
    network.columns().ifPresent(parts::add);
    parts.addAll(network.apart(""));
    Symbol x = joined(parts);
    if (recipe.architecture().isPresent()) {
      Symbol output = Architecture.applied(recipe.architecture().get(), x);
      return network.model(output, seed);
    }
    for (HiddenLayer hidden : recipe.hidden()) {
      x = Dense.of(hidden.units()).activation(hidden.activation()).apply(x);
      if (recipe.dropout() > 0) {
        x = Dropout.of(recipe.dropout()).apply(x);
      }
    }
    Symbol probability = Dense.of(1, "sigmoid").named(OUTPUT).apply(x);
    return network.model(probability, seed);
  }

  /// All columns but texts and pictures side by side, once they are prepared; empty when there are
  /// none.
  Optional<Symbol> columns() {
    List<Symbol> all = new ArrayList<>(scaled);
    all.addAll(others);
    return all.isEmpty() ? Optional.empty() : Optional.of(joined(all));
  }

  /// What networks make of pictures, and of texts unless they are a number; new networks at each
  /// call.
  ///
  /// @param prefix what the names of their layers begin with
  List<Symbol> apart(String prefix) {
    TextNetwork network = isTextOnly(features) ? TextNetwork.alone() : TextNetwork.beside();
    texts.add(network);
    List<Symbol> parts = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      Feature feature = features.get(i);
      Symbol input = inputs.get(i);
      String name = prefix + feature.input();
      if (feature instanceof Feature.Picture picture) {
        parts.add(PictureNetwork.pooled(name, picture, input));
      } else if (feature instanceof Feature.Text text && score.isEmpty()) {
        parts.addAll(network.pooled(name, text, input));
      }
    }
    return parts;
  }

  /// Makes inputs and what becomes of them, texts and pictures apart.
  void prepare() {
    List<Feature.Numeric> numbers = new ArrayList<>();
    List<Symbol> numberInputs = new ArrayList<>();
    List<Symbol> flagged = new ArrayList<>();
    for (Feature feature : features) {
      Symbol input = input(feature);
      inputs.add(input);
      byColumn.put(feature.column(), input);
      switch (feature) {
        case Feature.Numeric column -> {
          numbers.add(column);
          numberInputs.add(input);
          if (column.flagged()) {
            flagged.add(input);
          }
        }
        case Feature.Categorical column ->
            others.add(StringLookup.oneHot(column.vocabulary()).apply(input));
        case Feature.Date column -> {
          others.add(DateNetwork.prepared(column, input));
          if (column.flagged()) {
            flagged.add(Ops.slice(input, 1, 0, 1));
          }
        }
        case Feature.Picture _, Feature.Text _ -> {}
      }
    }
    score.ifPresent(number -> {
      texts.add(number.network());
      Symbol value = number.apply(byColumn, texts.getLast());
      byColumn.put(number.column().name(), value);
      numbers.add(number.feature());
      numberInputs.add(value);
    });
    scale(numbers, numberInputs);
    List<Symbol> first = codes(numbers, numberInputs);
    if (!flagged.isEmpty()) {
      first.add(Cast.of(DType.FLOAT32).apply(IsNan.of().apply(joined(flagged))));
    }
    others.addAll(0, first);
  }

  private static Symbol input(Feature feature) {
    if (feature instanceof Feature.Picture picture) {
      PictureSize size = picture.size();
      return InputLayer.of(size.height(), size.width(), PictureColumn.CHANNELS)
          .named(feature.input())
          .symbol();
    }
    int width = feature instanceof Feature.Date ? 2 : 1;
    boolean words = feature instanceof Feature.Categorical || feature instanceof Feature.Text;
    return InputLayer.of(width)
        .named(feature.input())
        .dtype(words ? DType.STRING : DType.FLOAT32)
        .symbol();
  }

  private void scale(List<Feature.Numeric> numbers, List<Symbol> inputs) {
    // Numbers that share a substitute for missing ones share a node: with standard scaling that is
    // all of them. With none in common, they stay in the order of the columns.
    Map<Double, List<Integer>> bySubstitute = new LinkedHashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      // Behind a soft clip it is the middle, 0, for all.
      double substitute = clipped ? 0 : numbers.get(i).substitute();
      bySubstitute.computeIfAbsent(substitute, k -> new ArrayList<>()).add(i);
    }
    bySubstitute.forEach((substitute, indices) -> {
      List<Double> mean = indices.stream().map(i -> numbers.get(i).center()).toList();
      List<Double> variance =
          indices.stream().map(i -> numbers.get(i).scale() * numbers.get(i).scale()).toList();
      Symbol x = joined(indices.stream().map(inputs::get).toList());
      Symbol normalized = Normalization.of(mean, variance).apply(x);
      Symbol known = new NanToNum("", substitute, null, null).apply(normalized);
      scaled.add(clipped ? softlyClipped(known) : known);
    });
  }

  private static List<Symbol> codes(List<Feature.Numeric> numbers, List<Symbol> inputs) {
    List<Symbol> parts = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      if (!numbers.get(i).codes().isEmpty()) {
        parts.add(oneByOne(numbers.get(i).codes(), inputs.get(i)));
      }
    }
    return parts;
  }

  private static Symbol softlyClipped(Symbol z) {
    Symbol third = Ops.divide(z, MOST);
    return Ops.divide(z, Ops.sqrt(Ops.add(Ops.square(third), 1)));
  }

  /// A vector with a place for each code, and a first one for missing and smaller numbers.
  private static Symbol oneByOne(List<Double> codes, Symbol input) {
    double below = codes.getFirst() - 1;
    List<Double> boundaries = new ArrayList<>(List.of(codes.getFirst() - 0.5));
    for (int i = 1; i < codes.size(); i++) {
      boundaries.add((codes.get(i - 1) + codes.get(i)) / 2);
    }
    Symbol known = new NanToNum("", below, null, null).apply(input);
    return Discretization.oneHot(boundaries).apply(known);
  }

  private static Symbol joined(List<Symbol> parts) {
    return parts.size() == 1
        ? parts.getFirst()
        : Concatenate.of().apply(parts.toArray(new Symbol[0]));
  }
}
