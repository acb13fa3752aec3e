package dev.litmus.classifier.table;

/// A table does not fit into the memory given. The message says how much it needs.
public final class TooLargeException extends DataException {
  private static final long serialVersionUID = 1;

  /// With a message for the owner of the data.
  public TooLargeException(String message) {
    super(message);
  }
}
