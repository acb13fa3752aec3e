package dev.litmus.keras.archive;

/// A file is no archive of a model, a damaged one, or one that is refused; or may not be replaced.
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ArchiveException(String message) {
    super(message);
  }
}
