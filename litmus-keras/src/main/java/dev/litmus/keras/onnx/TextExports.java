package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.ops.TextTokens;

/// Texts in ONNX, as far as its operators on strings reach: lower case and words between blanks.
final class TextExports {
  private TextExports() {}

  static Term textVectorization(TextVectorization layer, OnnxEmitter e) {
    TextTokens text = layer.text();
    if (!text.ngrams().isEmpty()) {
      throw e.refuse("its ngrams need strings to be joined in a way that ONNX has no operator for");
    }
    Term strings = split(text, e, standardized(text, e));
    Term index = LookupExports.indices(layer.lookup(), e, strings);
    if (!layer.settings().outputMode().equals("int")) {
      Shape tokens = Shape.of(Shape.UNKNOWN, Shape.UNKNOWN);
      return LookupExports.encoded(layer.lookup(), e, index, tokens);
    }
    Integer length = layer.outputSequenceLength();
    return length == null ? index : padded(e, index, length);
  }

  private static Term standardized(TextTokens text, OnnxEmitter e) {
    return switch (text.standardize()) {
      case NONE -> e.input();
      case LOWER -> lower(e);
      case STRIP_PUNCTUATION, LOWER_AND_STRIP_PUNCTUATION ->
          throw e.refuse("it strips punctuation, and ONNX cannot replace within strings");
    };
  }

  /// In the locale "C" no letters but those from A to Z change, as in Keras. The operator takes
  /// vectors only.
  private static Term lower(OnnxEmitter e) {
    Term vector = e.reshape(e.input(), -1);
    Term small =
        e.node("StringNormalizer").with("case_change_action", "LOWER").with("locale", "C").of(vector);
    return e.op("Reshape", small, e.op("Shape", e.input()));
  }

  /// Tokens of shape `(batch, most tokens of a row)`, the empty string where there is none.
  private static Term split(TextTokens text, OnnxEmitter e, Term strings) {
    return switch (text.split()) {
      case NONE -> e.node("Flatten").with("axis", 1).of(strings);
      case WHITESPACE ->
          e.node("StringSplit")
              .all(
                  java.util.List.of(dev.litmus.nn.DType.STRING, dev.litmus.nn.DType.INT64),
                  e.reshape(strings, -1))
              .getFirst();
      case CHARACTER ->
          throw e.refuse("it splits into characters, for which ONNX has no operator");
    };
  }

  /// So many indices a row: further ones cut off, missing ones 0.
  private static Term padded(OnnxEmitter e, Term index, int length) {
    Term wide =
        e.op("Pad", index, e.integers(0, 0, 0, length), e.integer(0));
    return e.op("Slice", wide, e.integers(0), e.integers(length), e.integers(1));
  }
}
