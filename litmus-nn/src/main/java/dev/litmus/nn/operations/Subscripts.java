package dev.litmus.nn.operations;

import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Contraction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The subscripts of an Einstein sum, such as `bij,bjk->bik`, for operands of known shapes: one
/// letter an axis, capital Greek letters standing for the axes of an ellipsis.
final class Subscripts {
  /// The letter for the last axis of an ellipsis; those before it have the letters before it.
  private static final char LAST_OF_ELLIPSIS = '\u03a9';

  private static final long MOST_PRODUCTS = 1L << 28;

  private final List<String> operands;
  private final String output;

  private Subscripts(List<String> operands, String output) {
    this.operands = operands;
    this.output = output;
  }

  /// Reads subscripts; without `->` the result has the letters that occur once, in alphabetical
  /// order, behind those of an ellipsis.
  ///
  /// @param ranks the number of axes of every operand
  /// @throws IllegalArgumentException when they don't fit
  static Subscripts of(String text, List<Integer> ranks) {
    String[] sides = text.replace(" ", "").split("->", -1);
    List<String> given = new ArrayList<>(Arrays.asList(sides[0].split(",", -1)));
    if (sides.length > 2 || given.size() != ranks.size()) {
      throw new IllegalArgumentException("'%s' for %d operands".formatted(text, ranks.size()));
    }
    int longest = 0;
    for (int i = 0; i < given.size(); i++) {
      int hidden = ranks.get(i) - (given.get(i).length() - 3);
      if (given.get(i).contains("...")) {
        longest = Math.max(longest, hidden);
        given.set(i, given.get(i).replace("...", ellipsis(hidden)));
      }
      if (given.get(i).length() != ranks.get(i)
          || given.get(i).chars().distinct().count() != ranks.get(i)
          || !given.get(i).chars().allMatch(Character::isLetter)) {
        throw new IllegalArgumentException(
            "'%s' for an operand of %d axes".formatted(given.get(i), ranks.get(i)));
      }
    }
    String output = sides.length == 2 ? sides[1].replace("...", ellipsis(longest)) : implied(given);
    String letters = String.join("", given);
    if (output.chars().distinct().count() != output.length()
        || !output.chars().allMatch(letter -> letters.indexOf(letter) >= 0)) {
      throw new IllegalArgumentException("'%s' has no such result".formatted(text));
    }
    return new Subscripts(given, output);
  }

  private static String ellipsis(int axes) {
    StringBuilder letters = new StringBuilder();
    for (int i = axes - 1; i >= 0; i--) {
      letters.append((char) (LAST_OF_ELLIPSIS - i));
    }
    return letters.toString();
  }

  private static String implied(List<String> operands) {
    Map<Character, Integer> counts = new TreeMap<>();
    for (char letter : String.join("", operands).toCharArray()) {
      counts.merge(letter, 1, Integer::sum);
    }
    StringBuilder hidden = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    counts.forEach((letter, count) -> {
      if (letter > 'z') {
        hidden.append((char) letter);
      } else if (count == 1) {
        plain.append((char) letter);
      }
    });
    return hidden.append(plain).toString();
  }

  /// The shape of the result.
  ///
  /// @param shapes those of the operands
  /// @param tensors which of them are tensors, whose first axis is the batch
  /// @throws IllegalArgumentException when sizes differ, or rows would not stay rows
  Shape shape(List<Shape> shapes, List<Boolean> tensors) {
    char batch = operands.get(tensors.indexOf(true)).charAt(0);
    for (int i = 0; i < operands.size(); i++) {
      int at = operands.get(i).indexOf(batch);
      if (tensors.get(i) ? at != 0 : at >= 0) {
        throw new IllegalArgumentException("the batch must be the first axis of every tensor");
      }
    }
    if (output.isEmpty() || output.charAt(0) != batch) {
      throw new IllegalArgumentException("the batch must be the first axis of the result");
    }
    Map<Character, Integer> sizes = sizes(shapes);
    return Shape.of(output.chars().map(letter -> size(sizes, (char) letter)).toArray());
  }

  private static int size(Map<Character, Integer> sizes, char letter) {
    return sizes.getOrDefault(letter, Shape.UNKNOWN);
  }

  private Map<Character, Integer> sizes(List<Shape> shapes) {
    Map<Character, Integer> sizes = new LinkedHashMap<>();
    for (int i = 0; i < operands.size(); i++) {
      for (int axis = 0; axis < operands.get(i).length(); axis++) {
        int size = shapes.get(i).dim(axis);
        char letter = operands.get(i).charAt(axis);
        int known = size(sizes, letter);
        boolean spread = known == 1 || size == 1 || known == size;
        if (!spread && known != Shape.UNKNOWN && size != Shape.UNKNOWN) {
          throw new IllegalArgumentException(
              "axis '%s' of %d and of %d".formatted(letter, known, size));
        }
        sizes.merge(letter, size, Math::max);
      }
    }
    return sizes;
  }

  /// The sum over one row of the tensors.
  ///
  /// @param inputs the number of the input that each operand is, or -1
  /// @param constants the numbers of each operand that is none
  Contraction contraction(List<Shape> shapes, List<Integer> inputs, List<float[]> constants) {
    Map<Character, Integer> sizes = sizes(shapes);
    sizes.put(output.charAt(0), 1);
    StringBuilder summed = new StringBuilder();
    sizes.keySet().stream().filter(letter -> output.indexOf(letter) < 0).forEach(summed::append);
    long products = 1;
    for (int size : sizes.values()) {
      products = Math.multiplyExact(products, (long) size);
    }
    if (products > MOST_PRODUCTS) {
      throw new IllegalArgumentException("%d products a row are too many".formatted(products));
    }
    List<Contraction.Factor> factors = new ArrayList<>();
    for (int i = 0; i < operands.size(); i++) {
      int[] over = places(output, sizes, operands.get(i), shapes.get(i));
      int[] sum = places(summed.toString(), sizes, operands.get(i), shapes.get(i));
      factors.add(new Contraction.Factor(inputs.get(i), constants.get(i), over, sum));
    }
    return new Contraction(factors, factors.getFirst().sum().length);
  }

  /// For all values of some letters, the last fastest, the place in an operand.
  private static int[] places(
      String letters, Map<Character, Integer> sizes, String operand, Shape shape) {
    int count = 1;
    for (int k = 0; k < letters.length(); k++) {
      count *= size(sizes, letters.charAt(k));
    }
    int[] places = new int[count];
    for (int i = 0; i < count; i++) {
      int rest = i;
      for (int k = letters.length() - 1; k >= 0; k--) {
        int at = rest % size(sizes, letters.charAt(k));
        rest /= size(sizes, letters.charAt(k));
        int axis = operand.indexOf(letters.charAt(k));
        if (axis >= 0 && shape.dim(axis) != 1) {
          places[i] += at * step(shape, axis);
        }
      }
    }
    return places;
  }

  private static int step(Shape shape, int axis) {
    int step = 1;
    for (int behind = axis + 1; behind < shape.rank(); behind++) {
      step *= shape.dim(behind);
    }
    return step;
  }
}
