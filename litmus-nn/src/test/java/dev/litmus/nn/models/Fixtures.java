package dev.litmus.nn.models;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;

/// What real Keras gave, written down by the scripts in tools/.
final class Fixtures {
  private Fixtures() {}

  /// The lines of a file beside this class.
  static List<String> lines(String name) throws IOException {
    return text(name).lines().toList();
  }

  /// A whole file beside this class.
  static String text(String name) throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
