package dev.litmus.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A span of time as people write it: `90s`, `10m`, `1.5h`; a bare number is seconds.
final class TimeSpan {
  private static final Pattern FORM = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(s|m|h|)");

  private TimeSpan() {}

  /// @throws IllegalArgumentException naming the option when the text is no span above 0
  static Duration parse(String option, String text) {
    Matcher found = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (found.matches()) {
      double seconds =
          Double.parseDouble(found.group(1))
              * switch (found.group(2)) {
                case "m" -> 60;
                case "h" -> 3600;
                default -> 1;
              };
      if (seconds > 0) {
        return Duration.ofNanos((long) (seconds * 1e9));
      }
    }
    throw new IllegalArgumentException(
        "%s must be a time above 0 such as 90s, 10m or 1h; found '%s'".formatted(option, text));
  }
}
