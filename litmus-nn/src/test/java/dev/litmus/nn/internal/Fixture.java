package dev.litmus.nn.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One line of a fixture that a script in tools/ took from real Keras: arguments, a colon, values.
public record Fixture(List<String> arguments, List<String> values) {

  /// The lines of a resource that lies in the package of the test.
  public static List<Fixture> read(Class<?> test, String name) {
    try (InputStream in = test.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(Fixture::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fixture parse(String line) {
    int colon = line.lastIndexOf(':');
    return new Fixture(words(line.substring(0, colon)), words(line.substring(colon + 1)));
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" "));
  }

  public String argument(int index) {
    return arguments.get(index);
  }

  public long number(int index) {
    return Long.parseLong(arguments.get(index));
  }

  /// The values as floats, whose bits they are.
  public float[] floats() {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = Float.intBitsToFloat(Integer.parseUnsignedInt(values.get(i), 16));
    }
    return floats;
  }

  public int[] integers() {
    return values.stream().mapToInt(Integer::parseInt).toArray();
  }

  @Override
  public String toString() {
    return String.join(" ", arguments);
  }
}
