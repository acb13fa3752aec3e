package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [StringLookup] and [IntegerLookup] have in common, by Keras's names.
///
/// Indices are, in this order: one for the mask token with output mode `int`, those for unknown
/// tokens, the vocabulary.
///
/// @param maxTokens the most indices there may be, at least 2, or null for any number
/// @param unknowns Keras's `num_oov_indices`: how many indices unknown tokens are spread over; with
///   0 an unknown token is an error
/// @param outputMode `int`, `one_hot`, `multi_hot`, `count` or `tf_idf`
/// @param padToMaxTokens whether vectors have `maxTokens` places, however small the vocabulary
/// @param invert whether indices become tokens instead
/// @param idfWeights with mode `tf_idf` the weight of each index, else nothing
/// @param salt the key of SipHash, which spreads unknown tokens, or nothing for FarmHash
/// @param hashesNumbers Keras's `oov_method`: whether unknown numbers are spread by a hash, as
///   strings are, rather than by the remainder
public record LookupSettings(
    @Nullable Integer maxTokens,
    int unknowns,
    String outputMode,
    boolean padToMaxTokens,
    boolean invert,
    List<Double> idfWeights,
    List<Long> salt,
    boolean hashesNumbers) {
  /// Keras's defaults: one index for unknown tokens, mode `int`, any number of tokens.
  public static final LookupSettings DEFAULTS =
      new LookupSettings(null, 1, "int", false, false, List.of(), List.of(), false);

  /// Checks what does not depend on the vocabulary.
  public LookupSettings {
    idfWeights = List.copyOf(idfWeights);
    salt = List.copyOf(salt);
    IndexEncoding.check("lookup", outputMode, true);
    require(
        maxTokens == null || maxTokens >= 2, "max_tokens must be at least 2 or null", maxTokens);
    require(!padToMaxTokens || maxTokens != null, "pad_to_max_tokens needs max_tokens", maxTokens);
    require(unknowns >= 0, "num_oov_indices must be at least 0", unknowns);
    require(!invert || outputMode.equals("int"), "invert needs output_mode int", outputMode);
    require(salt.isEmpty() || salt.size() == 2, "salt must be two whole numbers or none", salt);
    require(
        idfWeights.isEmpty() || outputMode.equals("tf_idf"),
        "idf_weights need output_mode tf_idf",
        outputMode);
  }

  private static void require(boolean holds, String what, @Nullable Object found) {
    if (!holds) {
      throw new IllegalArgumentException("lookup: %s; found %s".formatted(what, found));
    }
  }

  LookupSettings maxTokens(int most) {
    return new LookupSettings(
        most, unknowns, outputMode, padToMaxTokens, invert, idfWeights, salt, hashesNumbers);
  }

  LookupSettings unknowns(int count) {
    return new LookupSettings(
        maxTokens, count, outputMode, padToMaxTokens, invert, idfWeights, salt, hashesNumbers);
  }

  LookupSettings outputMode(String mode) {
    return new LookupSettings(
        maxTokens, unknowns, mode, padToMaxTokens, invert, idfWeights, salt, hashesNumbers);
  }

  LookupSettings padded() {
    return new LookupSettings(
        maxTokens, unknowns, outputMode, true, invert, idfWeights, salt, hashesNumbers);
  }

  LookupSettings inverted() {
    return new LookupSettings(
        maxTokens, unknowns, outputMode, padToMaxTokens, true, idfWeights, salt, hashesNumbers);
  }

  LookupSettings tfIdf(List<Double> weights) {
    return new LookupSettings(
        maxTokens, unknowns, "tf_idf", padToMaxTokens, invert, weights, salt, hashesNumbers);
  }

  LookupSettings idfWeights(List<Double> weights) {
    return new LookupSettings(
        maxTokens, unknowns, outputMode, padToMaxTokens, invert, weights, salt, hashesNumbers);
  }

  /// Whether the vocabulary's file form begins with the special tokens: Keras then takes one weight
  /// for each of them too.
  boolean weighs() {
    return outputMode.equals("tf_idf");
  }

  /// The first index of unknown tokens.
  int firstUnknown(boolean masks) {
    return masks && outputMode.equals("int") ? 1 : 0;
  }

  /// The first index of the vocabulary.
  int firstToken(boolean masks) {
    return firstUnknown(masks) + unknowns;
  }

  /// How many of the vocabulary's tokens there may be.
  int mostTokens(boolean masks) {
    return maxTokens == null ? Integer.MAX_VALUE : maxTokens - firstToken(masks);
  }

  /// The places of a vector, for so many indices.
  int depth(int indices) {
    return padToMaxTokens && maxTokens != null ? maxTokens : indices;
  }

  /// The weight of each place, 0 where there is no token.
  float[] weights(int indices) {
    float[] weights = new float[depth(indices)];
    for (int i = 0; i < idfWeights.size(); i++) {
      weights[i] = idfWeights.get(i).floatValue();
    }
    return weights;
  }

  /// Adds Keras's keys around the tokens' own.
  Map<String, @Nullable Object> config(
      @Nullable Object maskToken, @Nullable Object unknownToken, List<?> vocabulary, int indices) {
    List<Object> written = new ArrayList<>(vocabulary);
    if (weighs() && unknownToken != null) {
      for (int i = 0; i < unknowns; i++) {
        written.addFirst(unknownToken);
      }
    }
    Map<String, @Nullable Object> config = Configs.map();
    config.put("invert", invert);
    config.put("max_tokens", maxTokens == null ? null : (Object) (long) maxTokens);
    config.put("num_oov_indices", (long) unknowns);
    config.put("oov_token", unknownToken);
    config.put("mask_token", maskToken);
    config.put("output_mode", outputMode);
    config.put("sparse", false);
    config.put("pad_to_max_tokens", padToMaxTokens);
    config.put("idf_weights", weighs() ? idfWeights : null);
    config.put("vocabulary", written);
    config.put("vocabulary_size", (long) indices);
    if (hashesNumbers) {
      config.put("oov_method", "farmhash");
    }
    if (!salt.isEmpty()) {
      config.put("salt", salt);
    }
    return config;
  }

  /// Reads Keras's keys; the weights are completed by [#completed(int, int)].
  static LookupSettings fromConfig(Config config) {
    // Sparse or not, the numbers are the same.
    config.ignore("sparse", "vocabulary_size", "has_input_vocabulary");
    String method = config.string("oov_method", "floormod");
    if (!List.of("floormod", "farmhash").contains(method)) {
      throw new IllegalArgumentException(
          "%s: oov_method must be floormod or farmhash; found '%s'"
              .formatted(config.owner(), method));
    }
    List<Double> weights = Configs.numbersOrNull(config, "idf_weights");
    try {
      return new LookupSettings(
          config.has("max_tokens") ? (Integer) config.integer("max_tokens", 2) : null,
          config.integer("num_oov_indices", 0, 1),
          IndexEncoding.modern(config.string("output_mode", "int")),
          config.bool("pad_to_max_tokens", false),
          config.bool("invert", false),
          weights == null ? List.of() : weights,
          salt(config),
          method.equals("farmhash"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(config.owner(), String.valueOf(e.getMessage())), e);
    }
  }

  /// With weights for indices of which only the last `given` have one: Keras gives the others the
  /// mean of them.
  LookupSettings completed(int given, int indices) {
    if (!weighs()) {
      return this;
    }
    if (idfWeights.size() < given) {
      throw new IllegalArgumentException(
          "lookup: idf_weights must be as many as the vocabulary has tokens, %d; found %d"
              .formatted(given, idfWeights.size()));
    }
    double mean =
        idfWeights.subList(0, given).stream().mapToDouble(w -> w).sum() / Math.max(1, given);
    List<Double> all = new ArrayList<>(idfWeights.subList(0, given));
    while (all.size() < indices) {
      all.addFirst(mean);
    }
    return idfWeights(all);
  }

  /// With the weights of a vocabulary that was found by counting.
  <T> LookupSettings adapted(TokenCounts<T> counts, List<T> vocabulary) {
    return weighs()
        ? idfWeights(counts.idfWeights(vocabulary))
            .completed(vocabulary.size(), vocabulary.size() + unknowns)
        : this;
  }

  /// Two numbers, or one that stands for both.
  static List<Long> salt(Config config) {
    return switch (config.value("salt")) {
      case null -> List.of();
      case Long number -> List.of(number, number);
      case List<?> list
          when list.size() == 2
              && list.get(0) instanceof Long first
              && list.get(1) instanceof Long second ->
          List.of(first, second);
      case Object other ->
          throw new IllegalArgumentException(
              "%s: salt must be a whole number or two; found %s".formatted(config.owner(), other));
    };
  }
}
