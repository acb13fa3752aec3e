package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Einsum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The axes of an [EinsumDense] for an input of a certain shape: every axis has a letter.
final class EinsumShapes {
  private static final Pattern EQUATION =
      Pattern.compile(
          "(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?,([a-zA-Z]+)->(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?");

  private final EinsumDense layer;
  private final String input;
  private final String kernel;
  private final String output;

  /// The letters of the axes that `...` stands for.
  private final String elided;

  private final Map<Character, Integer> sizes = new HashMap<>();

  private EinsumShapes(EinsumDense layer, Shape shape) {
    this.layer = layer;
    Matcher matcher = matcher(layer.equation());
    boolean left = matcher.group(1) != null;
    boolean right = matcher.group(3) != null;
    String written = matcher.group(2);
    int missing = shape.rank() - written.length();
    if (missing < 0 || (missing > 0 && !left && !right)) {
      throw new ShapeException(
          layer,
          "an input of %d axes for %s".formatted(written.length(), layer.equation()),
          List.of(shape));
    }
    elided = "0123456789".substring(0, missing);
    input = left ? elided + written : written + elided;
    kernel = matcher.group(4);
    output = left ? elided + matcher.group(6) : matcher.group(6) + elided;
    if (input.charAt(0) != output.charAt(0) || kernel.indexOf(input.charAt(0)) >= 0) {
      throw new IllegalArgumentException(
          "%s: in equation %s the first axis of input and output must be the batch"
              .formatted(layer.name(), layer.equation()));
    }
    for (int axis = 0; axis < input.length(); axis++) {
      sizes.put(input.charAt(axis), shape.dim(axis));
    }
    takeOutputSizes(left, shape);
    check(shape);
  }

  static EinsumShapes of(EinsumDense layer, Shape input) {
    return new EinsumShapes(layer, input);
  }

  private static Matcher matcher(String equation) {
    Matcher matcher = EQUATION.matcher(equation);
    boolean sound =
        matcher.matches()
            && java.util.Objects.equals(matcher.group(1), matcher.group(5))
            && java.util.Objects.equals(matcher.group(3), matcher.group(7))
            && (matcher.group(1) == null || matcher.group(3) == null);
    if (!sound) {
      throw new IllegalArgumentException(
          "EinsumDense: equation must be of the form [X],[Y]->[Z], ...[X],[Y]->...[Z] or"
              + " [X]...,[Y]->[Z]...; found '%s'".formatted(equation));
    }
    return matcher;
  }

  /// Refuses an equation that no shape can fit.
  static void check(String equation, String biasAxes) {
    String output = matcher(equation).group(6);
    for (char letter : letters(biasAxes)) {
      if (output.indexOf(letter) < 0) {
        throw new IllegalArgumentException(
            "EinsumDense: bias_axes '%s' must be among the output's axes '%s'"
                .formatted(biasAxes, output));
      }
    }
  }

  /// `output_shape` tells the written axes behind the batch.
  private void takeOutputSizes(boolean left, Shape shape) {
    List<Integer> told = layer.outputSizes();
    int first = left ? Math.max(1, elided.length()) : 1;
    for (int i = 0; i < told.size() && first + i < output.length(); i++) {
      char letter = output.charAt(first + i);
      int size = told.get(i);
      int known = size(letter);
      if (size == Shape.UNKNOWN) {
        continue;
      }
      if (known != Shape.UNKNOWN && known != size) {
        throw new ShapeException(
            layer, "axis '%s' of size %d".formatted(letter, size), List.of(shape));
      }
      sizes.put(letter, size);
    }
  }

  private void check(Shape shape) {
    for (char letter : letters(kernel + output)) {
      if (!sizes.containsKey(letter)
          || (kernel.indexOf(letter) >= 0 && size(letter) == Shape.UNKNOWN)) {
        throw new ShapeException(
            layer,
            "a known size of axis '%s' of %s".formatted(letter, layer.equation()),
            List.of(shape));
      }
    }
  }

  private static List<Character> letters(String text) {
    return text.chars().mapToObj(letter -> (char) letter).toList();
  }

  private int size(char letter) {
    return sizes.getOrDefault(letter, Shape.UNKNOWN);
  }

  private Shape shape(String letters) {
    return Shape.of(letters.chars().map(letter -> size((char) letter)).toArray());
  }

  Shape output() {
    return shape(output);
  }

  Shape kernel() {
    return shape(kernel);
  }

  /// Sizes from the first axis with a bias on; 1 for those without.
  Shape bias() {
    String letters = biased();
    return Shape.of(
        letters
            .chars()
            .map(letter -> layer.biasAxes().indexOf(letter) >= 0 ? size((char) letter) : 1)
            .toArray());
  }

  private String biased() {
    int first = output.length();
    for (char letter : letters(layer.biasAxes())) {
      first = Math.min(first, output.indexOf(letter));
    }
    return output.substring(first);
  }

  /// For each element of an output row the element of the bias.
  int[] biasPlaces() {
    String letters = output.substring(1);
    String biased = biased();
    Map<Character, Integer> steps = new HashMap<>();
    int step = 1;
    for (int i = biased.length() - 1; i >= 0; i--) {
      if (layer.biasAxes().indexOf(biased.charAt(i)) >= 0) {
        steps.put(biased.charAt(i), step);
        step *= size(biased.charAt(i));
      }
    }
    return places(letters, steps);
  }

  /// Elements of a row of the kernel as a matrix.
  int units() {
    int units = 1;
    for (char letter : letters(kernel)) {
      units *= input.indexOf(letter) < 0 ? size(letter) : 1;
    }
    return units;
  }

  /// The product for inputs of the shape, all of whose axes are known.
  Einsum product() {
    StringBuilder free = new StringBuilder();
    StringBuilder shared = new StringBuilder();
    StringBuilder summed = new StringBuilder();
    StringBuilder added = new StringBuilder();
    for (char letter : letters(input.substring(1))) {
      boolean inKernel = kernel.indexOf(letter) >= 0;
      boolean inOutput = output.indexOf(letter) >= 0;
      if (!inKernel) {
        (inOutput ? free : summed).append(letter);
      } else if (inOutput) {
        shared.append(letter);
      }
    }
    for (char letter : letters(kernel)) {
      if (input.indexOf(letter) < 0) {
        added.append(letter);
      } else if (output.indexOf(letter) < 0) {
        summed.append(letter);
      }
    }
    return new Einsum(
        along(free.toString()),
        along(shared.toString()),
        along(summed.toString()),
        along(added.toString()));
  }

  private Einsum.Places along(String letters) {
    return new Einsum.Places(
        places(letters, steps(input.substring(1))),
        places(letters, steps(kernel)),
        places(letters, steps(output.substring(1))));
  }

  /// How far apart neighbours along each axis are.
  private Map<Character, Integer> steps(String letters) {
    Map<Character, Integer> steps = new HashMap<>();
    int step = 1;
    for (int i = letters.length() - 1; i >= 0; i--) {
      steps.put(letters.charAt(i), step);
      step *= size(letters.charAt(i));
    }
    return steps;
  }

  /// The places of all combinations along some axes, the last running fastest.
  private int[] places(String letters, Map<Character, Integer> steps) {
    List<Integer> places = new ArrayList<>(List.of(0));
    for (char letter : letters(letters)) {
      List<Integer> further = new ArrayList<>();
      for (int place : places) {
        for (int i = 0; i < size(letter); i++) {
          further.add(place + i * steps.getOrDefault(letter, 0));
        }
      }
      places = further;
    }
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /// A size or a list of sizes, some of them null.
  static List<Integer> sizes(Config config, String key) {
    List<Integer> sizes = new ArrayList<>();
    Object value = config.value(key);
    for (Object item : value instanceof List<?> list ? list : List.of(value == null ? "" : value)) {
      if (item != null && !(item instanceof Long size && size > 0 && size <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "%s: %s must be whole numbers above 0 or null; found %s"
                .formatted(config.owner(), key, value));
      }
      sizes.add(item instanceof Long size ? size.intValue() : Shape.UNKNOWN);
    }
    return sizes;
  }
}
