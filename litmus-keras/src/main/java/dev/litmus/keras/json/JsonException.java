package dev.litmus.keras.json;

/// A text is no JSON, or more than is allowed; or a value has no form in JSON.
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JsonException(String message) {
    super(message);
  }
}
