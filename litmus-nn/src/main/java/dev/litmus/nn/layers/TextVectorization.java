package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.ops.CountTokens;
import dev.litmus.nn.ops.TextTokens;
import dev.litmus.nn.ops.VectorizeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns texts into numbers: cleans them, splits them into tokens and looks these up in a
/// vocabulary. Index 0 is for nothing and 1 for unknown tokens with mode `int`; else 0 is for
/// unknown ones.
///
/// Input shape: `(batch, 1)` strings, or `(batch, n)` when they are not split. Output shape: with
/// mode `int` (Keras's default) `(batch, outputSequenceLength)`; else `(batch, size)`, size being
/// the number of indices.
///
/// @param lookup the vocabulary and what is made of indices
/// @param text how texts become tokens; Keras's default is lower case without punctuation, split at
///   whitespace
/// @param outputSequenceLength with mode `int` the number of indices a row, further ones being cut
///   off and missing ones 0; null, Keras's default, is as many as the longest row of a call has
public record TextVectorization(
    String name, StringLookup lookup, TextTokens text, @Nullable Integer outputSequenceLength)
    implements VocabularyLayer {
  private static final TextTokens DEFAULT_TEXT =
      new TextTokens(
          TextTokens.Standardize.LOWER_AND_STRIP_PUNCTUATION,
          TextTokens.Split.WHITESPACE,
          List.of());

  public TextVectorization {
    String mode = lookup.settings().outputMode();
    if (mode.equals("one_hot")) {
      throw new IllegalArgumentException(
          "TextVectorization '%s': output_mode must be int, multi_hot, count or tf_idf; found %s"
              .formatted(name, mode));
    }
    if (outputSequenceLength != null && (outputSequenceLength < 1 || !mode.equals("int"))) {
      throw new IllegalArgumentException(
          ("TextVectorization '%s': output_sequence_length must be at least 1 and goes with"
                  + " output_mode int; found %d with %s")
              .formatted(name, outputSequenceLength, mode));
    }
  }

  /// Indices of a vocabulary that [#adapt(Tensor)] will find.
  public static TextVectorization of() {
    return of(List.of());
  }

  /// Indices of a vocabulary.
  public static TextVectorization of(List<String> vocabulary) {
    return new TextVectorization("", StringLookup.of(vocabulary).maskToken(""), DEFAULT_TEXT, null);
  }

  public TextVectorization named(String newName) {
    return new TextVectorization(newName, lookup, text, outputSequenceLength);
  }

  private TextVectorization with(StringLookup other) {
    return new TextVectorization(name, other, text, outputSequenceLength);
  }

  /// With at most that many indices, of which adapting makes use.
  public TextVectorization maxTokens(int most) {
    return with(lookup.maxTokens(most));
  }

  /// With vectors: `multi_hot`, `count`, or `tf_idf` with weights from adapting.
  public TextVectorization outputMode(String mode) {
    return with(lookup.outputMode(mode));
  }

  /// With vectors of [#maxTokens(int)] places, however small the vocabulary.
  public TextVectorization padToMaxTokens() {
    return with(lookup.padToMaxTokens());
  }

  /// With that many indices a row.
  public TextVectorization outputSequenceLength(int length) {
    return new TextVectorization(name, lookup, text, length);
  }

  /// Cleaned in that way.
  public TextVectorization standardize(TextTokens.Standardize way) {
    TextTokens other = new TextTokens(way, text.split(), text.ngrams());
    return new TextVectorization(name, lookup, other, outputSequenceLength);
  }

  /// Split in that way.
  public TextVectorization split(TextTokens.Split way) {
    TextTokens other = new TextTokens(text.standardize(), way, text.ngrams());
    return new TextVectorization(name, lookup, other, outputSequenceLength);
  }

  /// With all runs of one token up to `longest`.
  public TextVectorization ngrams(int longest) {
    List<Integer> widths = IntStream.rangeClosed(1, longest).boxed().toList();
    TextTokens other = new TextTokens(text.standardize(), text.split(), widths);
    return new TextVectorization(name, lookup, other, outputSequenceLength);
  }

  /// This layer with the vocabulary of those texts, the most frequent tokens first, and for
  /// `tf_idf` their weights; a row is a document.
  public TextVectorization adapt(Tensor texts) {
    List<String> strings = Arrays.asList(texts.strings());
    int width = texts.shape().rowSize();
    TokenCounts<String> counts = new TokenCounts<>();
    for (int row = 0; row < texts.rows(); row++) {
      counts.add(text.of(strings.subList(row * width, (row + 1) * width)));
    }
    return with(lookup.adapt(counts));
  }

  /// The same for a list of texts.
  public TextVectorization adapt(List<String> texts) {
    return adapt(Tensor.of(texts.toArray(new String[0]), texts.size()));
  }

  @Override
  public LookupSettings settings() {
    return lookup.settings();
  }

  @Override
  public int size() {
    return lookup.size();
  }

  /// The token of each index, Keras's `get_vocabulary`: with mode `int` the empty one for nothing,
  /// then `[UNK]`, then the vocabulary.
  public List<String> tokens() {
    List<String> tokens = new ArrayList<>();
    if (givesIndices()) {
      tokens.add("");
    }
    tokens.add("[UNK]");
    tokens.addAll(lookup.vocabulary());
    return tokens;
  }

  private boolean givesIndices() {
    return lookup.settings().outputMode().equals("int");
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    boolean splits = text.split() != TextTokens.Split.NONE;
    if (input.rank() > 2 || (splits && input.rowSize() != 1)) {
      throw new ShapeException(this, splits ? "(batch, 1)" : "(batch, n)", inputs);
    }
    Vocabularies.requireTokens(this, lookup.vocabulary());
    if (!givesIndices()) {
      return Shape.batchOf(lookup.settings().depth(lookup.size()));
    }
    return Shape.batchOf(outputSequenceLength == null ? length(input) : outputSequenceLength);
  }

  /// How many tokens a row has, where that does not depend on its text.
  private int length(Shape input) {
    if (text.split() != TextTokens.Split.NONE) {
      return Shape.UNKNOWN;
    }
    int strings = input.rowSize();
    return text.ngrams().isEmpty()
        ? strings
        : text.ngrams().stream().mapToInt(width -> Math.max(0, strings - width + 1)).sum();
  }

  @Override
  public DType outputType(List<DType> inputs) {
    if (inputs.getFirst() != DType.STRING) {
      throw new ShapeException(
          "TextVectorization '" + name + "'", "an input of strings", inputs.getFirst().kerasName());
    }
    return IndexEncoding.type(lookup.settings().outputMode());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(List.of(x.shape()));
    if (givesIndices()) {
      if (shape.last() == Shape.UNKNOWN) {
        throw new IllegalArgumentException(
            ("TextVectorization '%s' gives each batch the length of its longest text; rows have one"
                    + " length here: set output_sequence_length, in Keras before saving or with"
                    + " outputSequenceLength")
                .formatted(name));
      }
      VectorizeText op = new VectorizeText(text, lookup.indices());
      return emitter.op(op, shape, DType.INT64, List.of(x), List.of());
    }
    boolean counts = !lookup.settings().outputMode().equals("multi_hot");
    CountTokens op = new CountTokens(text, lookup.indices(), counts);
    Value counted = emitter.op(op, shape, DType.FLOAT32, List.of(x), List.of());
    return lookup.settings().weighs()
        ? IndexEncoding.weigh(emitter, counted, tokenWeights())
        : counted;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> inner = lookup.config();
    Map<String, @Nullable Object> config = Configs.map();
    config.put("max_tokens", inner.get("max_tokens"));
    config.put("standardize", kerasName(text.standardize()));
    config.put("split", kerasName(text.split()));
    config.put("ngrams", ngramsConfig());
    config.put("output_mode", inner.get("output_mode"));
    config.put(
        "output_sequence_length",
        outputSequenceLength == null ? null : (Object) (long) outputSequenceLength);
    config.put("pad_to_max_tokens", inner.get("pad_to_max_tokens"));
    config.put("sparse", false);
    config.put("ragged", false);
    config.put("vocabulary", inner.get("vocabulary"));
    config.put("idf_weights", inner.get("idf_weights"));
    config.put("encoding", "utf-8");
    config.put("vocabulary_size", inner.get("vocabulary_size"));
    return config;
  }

  private static @Nullable String kerasName(Enum<?> way) {
    return way.name().equals("NONE") ? null : way.name().toLowerCase(Locale.ROOT);
  }

  private @Nullable Object ngramsConfig() {
    if (text.ngrams().isEmpty()) {
      return null;
    }
    int longest = text.ngrams().getLast();
    List<Integer> all = IntStream.rangeClosed(1, longest).boxed().toList();
    return text.ngrams().equals(all)
        ? (Object) (long) longest
        : text.ngrams().stream().map(Integer::longValue).toList();
  }

  /// Reads Keras's configuration; the vocabulary must be in it.
  public static TextVectorization fromConfig(Config config) {
    config.requireDefault("ragged", false).requireDefault("encoding", "utf-8");
    LookupSettings settings = LookupSettings.fromConfig(config);
    Vocabularies.Tokens<String> tokens =
        Vocabularies.read(config, String.class, "", "[UNK]", settings);
    TextTokens text =
        new TextTokens(
            way(config, "standardize", TextTokens.Standardize.class, DEFAULT_TEXT.standardize()),
            way(config, "split", TextTokens.Split.class, DEFAULT_TEXT.split()),
            ngrams(config));
    return new TextVectorization(
        config.string("name", ""),
        new StringLookup("", tokens.vocabulary(), "", "[UNK]", tokens.settings()),
        text,
        config.has("output_sequence_length")
            ? (Integer) config.integer("output_sequence_length", 1)
            : null);
  }

  private static <E extends Enum<E>> E way(Config config, String key, Class<E> type, E ifAbsent) {
    if (!config.keys().contains(key)) {
      return ifAbsent;
    }
    String name = config.has(key) ? config.string(key) : "none";
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: %s must be one of %s or null; found '%s'"
                    .formatted(
                        config.owner(),
                        key,
                        Arrays.stream(type.getEnumConstants())
                            .skip(1)
                            .map(TextVectorization::kerasName)
                            .toList(),
                        name)));
  }

  private static List<Integer> ngrams(Config config) {
    if (config.value("ngrams") instanceof Long) {
      return IntStream.rangeClosed(1, config.integer("ngrams", 1)).boxed().toList();
    }
    List<Integer> widths = new ArrayList<>();
    for (Object width : config.list("ngrams")) {
      if (!(width instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "%s: ngrams must be whole numbers of at least 1; found %s"
                .formatted(config.owner(), width));
      }
      widths.add(number.intValue());
    }
    return widths;
  }
}
