package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.ops.TextTokens;

/// Texts in ONNX: those that are tokens already. Its operators on strings can neither replace nor
/// cut by patterns, and ONNX Runtime's split knows no white space but blanks.
final class TextExports {
  private TextExports() {}

  static Term textVectorization(TextVectorization layer, OnnxEmitter e) {
    TextTokens text = layer.text();
    if (text.standardize() != TextTokens.Standardize.NONE) {
      throw e.refuse(
          "it changes letters or strips punctuation, and ONNX cannot replace within strings; give"
              + " the network prepared texts, with standardize and split None");
    }
    if (text.split() != TextTokens.Split.NONE || !text.ngrams().isEmpty()) {
      throw e.refuse(
          "it cuts texts into tokens, for which ONNX has no operator that runs everywhere; give the"
              + " network tokens, with split None");
    }
    Term strings = e.node("Flatten").with("axis", 1).of(e.input());
    Term index = LookupExports.indices(layer.lookup(), e, strings);
    Integer length = layer.outputSequenceLength();
    return length == null
        ? LookupExports.encoded(layer.lookup(), e, index, Shape.of(Shape.UNKNOWN, Shape.UNKNOWN))
        : padded(e, index, length);
  }

  /// So many indices a row: further ones cut off, missing ones 0.
  private static Term padded(OnnxEmitter e, Term index, int length) {
    Term wide = e.op("Pad", index, e.integers(0, 0, 0, length), e.integer(0));
    return e.op("Slice", wide, e.integers(0), e.integers(length), e.integers(1));
  }
}
