package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/// The sentence with which something is refused.
public final class Refusals {
  private Refusals() {}

  public static <T extends Throwable> String of(Class<T> type, Executable call) {
    return Objects.requireNonNull(assertThrows(type, call).getMessage());
  }
}
