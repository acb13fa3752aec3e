package dev.litmus.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Standard output, whose failures a [java.io.PrintStream] would swallow: a full disk behind a
/// redirection must not look like success.
final class WatchedOutput extends OutputStream {
  private final OutputStream output;
  private Optional<IOException> failure = Optional.empty();

  WatchedOutput(OutputStream output) {
    this.output = output;
  }

  /// The first failure to write.
  Optional<IOException> failure() {
    return failure;
  }

  /// What to tell of it; nothing when the reader, such as `head`, has had enough.
  Optional<String> complaint() {
    return failure
        .map(cause -> String.valueOf(cause.getMessage()))
        .filter(message -> !message.contains("Broken pipe"))
        .map(message -> "litmus: standard output cannot be written: " + message);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      output.write(bytes, offset, length);
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    output.flush();
  }
}
