package dev.litmus.classifier.table;

/// Data that cannot be used as it is: the message names the place (file and line, column), what was
/// expected, what was found and what to do. The command line answers it with exit code 2.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// A refusal with its whole explanation.
  public DataException(String message) {
    super(message);
  }

  /// A refusal that another error led to.
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
