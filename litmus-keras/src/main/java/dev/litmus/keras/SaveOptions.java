package dev.litmus.keras;

import dev.litmus.nn.models.Trainer;
import java.time.LocalDateTime;
import java.util.Optional;

/// What a saver writes beside the network.
///
/// @param replace whether an existing file may be replaced
/// @param trainer the trainer whose optimizer, loss, metrics and optimizer state are saved
/// @param litmusJson the member `litmus.json`, which Keras ignores
/// @param date the date in the file; now when empty
public record SaveOptions(
    boolean replace,
    Optional<Trainer> trainer,
    Optional<byte[]> litmusJson,
    Optional<LocalDateTime> date) {
  /// The network alone, into a new file, dated now.
  public static SaveOptions standard() {
    return new SaveOptions(false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public SaveOptions replace(boolean may) {
    return new SaveOptions(may, trainer, litmusJson, date);
  }

  public SaveOptions trainer(Trainer with) {
    return new SaveOptions(replace, Optional.of(with), litmusJson, date);
  }

  public SaveOptions litmusJson(byte[] member) {
    return new SaveOptions(replace, trainer, Optional.of(member), date);
  }

  public SaveOptions date(LocalDateTime saved) {
    return new SaveOptions(replace, trainer, litmusJson, Optional.of(saved));
  }
}
