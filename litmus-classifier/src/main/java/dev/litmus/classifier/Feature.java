package dev.litmus.classifier;

import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.PictureSize;
import java.util.List;

/// A column that the network sees, with what was learnt about it on the training rows.
public sealed interface Feature {
  /// The column's name in the data.
  String column();

  /// The name of the model's input for it: the column's name without what Keras refuses in names.
  String input();

  /// What the column holds.
  default ColumnType type() {
    return switch (this) {
      case Numeric _ -> ColumnType.NUMBER;
      case Categorical _ -> ColumnType.CATEGORY;
      case Date _ -> ColumnType.DATE;
      case Picture _ -> ColumnType.PICTURE;
      case Text _ -> ColumnType.TEXT;
    };
  }

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

  /// A point in time; the model's input takes two numbers, days since 1970-01-01 and the second of
  /// the day, both NaN when it is missing.
  ///
  /// @param parts the parts that differ between training rows
  /// @param flagged whether the network is told that a date is missing
  record Date(String column, String input, List<Part> parts, boolean flagged) implements Feature {
    /// Copies the parts.
    public Date {
      parts = List.copyOf(parts);
    }

    /// A part and how it is scaled.
    ///
    /// @param mean what is subtracted
    /// @param deviation what is divided by, above 0
    public record Part(DatePart part, double mean, double deviation) {}
  }

  /// A picture; the model's input takes its pixels, red, green and blue from 0 to 255.
  ///
  /// @param size what it is scaled to before
  /// @param colored whether any training picture has colours
  record Picture(String column, String input, PictureSize size, boolean colored)
      implements Feature {}

  /// Free text, or words too many to be categories: sums of what is learnt for each term. The empty
  /// string, a missing text, has no terms.
  ///
  /// @param terms in which ways the text is taken apart, at least one
  record Text(String column, String input, List<TextTerms> terms) implements Feature {
    /// Copies the ways.
    public Text {
      terms = List.copyOf(terms);
    }
  }
}
