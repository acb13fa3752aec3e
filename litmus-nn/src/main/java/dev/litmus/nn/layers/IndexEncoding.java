package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Encode;
import dev.litmus.nn.ops.ScaleShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Keras's `output_mode`, by which preprocessing layers give indices or turn them into vectors.
final class IndexEncoding {
  private static final List<String> MODES = List.of("int", "one_hot", "multi_hot", "count");

  private IndexEncoding() {}

  /// Refuses a mode that is none; `tf_idf` is one where there are weights.
  static void check(String who, String mode, boolean weighs) {
    List<String> known = new ArrayList<>(MODES);
    if (weighs) {
      known.add("tf_idf");
    }
    if (!known.contains(mode)) {
      String last = known.removeLast();
      throw new IllegalArgumentException(
          "%s: output_mode must be %s or %s; found %s"
              .formatted(who, String.join(", ", known), last, mode));
    }
  }

  /// `binary` and `tf-idf` are old names.
  static String modern(String mode) {
    return switch (mode) {
      case "binary" -> "multi_hot";
      case "tf-idf" -> "tf_idf";
      default -> mode;
    };
  }

  static DType type(String mode) {
    return mode.equals("int") ? DType.INT64 : DType.FLOAT32;
  }

  /// The shape of encoded indices, of which there are `size`.
  static Shape shape(Layer layer, Shape indices, int size, String mode) {
    if (mode.equals("int")) {
      return indices;
    }
    if (!mode.equals("one_hot") && indices.rank() != 2) {
      throw new ShapeException(layer, "(batch, n) for output_mode " + mode, List.of(indices));
    }
    return CategoryEncoding.encodedShape(indices, size, encoding(mode));
  }

  private static Encode.Mode encoding(String mode) {
    return mode.equals("tf_idf")
        ? Encode.Mode.COUNT
        : Encode.Mode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  /// Emits what turns indices from 0 to size - 1 into the mode's form; -1 counts nowhere.
  static Value emit(Emitter emitter, Value index, int size, String mode) {
    if (mode.equals("int")) {
      return index;
    }
    return emitter.op(
        new Encode(size, encoding(mode), true),
        CategoryEncoding.encodedShape(index.shape(), size, encoding(mode)),
        DType.FLOAT32,
        List.of(index),
        List.of());
  }

  /// Emits the product of counts and a weight for each place.
  static Value weigh(Emitter emitter, Value counts, float[] weights) {
    return emitter.op(new ScaleShift(weights, new float[weights.length]), counts);
  }
}
