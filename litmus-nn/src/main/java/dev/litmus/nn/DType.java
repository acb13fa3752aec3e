package dev.litmus.nn;

/// The type of a tensor's elements, by Keras's names. Whatever is not a string is computed and
/// stored as float32: integers are exact up to 2^24, a bool is 0 or 1. Only what a model is given
/// may hold larger integers, for the layers that look them up or hash them.
public enum DType {
  FLOAT32,
  INT32,
  INT64,
  BOOL,
  STRING;

  /// The name Keras uses in its files, such as `float32`.
  public String kerasName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// The type of that name; other floating and integer widths map to the nearest kept here.
  public static DType of(String kerasName) {
    return switch (kerasName) {
      case "float32", "float16", "bfloat16", "float64" -> FLOAT32;
      case "int32", "int16", "int8", "uint8", "uint16" -> INT32;
      case "int64", "uint32", "uint64", "int" -> INT64;
      case "bool" -> BOOL;
      case "string" -> STRING;
      default ->
          throw new IllegalArgumentException(
              "dtype '%s' is not known; known: float32, int32, int64, bool, string"
                  .formatted(kerasName));
    };
  }
}
