package dev.litmus.nn.layers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts tokens and the documents that hold them, to make a vocabulary of the most frequent.
final class TokenCounts<T> {
  private final Map<T, Long> counts = new HashMap<>();
  private final Map<T, Long> documents = new HashMap<>();
  private long documentCount;

  /// Counts one document: a row of data.
  void add(List<T> document) {
    documentCount++;
    Set<T> seen = new HashSet<>();
    for (T token : document) {
      counts.merge(token, 1L, Long::sum);
      if (seen.add(token)) {
        documents.merge(token, 1L, Long::sum);
      }
    }
  }

  /// Leaves a special token out.
  void remove(@Nullable T token) {
    if (token != null) {
      counts.remove(token);
    }
  }

  /// The most frequent tokens first; of equally frequent ones the last in order first, as Keras has
  /// it.
  List<T> vocabulary(Comparator<T> order, int most) {
    List<T> tokens = new ArrayList<>(counts.keySet());
    Comparator<T> byCount = Comparator.comparingLong(token -> counts.getOrDefault(token, 0L));
    tokens.sort(byCount.thenComparing(order).reversed());
    return List.copyOf(tokens.subList(0, Math.min(most, tokens.size())));
  }

  /// The inverse document frequency of each token: log(1 + documents / (1 + documents with it)).
  List<Double> idfWeights(List<T> tokens) {
    return tokens.stream()
        .map(token -> {
          double with = documents.getOrDefault(token, 0L);
          return (double) (float) Math.log(1 + documentCount / (1 + with));
        })
        .toList();
  }
}
