package dev.litmus.nn.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Config;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One object of Keras in a fixture: `case CLASS CONFIG`, with the configuration that Keras gives
/// it as JSON, and the lines of numbers below.
public record KerasCase(
    String className, Map<String, @Nullable Object> values, List<String> lines) {

  /// The cases of a resource that lies in the package of the test.
  public static List<KerasCase> read(Class<?> test, String name) throws IOException {
    List<KerasCase> cases = new ArrayList<>();
    try (InputStream in = test.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.startsWith("case ")) {
          String[] words = line.split(" ", 3);
          cases.add(new KerasCase(words[1], Json.object(words[2]), new ArrayList<>()));
        } else {
          cases.getLast().lines.add(line);
        }
      }
    }
    return cases;
  }

  /// The configuration, none of it read yet.
  public Config config() {
    return Config.of(className, values);
  }

  /// Fails unless a configuration that Litmus wrote is Keras's: the same keys, in its order, with
  /// the same values.
  public void assertWritten(Map<String, @Nullable Object> written) {
    assertEquals(comparable(values), comparable(written), className);
  }

  private static List<String> comparable(Map<String, @Nullable Object> config) {
    List<String> entries = new ArrayList<>();
    config.forEach((key, value) ->
        entries.add(key + "=" + (value instanceof Number number ? number.doubleValue() : value)));
    return entries;
  }

  @Override
  public String toString() {
    return className + values;
  }
}
