package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Encode;
import dev.litmus.nn.ops.Lookup;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns strings into indices of a vocabulary, or into vectors: index 0 stands for unknown strings,
/// the vocabulary follows.
///
/// Input shape: `(batch, n)` strings. Output shape: the input's with mode `int`; `(batch, size)`
/// with `multi_hot`, `count` and, for n = 1, `one_hot`, else `(batch, n, size)`; size is the
/// vocabulary and the unknown.
///
/// @param vocabulary the known strings, each once
/// @param unknowns Keras's `num_oov_indices`: 1, its default, or 0 when every string is known
/// @param outputMode `int`, Keras's default, or `one_hot`, `multi_hot`, `count`
public record StringLookup(
    String name, List<String> vocabulary, int unknowns, String unknownToken, String outputMode)
    implements Layer {
  private static final String UNKNOWN_TOKEN = "[UNK]";

  public StringLookup {
    vocabulary = List.copyOf(vocabulary);
    if (vocabulary.stream().distinct().count() < vocabulary.size()) {
      throw new IllegalArgumentException(
          "StringLookup '%s': a string stands twice in the vocabulary".formatted(name));
    }
    if (unknowns < 0 || unknowns > 1) {
      throw new IllegalArgumentException(
          "StringLookup '%s': num_oov_indices must be 0 or 1; found %d".formatted(name, unknowns));
    }
    if (!List.of("int", "one_hot", "multi_hot", "count").contains(outputMode)) {
      throw new IllegalArgumentException(
          "StringLookup '%s': output_mode must be int, one_hot, multi_hot or count; found %s"
              .formatted(name, outputMode));
    }
  }

  /// One-hot vectors of a vocabulary, unknown strings first.
  public static StringLookup oneHot(List<String> vocabulary) {
    return new StringLookup("", vocabulary, 1, UNKNOWN_TOKEN, "one_hot");
  }

  public StringLookup named(String newName) {
    return new StringLookup(newName, vocabulary, unknowns, unknownToken, outputMode);
  }

  /// The number of indices: the vocabulary and the unknown.
  public int size() {
    return vocabulary.size() + unknowns;
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return outputMode.equals("int")
        ? single(inputs)
        : CategoryEncoding.encodedShape(single(inputs), size(), mode());
  }

  @Override
  public DType outputType(List<DType> inputs) {
    if (inputs.getFirst() != DType.STRING) {
      throw new ShapeException(
          "StringLookup '" + name + "'", "an input of strings", inputs.getFirst().kerasName());
    }
    return outputMode.equals("int") ? DType.INT64 : DType.FLOAT32;
  }

  private Encode.Mode mode() {
    return Encode.Mode.valueOf(outputMode.toUpperCase(Locale.ROOT));
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < vocabulary.size(); i++) {
      indices.put(vocabulary.get(i), i + unknowns);
    }
    Lookup lookup = new Lookup(indices, unknowns - 1);
    Value index = emitter.op(lookup, x.shape(), DType.INT64, List.of(x), List.of());
    return outputMode.equals("int")
        ? index
        : emitter.op(
            new Encode(size(), mode()),
            outputShape(List.of(x.shape())),
            DType.FLOAT32,
            List.of(index),
            List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("invert", false);
    config.put("max_tokens", null);
    config.put("num_oov_indices", (long) unknowns);
    config.put("oov_token", unknownToken);
    config.put("mask_token", null);
    config.put("output_mode", outputMode);
    config.put("sparse", false);
    config.put("pad_to_max_tokens", false);
    config.put("idf_weights", null);
    config.put("vocabulary", vocabulary);
    config.put("vocabulary_size", (long) size());
    config.put("encoding", "utf-8");
    return config;
  }

  /// Reads Keras's configuration; the vocabulary must be in it.
  public static StringLookup fromConfig(Config config) {
    config
        .requireDefault("invert", false)
        .requireDefault("mask_token", null)
        .requireDefault("sparse", false)
        .requireDefault("pad_to_max_tokens", false)
        .requireDefault("idf_weights", null)
        .requireDefault("encoding", "utf-8")
        .requireDefault("salt", null)
        .requireDefault("has_input_vocabulary", true)
        .ignore("max_tokens", "vocabulary_size", "oov_method", "vocabulary_dtype");
    String unknownToken = config.string("oov_token", UNKNOWN_TOKEN);
    List<String> vocabulary =
        config.list("vocabulary").stream()
            .map(token -> {
              if (token instanceof String text) {
                return text;
              }
              throw new IllegalArgumentException(
                  "%s: vocabulary must be texts; found %s".formatted(config.owner(), token));
            })
            .toList();
    int unknowns = config.integer("num_oov_indices", 0, 1);
    boolean leading =
        unknowns == 1 && !vocabulary.isEmpty() && vocabulary.getFirst().equals(unknownToken);
    return new StringLookup(
        config.string("name", ""),
        leading ? vocabulary.subList(1, vocabulary.size()) : vocabulary,
        unknowns,
        unknownToken,
        config.string("output_mode", "int"));
  }
}
