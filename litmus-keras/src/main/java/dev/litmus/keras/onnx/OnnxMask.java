package dev.litmus.keras.onnx;

/// Which steps of a value count.
///
/// @param term bool of shape `(batch, time)`, or with further axes such as `(batch, sentences,
///   words)`
/// @param rank how many axes that are
record OnnxMask(Term term, int rank) {}
