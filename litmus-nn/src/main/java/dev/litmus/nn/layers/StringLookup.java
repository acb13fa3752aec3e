package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.ops.HashBuckets;
import dev.litmus.nn.ops.Lookup;
import dev.litmus.nn.ops.TokensOf;
import dev.litmus.nn.ops.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns strings into indices of a vocabulary, or into vectors, or indices back into strings.
/// Indices: 0 for the mask token if there is one (mode `int`), then those for unknown strings, then
/// the vocabulary.
///
/// Input shape: `(batch, n)` strings. Output shape: the input's with mode `int` (Keras's default);
/// `(batch, size)` with `multi_hot`, `count`, `tf_idf` and, for n = 1, `one_hot`, else `(batch, n,
/// size)`; size is the number of indices.
///
/// @param vocabulary the known strings, each once; empty until [#adapt(Tensor)]
/// @param maskToken the string that has index 0 with mode `int` and counts nowhere with others, or
///   null, Keras's default
/// @param unknownToken Keras's `oov_token`: what the index of unknown strings becomes when inverted
public record StringLookup(
    String name,
    List<String> vocabulary,
    @Nullable String maskToken,
    @Nullable String unknownToken,
    LookupSettings settings)
    implements VocabularyLayer {
  private static final String UNKNOWN_TOKEN = "[UNK]";

  public StringLookup {
    vocabulary = List.copyOf(vocabulary);
    Vocabularies.check(
        "StringLookup '%s'".formatted(name),
        "string",
        vocabulary,
        maskToken,
        unknownToken,
        settings);
  }

  /// Indices of a vocabulary that [#adapt(Tensor)] will find.
  public static StringLookup of() {
    return of(List.of());
  }

  /// Indices of a vocabulary, 0 for unknown strings.
  public static StringLookup of(List<String> vocabulary) {
    return new StringLookup("", vocabulary, null, UNKNOWN_TOKEN, LookupSettings.DEFAULTS);
  }

  /// One-hot vectors of a vocabulary, unknown strings first.
  public static StringLookup oneHot(List<String> vocabulary) {
    return of(vocabulary).outputMode("one_hot");
  }

  public StringLookup named(String newName) {
    return new StringLookup(newName, vocabulary, maskToken, unknownToken, settings);
  }

  /// With index 0 for a string that stands for nothing, such as the empty one.
  public StringLookup maskToken(String token) {
    return new StringLookup(name, vocabulary, token, unknownToken, settings);
  }

  /// With that many indices for unknown strings: Keras's `num_oov_indices`.
  public StringLookup unknowns(int count) {
    return with(settings.unknowns(count));
  }

  /// With vectors: `one_hot`, `multi_hot`, `count`, or `tf_idf` with weights from adapting.
  public StringLookup outputMode(String mode) {
    return with(settings.outputMode(mode));
  }

  /// With at most that many indices, of which adapting makes use.
  public StringLookup maxTokens(int most) {
    return with(settings.maxTokens(most));
  }

  /// With vectors of [#maxTokens(int)] places, however small the vocabulary.
  public StringLookup padToMaxTokens() {
    return with(settings.padded());
  }

  /// From indices back to strings.
  public StringLookup inverted() {
    return with(settings.inverted());
  }

  /// With counts times a weight for each index, those of unknown strings first.
  public StringLookup tfIdf(List<Double> weights) {
    return with(settings.tfIdf(weights));
  }

  private StringLookup with(LookupSettings others) {
    return new StringLookup(name, vocabulary, maskToken, unknownToken, others);
  }

  /// This layer with the vocabulary of those strings, the most frequent first, and for `tf_idf`
  /// their weights; a row is a document.
  public StringLookup adapt(Tensor data) {
    String[] strings = data.strings();
    int width = data.shape().rowSize();
    TokenCounts<String> counts = new TokenCounts<>();
    for (int row = 0; row < data.rows(); row++) {
      counts.add(Arrays.asList(strings).subList(row * width, (row + 1) * width));
    }
    return adapt(counts);
  }

  StringLookup adapt(TokenCounts<String> counts) {
    counts.remove(maskToken);
    counts.remove(unknownToken);
    int most = settings.mostTokens(maskToken != null);
    List<String> found = counts.vocabulary(Vocabularies.BY_CODE_POINT, most);
    return new StringLookup(name, found, maskToken, unknownToken, settings.adapted(counts, found));
  }

  @Override
  public int size() {
    return settings.firstToken(maskToken != null) + vocabulary.size();
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Vocabularies.requireTokens(this, vocabulary);
    return IndexEncoding.shape(this, single(inputs), settings.depth(size()), settings.outputMode());
  }

  @Override
  public DType outputType(List<DType> inputs) {
    boolean strings = inputs.getFirst() == DType.STRING;
    if (strings == settings.invert()) {
      throw new ShapeException(
          "StringLookup '" + name + "'",
          settings.invert() ? "an input of indices" : "an input of strings",
          inputs.getFirst().kerasName());
    }
    return settings.invert() ? DType.STRING : IndexEncoding.type(settings.outputMode());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    if (settings.invert()) {
      return emitter.op(inverse(), x.shape(), DType.STRING, List.of(x), List.of());
    }
    Value index = emitter.op(new Lookup(indices()), x.shape(), DType.INT64, List.of(x), List.of());
    return Vocabularies.encode(emitter, index, size(), settings);
  }

  /// Which index each string has.
  Vocabulary<String> indices() {
    HashBuckets buckets = new HashBuckets(Math.max(1, settings.unknowns()), settings.salt());
    return Vocabularies.of(vocabulary, maskToken, settings, buckets::of);
  }

  private TokensOf inverse() {
    String unknown = unknownToken == null ? "" : unknownToken;
    String first = maskToken == null ? unknown : maskToken;
    return new TokensOf(vocabulary, settings.firstToken(maskToken != null), first, unknown);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config =
        settings.config(maskToken, unknownToken, vocabulary, size());
    config.put("encoding", "utf-8");
    return config;
  }

  /// Reads Keras's configuration; the vocabulary must be in it.
  public static StringLookup fromConfig(Config config) {
    config.requireDefault("encoding", "utf-8").ignore("vocabulary_dtype");
    LookupSettings settings = LookupSettings.fromConfig(config);
    String unknown = Vocabularies.text(config, "oov_token", UNKNOWN_TOKEN);
    String mask = Vocabularies.text(config, "mask_token", null);
    Vocabularies.Tokens<String> tokens =
        Vocabularies.read(config, String.class, mask, unknown, settings);
    return new StringLookup(
        config.string("name", ""), tokens.vocabulary(), mask, unknown, tokens.settings());
  }
}
