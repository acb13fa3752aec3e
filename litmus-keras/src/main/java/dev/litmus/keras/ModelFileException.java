package dev.litmus.keras;

/// A model file is refused: absent, damaged, hostile, or holding what Litmus doesn't know. The
/// message begins with the file and names the layer, field or tensor. What fails because the system
/// failed comes as [java.io.UncheckedIOException] instead.
public final class ModelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelFileException(String message) {
    super(message);
  }
}
