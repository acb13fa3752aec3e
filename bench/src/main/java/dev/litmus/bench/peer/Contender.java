package dev.litmus.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A library that does the works, as far as it can.
public interface Contender {
  /// A network with the rows that it learns from.
  interface Training {
    /// Trains over all rows, so many times.
    void epochs(int count);

    /// Writes the trained model as the library does it.
    void save(Path file) throws IOException;
  }

  /// A network to be trained on those rows, in the work's batches; none when the library has no
  /// such network.
  default Optional<Training> training(Work work, Rows rows) {
    return Optional.empty();
  }

  /// Predicts all rows, in the work's way; none when the library cannot.
  default Optional<Runnable> prediction(Work work, Rows rows) {
    return Optional.empty();
  }
}
