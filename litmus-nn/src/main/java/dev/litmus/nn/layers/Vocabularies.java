package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What lookups do with their vocabularies, whatever the tokens are.
final class Vocabularies {
  /// The order of UTF-8 bytes.
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int at = 0;
        int shorter = Math.min(a.length(), b.length());
        while (at < shorter && a.charAt(at) == b.charAt(at)) {
          at++;
        }
        if (at == shorter) {
          return Integer.compare(a.length(), b.length());
        }
        boolean within = at > 0 && Character.isHighSurrogate(a.charAt(at - 1));
        int start = within ? at - 1 : at;
        return Integer.compare(a.codePointAt(start), b.codePointAt(start));
      };

  private Vocabularies() {}

  /// Refuses a vocabulary that does not fit itself or the settings.
  static <T> void check(
      String who,
      String kind,
      List<T> vocabulary,
      @Nullable T mask,
      @Nullable T unknown,
      LookupSettings settings) {
    Set<T> seen = new HashSet<>(vocabulary);
    if (seen.size() < vocabulary.size()) {
      throw new IllegalArgumentException(
          "%s: a %s stands twice in the vocabulary".formatted(who, kind));
    }
    if (mask != null && seen.contains(mask)) {
      throw new IllegalArgumentException(
          "%s: the mask token '%s' stands in the vocabulary".formatted(who, mask));
    }
    if (settings.invert() && unknown != null && seen.contains(unknown)) {
      throw new IllegalArgumentException(
          "%s: the unknown token '%s' stands in the vocabulary, so indices could not be told apart"
              .formatted(who, unknown));
    }
    if (vocabulary.size() > settings.mostTokens(mask != null)) {
      throw new IllegalArgumentException(
          "%s: max_tokens is %d, which leaves %d for the vocabulary; found %d"
              .formatted(
                  who, settings.maxTokens(), settings.mostTokens(mask != null), vocabulary.size()));
    }
    int indices = settings.firstToken(mask != null) + vocabulary.size();
    if (settings.weighs() && !vocabulary.isEmpty() && settings.idfWeights().size() != indices) {
      throw new IllegalArgumentException(
          "%s: tf_idf needs a weight for each of %d indices; found %d"
              .formatted(who, indices, settings.idfWeights().size()));
    }
    if (settings.weighs() && unknown == null && settings.unknowns() > 0) {
      throw new IllegalArgumentException(
          who + ": tf_idf with indices for unknown tokens needs an oov_token");
    }
  }

  static void requireTokens(Layer layer, List<?> vocabulary) {
    if (vocabulary.isEmpty()) {
      throw new IllegalArgumentException(
          "%s '%s' has no vocabulary: give one, or adapt the layer to data"
              .formatted(layer.className(), layer.name()));
    }
  }

  /// The index of every token.
  static <T> Vocabulary<T> of(
      List<T> vocabulary, @Nullable T mask, LookupSettings settings, ToIntFunction<T> spread) {
    Map<T, Integer> indices = new HashMap<>();
    int first = settings.firstToken(mask != null);
    for (int i = 0; i < vocabulary.size(); i++) {
      indices.put(vocabulary.get(i), first + i);
    }
    if (mask != null) {
      indices.put(mask, settings.outputMode().equals("int") ? 0 : -1);
    }
    return new Vocabulary<>(
        indices, settings.firstUnknown(mask != null), settings.unknowns(), spread);
  }

  /// Emits the output mode's form of indices.
  static Value encode(Emitter emitter, Value index, int indices, LookupSettings settings) {
    int depth = settings.depth(indices);
    Value encoded = IndexEncoding.emit(emitter, index, depth, settings.outputMode());
    return settings.weighs()
        ? IndexEncoding.weigh(emitter, encoded, settings.weights(indices))
        : encoded;
  }

  /// A vocabulary without special tokens, and settings with a weight for each index.
  record Tokens<T>(List<T> vocabulary, LookupSettings settings) {}

  /// Reads a vocabulary, which may begin with all special tokens.
  static <T> Tokens<T> read(
      Config config,
      Class<T> type,
      @Nullable T mask,
      @Nullable T unknown,
      LookupSettings settings) {
    List<T> vocabulary = new ArrayList<>();
    for (Object token : config.list("vocabulary")) {
      if (!type.isInstance(token)) {
        throw new IllegalArgumentException(
            "%s: vocabulary must be %s; found %s"
                .formatted(
                    config.owner(), type == String.class ? "texts" : "whole numbers", token));
      }
      vocabulary.add(type.cast(token));
    }
    int first = settings.firstToken(mask != null);
    List<@Nullable T> special = new ArrayList<>();
    if (settings.firstUnknown(mask != null) > 0) {
      special.add(mask);
    }
    special.addAll(Collections.nCopies(settings.unknowns(), unknown));
    boolean leading = vocabulary.size() >= first && vocabulary.subList(0, first).equals(special);
    List<T> tokens = leading ? vocabulary.subList(first, vocabulary.size()) : vocabulary;
    return new Tokens<>(
        List.copyOf(tokens), settings.completed(vocabulary.size(), first + tokens.size()));
  }

  /// A text, or null where the key is there with null; the other where it is absent.
  static @Nullable String text(Config config, String key, @Nullable String ifAbsent) {
    if (!config.keys().contains(key)) {
      return ifAbsent;
    }
    return config.has(key) ? config.string(key) : null;
  }
}
