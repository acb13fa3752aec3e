package dev.litmus.classifier;

import java.util.List;

/// A column that the network sees, with what was learnt about it on the training rows.
public sealed interface Feature {
  /// The column's name in the data.
  String column();

  /// The name of the model's input for it: the column's name without what Keras refuses in names.
  String input();

  /// A number. NaN is missing.
  ///
  /// @param center what is subtracted
  /// @param scale what is divided by, above 0
  /// @param substitute what stands for a missing number, after scaling
  /// @param flagged whether the network is told that a number is missing
  /// @param codes the values of a column of few whole numbers, ascending, which the network also
  ///   sees one by one, since they may be codes; empty for others
  record Numeric(
      String column,
      String input,
      double center,
      double scale,
      double substitute,
      boolean flagged,
      List<Double> codes)
      implements Feature {
    /// Copies the codes.
    public Numeric {
      codes = List.copyOf(codes);
    }
  }

  /// One of a set of words. The empty string is missing; it is a word of its own when training rows
  /// had missing cells, else it counts as unknown.
  ///
  /// @param vocabulary the words known from training, most frequent first
  record Categorical(String column, String input, List<String> vocabulary) implements Feature {
    /// Copies the words.
    public Categorical {
      vocabulary = List.copyOf(vocabulary);
    }
  }
}
