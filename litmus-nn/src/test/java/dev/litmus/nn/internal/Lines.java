package dev.litmus.nn.internal;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A fixture read line by line: things with their configuration, tensors, rows of numbers.
public final class Lines {
  private final List<String> lines;
  private int next;

  private Lines(List<String> lines) {
    this.lines = lines;
  }

  /// The lines of a resource that lies in the package of the test.
  public static Lines of(Class<?> test, String name) {
    try (InputStream in = test.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing");
      }
      return new Lines(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean hasNext() {
    return next < lines.size();
  }

  /// `CLASS CONFIG`, the configuration as JSON.
  public record Described(String className, Config config) {}

  public Described described() {
    String[] words = lines.get(next++).split(" ", 2);
    return new Described(words[0], Config.of(words[0], Json.object(words[1])));
  }

  /// A shape such as `2x3` and as many numbers.
  public record Numbers(Shape shape, float[] values) {}

  public Numbers numbers() {
    String[] words = lines.get(next++).split(" ", 2);
    int[] dims = Arrays.stream(words[0].split("x")).mapToInt(Integer::parseInt).toArray();
    return new Numbers(Shape.of(dims), floats(words[1]));
  }

  public float[] floats() {
    return floats(lines.get(next++));
  }

  private static float[] floats(String text) {
    String[] words = text.split(" ");
    float[] floats = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      floats[i] = Float.parseFloat(words[i]);
    }
    return floats;
  }
}
