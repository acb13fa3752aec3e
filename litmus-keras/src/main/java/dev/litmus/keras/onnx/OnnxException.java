package dev.litmus.keras.onnx;

/// A model that cannot be said in ONNX; the message names the layer and the reason.
public final class OnnxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OnnxException(String message) {
    super(message);
  }
}
