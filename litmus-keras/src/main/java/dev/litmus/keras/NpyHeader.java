package dev.litmus.keras;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the header of a `.npy` file says: kind and width of the elements, order, shape.
///
/// @param kind NumPy's letter: b, i, u, f, U or S
/// @param width bytes of an element; of U, four times the characters
record NpyHeader(char kind, int width, ByteOrder order, boolean fortran, int[] dims) {
  private static final int MAX_AXES = 32;
  private static final Pattern DESCR =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w)(\\d{0,9})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("'shape'\\s*:\\s*\\(((?: *\\d+ *,)* *\\d* *)\\)");

  static NpyHeader parse(String header, String name) {
    Matcher descr = DESCR.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!descr.find() || !order.find() || !shape.find()) {
      String shown = header.strip();
      throw new IllegalArgumentException(
          "%s: the header is not that of a plain array: %s"
              .formatted(name, shown.length() <= 120 ? shown : shown.substring(0, 120) + "..."));
    }
    char kind = descr.group(2).charAt(0);
    int size = descr.group(3).isEmpty() ? 0 : Integer.parseInt(descr.group(3));
    if (kind == 'O') {
      throw new IllegalArgumentException(
          "%s holds Python objects, which are never read; save it as strings or numbers"
              .formatted(name));
    }
    boolean known =
        switch (kind) {
          case 'b' -> size == 1;
          case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
          case 'f' -> size == 2 || size == 4 || size == 8;
          case 'U', 'S' -> size <= 1 << 20;
          default -> false;
        };
    if (!known) {
      throw new IllegalArgumentException(
          "%s has elements of type %s%d; expected numbers, booleans or strings"
              .formatted(name, kind, size));
    }
    return new NpyHeader(
        kind,
        kind == 'U' ? 4 * size : size,
        descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        order.group(1).equals("True"),
        dims(shape.group(1), name));
  }

  private static int[] dims(String text, String name) {
    String[] parts =
        Arrays.stream(text.split(","))
            .map(String::strip)
            .filter(p -> !p.isEmpty())
            .toArray(String[]::new);
    int[] dims = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].length() > 10 || Long.parseLong(parts[i]) > Integer.MAX_VALUE || i >= MAX_AXES) {
        throw new IllegalArgumentException(
            "%s: a shape of (%s) is too large"
                .formatted(name, text.length() <= 120 ? text : text.substring(0, 120) + "..."));
      }
      dims[i] = Integer.parseInt(parts[i]);
    }
    return dims;
  }

  /// The bytes that the elements take.
  long byteCount(String name) {
    long count = 1;
    for (int dim : dims) {
      count = count * dim;
      if (count > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "%s: a shape of %s is too large".formatted(name, Arrays.toString(dims)));
      }
    }
    // Elements without bytes would make an array of any size out of nothing.
    if (width == 0 && count > 0) {
      throw new IllegalArgumentException("%s holds strings of width 0".formatted(name));
    }
    return count * width;
  }

  /// The number of elements.
  long size() {
    long count = 1;
    for (int dim : dims) {
      count *= dim;
    }
    return count;
  }

  /// The elements, in C order.
  Tensor read(ByteBuffer in, String name) {
    Shape shape = Shape.of(dims);
    int count = shape.size();
    int[] places = fortran ? fortranPlaces(count) : new int[0];
    if (kind == 'U' || kind == 'S') {
      String[] texts = new String[count];
      for (int i = 0; i < count; i++) {
        texts[fortran ? places[i] : i] = text(in.slice(i * width, width).order(order), name);
      }
      return Tensor.of(texts, dims);
    }
    boolean signed = kind == 'i' && width >= 4;
    if (signed || (kind == 'u' && width == 4)) {
      long[] numbers = new long[count];
      for (int i = 0; i < count; i++) {
        numbers[fortran ? places[i] : i] = whole(in, i * width);
      }
      return Tensor.of(numbers, dtype(), shape);
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[fortran ? places[i] : i] = number(in, i * width);
    }
    return Tensor.of(numbers, dtype(), shape);
  }

  private DType dtype() {
    return switch (kind) {
      case 'b' -> DType.BOOL;
      case 'i', 'u' -> width > 4 || (kind == 'u' && width == 4) ? DType.INT64 : DType.INT32;
      default -> DType.FLOAT32;
    };
  }

  /// Where the i-th element of the file stands in C order: there the first axis runs fastest.
  private int[] fortranPlaces(int count) {
    int[] places = new int[count];
    int[] index = new int[dims.length];
    for (int i = 0; i < count; i++) {
      int place = 0;
      for (int axis = 0; axis < dims.length; axis++) {
        place = place * dims[axis] + index[axis];
      }
      places[i] = place;
      for (int axis = 0; axis < dims.length; axis++) {
        if (++index[axis] < dims[axis]) {
          break;
        }
        index[axis] = 0;
      }
    }
    return places;
  }

  private float number(ByteBuffer in, int at) {
    return switch (kind) {
      case 'b' -> in.get(at);
      case 'f' ->
          switch (width) {
            case 2 -> Float.float16ToFloat(in.getShort(at));
            case 4 -> in.getFloat(at);
            default -> (float) in.getDouble(at);
          };
      case 'i' ->
          switch (width) {
            case 1 -> in.get(at);
            default -> in.getShort(at);
          };
      default ->
          switch (width) {
            case 1 -> Byte.toUnsignedInt(in.get(at));
            case 2 -> Short.toUnsignedInt(in.getShort(at));
            default -> unsigned(in.getLong(at));
          };
    };
  }

  /// A whole number of 4 bytes or more.
  private long whole(ByteBuffer in, int at) {
    if (width == 4) {
      return kind == 'u' ? Integer.toUnsignedLong(in.getInt(at)) : in.getInt(at);
    }
    return in.getLong(at);
  }

  private static float unsigned(long bits) {
    return bits >= 0 ? bits : (float) (bits >>> 1) * 2;
  }

  private String text(ByteBuffer field, String name) {
    int length = width;
    int unit = kind == 'U' ? 4 : 1;
    while (length > 0 && (unit == 4 ? field.getInt(length - 4) : field.get(length - 1)) == 0) {
      length -= unit;
    }
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < length; at += unit) {
      int character = unit == 4 ? field.getInt(at) : Byte.toUnsignedInt(field.get(at));
      if (!Character.isValidCodePoint(character) || (unit == 1 && character > 127)) {
        throw new IllegalArgumentException(
            "%s holds a string with the character number %d, which is not %s"
                .formatted(name, character, unit == 1 ? "ASCII" : "Unicode"));
      }
      text.appendCodePoint(character);
    }
    return text.toString();
  }
}
