package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// The text of refusals.
final class Refusals {
  private Refusals() {}

  static String of(Executable refused) {
    return String.valueOf(assertThrows(DataException.class, refused).getMessage());
  }
}
