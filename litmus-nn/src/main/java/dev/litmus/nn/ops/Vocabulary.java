package dev.litmus.nn.ops;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The index of every token: known ones have their own, unknown ones share a few.
///
/// @param indices the known tokens, a mask token among them; -1 stands for a token that counts
///   nowhere
/// @param firstUnknown the first index of unknown tokens
/// @param unknowns how many indices there are for unknown tokens; 0 when every token is known
/// @param spread which of them an unknown token has, from 0
public record Vocabulary<T>(
    Map<T, Integer> indices, int firstUnknown, int unknowns, ToIntFunction<T> spread) {
  public Vocabulary {
    // Map.copyOf probes one place after the other, which neighbouring numbers make endless.
    indices = Collections.unmodifiableMap(new HashMap<>(indices));
  }

  /// The index of a token of that row.
  ///
  /// @throws RowException when it is unknown and there is no index for such
  int index(T token, int row) {
    Integer index = indices.get(token);
    if (index != null) {
      return index;
    }
    if (unknowns == 0) {
      throw new RowException(
          row,
          "'%s' is not in the vocabulary, and there is no index for unknown %s"
              .formatted(token, token instanceof String ? "strings" : "numbers"));
    }
    return firstUnknown + (unknowns == 1 ? 0 : spread.applyAsInt(token));
  }
}
