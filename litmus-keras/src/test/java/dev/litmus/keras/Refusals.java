package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;

/// The sentence with which something is refused.
public final class Refusals {
  private Refusals() {}

  /// What should be refused.
  @FunctionalInterface
  public interface Call {
    void run() throws Throwable;
  }

  public static <T extends Throwable> String of(Class<T> type, Call call) {
    return Objects.requireNonNull(assertThrows(type, call::run).getMessage());
  }
}
