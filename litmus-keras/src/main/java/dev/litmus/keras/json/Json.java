package dev.litmus.keras.json;

import org.jspecify.annotations.Nullable;

/// Reads and writes whole JSON documents.
///
/// Reading is strict, since documents come from strangers: UTF-8 without a byte order mark, at most
/// 16 MiB, 64 levels and two million tokens, numbers of at most 100 characters that fit an int64 or
/// a finite float64, no name twice in an object. Integers become `Long`, other numbers `Double`,
/// objects `LinkedHashMap` in the order of the document, arrays `List`.
public final class Json {
  private Json() {}

  /// The value of a document.
  ///
  /// @throws JsonException naming line and column
  public static @Nullable Object read(String document) {
    return JsonReader.STRICT.read(document);
  }

  /// The value of a document in UTF-8.
  ///
  /// @throws JsonException naming line and column
  public static @Nullable Object read(byte[] document) {
    return JsonReader.STRICT.read(JsonReader.decode(document));
  }

  /// As [#read(byte\[\])], but takes the bare words NaN, Infinity and -Infinity, which Python's
  /// writer uses and JSON lacks.
  public static @Nullable Object readFromPython(byte[] document) {
    return JsonReader.WITH_NON_FINITE.read(JsonReader.decode(document));
  }

  /// A document on one line without blanks, of maps with text keys, iterables, arrays of numbers,
  /// texts, booleans, integers, finite floating-point numbers and null.
  ///
  /// @throws JsonException naming the path of a value that has no form in JSON, such as NaN
  public static String write(@Nullable Object value) {
    return JsonWriter.write(value, false, false);
  }

  /// As [#write], but writes NaN, Infinity and -Infinity as these bare words, as Python does and
  /// [#readFromPython] reads.
  public static String writeForPython(@Nullable Object value) {
    return JsonWriter.write(value, false, true);
  }

  /// As [#writeForPython], on many lines, indented by two blanks, ending in a line feed.
  public static String writePrettyForPython(@Nullable Object value) {
    return JsonWriter.write(value, true, true) + "\n";
  }

  /// As [#write], on many lines, indented by two blanks, ending in a line feed.
  public static String writePretty(@Nullable Object value) {
    return JsonWriter.write(value, true, false) + "\n";
  }
}
