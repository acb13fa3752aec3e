package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.ops.HashBuckets;
import dev.litmus.nn.ops.LookupNumbers;
import dev.litmus.nn.ops.NumbersOf;
import dev.litmus.nn.ops.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns whole numbers into indices of a vocabulary, or into vectors, or indices back into numbers.
/// Indices: 0 for the mask token if there is one (mode `int`), then those for unknown numbers, then
/// the vocabulary.
///
/// Input shape: `(batch, n)`. Output shape: the input's with mode `int` (Keras's default); `(batch,
/// size)` with `multi_hot`, `count`, `tf_idf` and, for n = 1, `one_hot`, else `(batch, n, size)`;
/// size is the number of indices.
///
/// @param vocabulary the known numbers, each once; empty until [#adapt(Tensor)]
/// @param maskToken the number that has index 0 with mode `int` and counts nowhere with others, or
///   null, Keras's default
/// @param unknownToken Keras's `oov_token`, -1 by default: what the index of unknown numbers
///   becomes when inverted
public record IntegerLookup(
    String name,
    List<Long> vocabulary,
    @Nullable Long maskToken,
    @Nullable Long unknownToken,
    LookupSettings settings)
    implements VocabularyLayer {
  private static final long UNKNOWN_TOKEN = -1;

  public IntegerLookup {
    vocabulary = List.copyOf(vocabulary);
    Vocabularies.check(
        "IntegerLookup '%s'".formatted(name),
        "number",
        vocabulary,
        maskToken,
        unknownToken,
        settings);
  }

  /// Indices of a vocabulary that [#adapt(Tensor)] will find.
  public static IntegerLookup of() {
    return of(List.of());
  }

  /// Indices of a vocabulary, 0 for unknown numbers.
  public static IntegerLookup of(List<Long> vocabulary) {
    return new IntegerLookup("", vocabulary, null, UNKNOWN_TOKEN, LookupSettings.DEFAULTS);
  }

  public IntegerLookup named(String newName) {
    return new IntegerLookup(newName, vocabulary, maskToken, unknownToken, settings);
  }

  /// With index 0 for a number that stands for nothing.
  public IntegerLookup maskToken(long token) {
    return new IntegerLookup(name, vocabulary, token, unknownToken, settings);
  }

  /// With that many indices for unknown numbers: Keras's `num_oov_indices`.
  public IntegerLookup unknowns(int count) {
    return with(settings.unknowns(count));
  }

  /// With vectors: `one_hot`, `multi_hot`, `count`, or `tf_idf` with weights from adapting.
  public IntegerLookup outputMode(String mode) {
    return with(settings.outputMode(mode));
  }

  /// With at most that many indices, of which adapting makes use.
  public IntegerLookup maxTokens(int most) {
    return with(settings.maxTokens(most));
  }

  /// With vectors of [#maxTokens(int)] places, however small the vocabulary.
  public IntegerLookup padToMaxTokens() {
    return with(settings.padded());
  }

  /// From indices back to numbers.
  public IntegerLookup inverted() {
    return with(settings.inverted());
  }

  /// With counts times a weight for each index, those of unknown numbers first.
  public IntegerLookup tfIdf(List<Double> weights) {
    return with(settings.tfIdf(weights));
  }

  private IntegerLookup with(LookupSettings others) {
    return new IntegerLookup(name, vocabulary, maskToken, unknownToken, others);
  }

  /// This layer with the vocabulary of those numbers, the most frequent first, and for `tf_idf`
  /// their weights; a row is a document.
  public IntegerLookup adapt(Tensor data) {
    float[] numbers = data.floats();
    long[] wide = data.wide();
    int width = data.shape().rowSize();
    TokenCounts<Long> counts = new TokenCounts<>();
    for (int row = 0; row < data.rows(); row++) {
      List<Long> document = new ArrayList<>();
      for (int i = row * width; i < (row + 1) * width; i++) {
        document.add(wide.length > 0 ? wide[i] : (long) numbers[i]);
      }
      counts.add(document);
    }
    counts.remove(maskToken);
    counts.remove(unknownToken);
    int most = settings.mostTokens(maskToken != null);
    List<Long> found = counts.vocabulary(Comparator.naturalOrder(), most);
    return new IntegerLookup(name, found, maskToken, unknownToken, settings.adapted(counts, found));
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
    if (inputs.getFirst() == DType.STRING) {
      throw new ShapeException("IntegerLookup '" + name + "'", "an input of numbers", "string");
    }
    return IndexEncoding.type(settings.outputMode());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    if (settings.invert()) {
      return emitter.op(inverse(), x.shape(), DType.INT64, List.of(x), List.of());
    }
    LookupNumbers lookup = new LookupNumbers(indices());
    Value index = emitter.op(lookup, x.shape(), DType.INT64, List.of(x), List.of());
    return Vocabularies.encode(emitter, index, size(), settings);
  }

  private Vocabulary<Long> indices() {
    int unknowns = Math.max(1, settings.unknowns());
    HashBuckets buckets = new HashBuckets(unknowns, settings.salt());
    ToIntFunction<Long> spread =
        settings.hashesNumbers()
            ? buckets::of
            : number -> (int) Math.floorMod(number, (long) unknowns);
    return Vocabularies.of(vocabulary, maskToken, settings, spread);
  }

  private NumbersOf inverse() {
    long unknown = unknownToken == null ? UNKNOWN_TOKEN : unknownToken;
    long first = maskToken == null ? unknown : maskToken;
    return new NumbersOf(vocabulary, settings.firstToken(maskToken != null), first, unknown);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config =
        settings.config(maskToken, unknownToken, vocabulary, size());
    config.put("vocabulary_dtype", "int64");
    return config;
  }

  /// Reads Keras's configuration; the vocabulary must be in it.
  public static IntegerLookup fromConfig(Config config) {
    config.requireDefault("vocabulary_dtype", "int64");
    LookupSettings settings = LookupSettings.fromConfig(config);
    Long unknown =
        config.keys().contains("oov_token") ? config.longOrNull("oov_token") : (Long) UNKNOWN_TOKEN;
    Long mask = config.longOrNull("mask_token");
    Vocabularies.Tokens<Long> tokens =
        Vocabularies.read(config, Long.class, mask, unknown, settings);
    return new IntegerLookup(
        config.string("name", ""), tokens.vocabulary(), mask, unknown, tokens.settings());
  }
}
