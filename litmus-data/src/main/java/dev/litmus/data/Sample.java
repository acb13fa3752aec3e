package dev.litmus.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// A set of real data with a yes/no answer, as [Samples] lists it. Its table is a CSV with a
/// header, the target in the last column.
///
/// @param name what stands after `sample:` on the command line
/// @param title what the rows are, in one line
/// @param rows number of rows, without the header
/// @param columns number of columns, with the target
/// @param target name of the column to predict
/// @param positive the class that counts as yes
/// @param source where the data come from
/// @param licence the licence under which they may be used
/// @param citation how to name their makers
public record Sample(
    String name,
    String title,
    int rows,
    int columns,
    String target,
    String positive,
    String source,
    String licence,
    String citation) {

  /// Reads the description that stands beside the data.
  static Sample described(String name) {
    var properties = new Properties();
    try (InputStream in = resource(name + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return new Sample(
        name,
        property(properties, "title"),
        Integer.parseInt(property(properties, "rows")),
        Integer.parseInt(property(properties, "columns")),
        property(properties, "target"),
        property(properties, "positive"),
        property(properties, "source"),
        property(properties, "licence"),
        property(properties, "citation"));
  }

  /// A file of the folder in which the samples come along.
  static InputStream resource(String file) {
    InputStream in = Sample.class.getResourceAsStream("samples/" + file);
    if (in == null) {
      throw new IllegalStateException("the resource samples/" + file + " is missing");
    }
    return in;
  }

  private static String property(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("a sample's description has no " + key);
    }
    return value;
  }
}
