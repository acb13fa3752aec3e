package dev.litmus.cli;

/// What the program's exit code tells the caller.
public final class ExitCode {
  /// Done.
  public static final int DONE = 0;

  /// A defect in Litmus.
  public static final int DEFECT = 1;

  /// Bad usage or refused input: arguments, data, model file, an output locked by another run.
  public static final int REFUSED = 2;

  /// The environment failed: disk full, no permission, port taken.
  public static final int ENVIRONMENT = 3;

  /// Training diverged; the best finite model is kept.
  public static final int DIVERGED = 4;

  private ExitCode() {}
}
