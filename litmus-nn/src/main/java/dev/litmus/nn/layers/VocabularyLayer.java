package dev.litmus.nn.layers;

/// A layer that looks tokens up in a vocabulary.
public sealed interface VocabularyLayer extends Layer
    permits IntegerLookup, StringLookup, TextVectorization {
  /// How it does so.
  LookupSettings settings();

  /// The number of indices: the mask's, those of unknown tokens, the vocabulary.
  int size();

  /// The weight of each place of a `tf_idf` vector, which Keras's files keep like a variable;
  /// nothing with other modes.
  default float[] tokenWeights() {
    return settings().weighs() ? settings().weights(size()) : new float[0];
  }
}
