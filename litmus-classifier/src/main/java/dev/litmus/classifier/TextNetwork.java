package dev.litmus.classifier;

import dev.litmus.nn.DType;
import dev.litmus.nn.initializers.RandomUniform;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.layers.WeightOptions;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.operations.Ops;
import dev.litmus.nn.ops.TextTokens;
import dev.litmus.nn.regularizers.L2;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// The part of the network from a text to a few numbers: a sum over the terms that occur in it,
///
/// y = c · Σ w(t) e(t) / sqrt(Σ w(t)²),
///
/// with a fixed weight w(t), the inverse document frequency, and a learnt vector e(t) for each
/// term. With vectors of one number and a sigmoid behind it that is logistic regression on rows of
/// TF-IDF of length 1, where a term counts once, without a row ever having a place for each term:
/// the terms of a text are sorted numbers, of which equal ones count at their first place.
///
/// A penalty λ Σ e² with λ = c² / (2 C n), for n training rows, is that of scikit-learn's
/// `LogisticRegression(C)`; without the factor c learning would need larger steps than elsewhere.
final class TextNetwork {
  /// What the sum is multiplied with, so that steps suit the other layers' learning rate.
  private static final double FACTOR = 24;

  /// The inverse of the penalty's strength: scikit-learn's C.
  private static final double C = 10;

  /// Beside other columns a text must not be learnt by heart before those are learnt: on a small
  /// table with two texts that mean little, 24 and 10 brought the ROC-AUC from 0.89 to 0.75, 3 and
  /// 0.3 to 0.87, 1 and 0.1 to 0.88.
  private static final double FACTOR_BESIDE = 2;

  private static final double C_BESIDE = 0.2;
  private static final int NUMBERS_BESIDE = 4;

  /// What the names of the layers with learnt vectors end with.
  static final String VECTORS = "term_vectors";

  private static final double SMALLEST = 1e-6;

  /// Beginning with zeros the gradient would be zero where other layers follow.
  private static final double START = 0.01;

  private final List<Embedding> fixed = new ArrayList<>();
  private final int size;
  private final double factor;
  private final double c;
  private final Queue<float[][]> learnt;

  /// @param learnt the vectors of each way to take a text apart, in turn; empty when they are still
  ///   to be learnt
  private TextNetwork(int size, double factor, double c, Queue<float[][]> learnt) {
    this.size = size;
    this.factor = factor;
    this.c = c;
    this.learnt = learnt;
  }

  /// For tables of nothing but texts: one number for each way to take a text apart.
  static TextNetwork alone() {
    return learnt(new ArrayDeque<>());
  }

  /// As [#alone], with numbers that were learnt before, those of each way in turn.
  static TextNetwork learnt(Queue<float[][]> numbers) {
    return new TextNetwork(1, FACTOR, C, numbers);
  }

  /// For texts beside other columns, in one network: a few numbers, slowly learnt.
  static TextNetwork beside() {
    return new TextNetwork(NUMBERS_BESIDE, FACTOR_BESIDE, C_BESIDE, new ArrayDeque<>());
  }

  /// Keeps training from changing the weights of terms.
  void freeze(Model model) {
    fixed.forEach(layer -> model.state(layer).trainable(false));
  }

  /// The numbers of each way to take the text apart, side by side.
  ///
  /// @param name what the names of its layers with learnt weights begin with
  List<Symbol> pooled(String name, Feature.Text text, Symbol input) {
    return text.terms().stream().map(terms -> pooled(name, terms, input)).toList();
  }

  private Symbol pooled(String name, TextTerms terms, Symbol input) {
    Symbol found =
        switch (terms.unit()) {
          case WORDS -> words(terms, input);
          case CHARACTERS -> characters(terms, input);
        };
    Symbol sorted = last(Ops.sort(Ops.cast(found, DType.FLOAT32)), terms.most());
    int before = terms.unit() == TextTerms.Unit.WORDS ? 2 : 1;
    Symbol places = Ops.cast(sorted, DType.INT64);
    Symbol weights = Ops.multiply(weights(terms, before).apply(places), isFirst(sorted));
    Symbol length = Ops.sqrt(Ops.add(Ops.sum(Ops.square(weights), 1), SMALLEST));
    Symbol scaled = Ops.divide(weights, Ops.expandDims(Ops.divide(length, factor), 1));
    Embedding vectors =
        vectors(terms, before).named(name + "_" + terms.unit().text() + "_" + VECTORS);
    Symbol row = Ops.reshape(scaled, 1, sorted.shape().last());
    return Ops.reshape(Ops.matmul(row, vectors.apply(places)), size);
  }

  private Embedding vectors(TextTerms terms, int before) {
    Embedding vectors = Embedding.of(terms.terms().size() + before, size);
    if (!learnt.isEmpty()) {
      return vectors.weights(learnt.remove());
    }
    double penalty = factor * factor / (2 * c * terms.texts());
    return vectors.embeddings(
        WeightOptions.of(new RandomUniform(-START, START)).regularizer(new L2(penalty)));
  }

  /// The last columns: terms in few texts have large numbers.
  private static Symbol last(Symbol sorted, int most) {
    int count = sorted.shape().last();
    return count <= most ? sorted : Ops.slice(sorted, 1, count - most, count);
  }

  /// The number of each word and pair of words, 0 where there is none, 1 where it is unknown.
  private static Symbol words(TextTerms terms, Symbol input) {
    return TextVectorization.of(terms.terms())
        .ngrams(terms.longest())
        .outputSequenceLength(terms.length())
        .apply(input);
  }

  /// The number of each run of characters, 0 where it is unknown or there is none.
  private static Symbol characters(TextTerms terms, Symbol input) {
    CharacterCodes codes = new CharacterCodes(terms.alphabet());
    Symbol characters =
        Ops.cast(
            TextVectorization.of(terms.alphabet())
                .standardize(TextTokens.Standardize.LOWER)
                .split(TextTokens.Split.CHARACTER)
                .outputSequenceLength(terms.length())
                .apply(input),
            DType.FLOAT32);
    Symbol end = Ops.multiply(Ops.slice(characters, 1, 0, 1), 0);
    Symbol digits = Ops.concatenate(1, Ops.add(end, codes.start()), characters, end);
    int count = terms.length() + 2;
    List<Symbol> runs = new ArrayList<>(List.of(characters));
    Symbol run = digits;
    for (int width = 2; width <= terms.longest(); width++) {
      Symbol shorter = Ops.slice(run, 1, 0, count - width + 1);
      Symbol next = Ops.slice(digits, 1, width - 1, count);
      run = Ops.add(Ops.multiply(shorter, codes.base()), next);
      runs.add(run);
    }
    Symbol all = Ops.cast(Ops.concatenate(1, runs.toArray(new Symbol[0])), DType.INT64);
    return IntegerLookup.of(terms.terms().stream().map(term -> (long) codes.code(term)).toList())
        .apply(all);
  }

  /// The fixed weight of each term; padding and unknown terms have none.
  private Embedding weights(TextTerms terms, int before) {
    float[][] values = new float[terms.terms().size() + before][1];
    for (int i = 0; i < terms.weights().size(); i++) {
      values[i + before][0] = terms.weights().get(i).floatValue();
    }
    Embedding embedding = Embedding.of(values.length, 1).weights(values);
    fixed.add(embedding);
    return embedding;
  }

  /// 1 where a number of a sorted row differs from the one before it, else 0.
  private static Symbol isFirst(Symbol sorted) {
    int count = sorted.shape().last();
    Symbol before =
        Ops.concatenate(
            1, Ops.subtract(Ops.slice(sorted, 1, 0, 1), 1), Ops.slice(sorted, 1, 0, count - 1));
    return Ops.expandDims(Ops.cast(Ops.notEqual(sorted, before), DType.FLOAT32), 2);
  }
}
