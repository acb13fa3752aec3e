package dev.litmus.nn.layers;

import dev.litmus.nn.Shape;
import java.util.List;

/// A layer cannot take inputs of the shapes it was given.
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ShapeException(Layer layer, String expected, List<Shape> found) {
    this(
        describe(layer),
        expected,
        found.size() == 1 ? found.getFirst().toString() : found.toString());
  }

  public ShapeException(String who, String expected, String found) {
    super("%s: expected %s; found %s".formatted(who, expected, found));
  }

  private static String describe(Layer layer) {
    return layer.name().isEmpty()
        ? layer.className()
        : "%s '%s'".formatted(layer.className(), layer.name());
  }
}
