package dev.litmus.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A number of bytes as people write it: `500MB`, `2GB`, `1.5g`, each unit 1024 of the one before;
/// a bare number is bytes.
final class ByteSize {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?) ?(k|m|g|t|)i?b?");

  private ByteSize() {}

  /// @throws IllegalArgumentException naming the option when the text is no size of at least a byte
  static long parse(String option, String text) {
    Matcher found = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (found.matches()) {
      int power = "kmgt".indexOf(found.group(2)) + (found.group(2).isEmpty() ? 0 : 1);
      double bytes = Double.parseDouble(found.group(1)) * Math.pow(1024, power);
      if (bytes >= 1 && bytes < Long.MAX_VALUE) {
        return (long) bytes;
      }
    }
    throw new IllegalArgumentException(
        "%s must be a size such as 500MB or 2GB; found '%s'".formatted(option, text));
  }
}
