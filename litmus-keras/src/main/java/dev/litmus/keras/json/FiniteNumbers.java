package dev.litmus.keras.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes values fit for JSON, which has no numbers that are not finite.
public final class FiniteNumbers {
  private FiniteNumbers() {}

  /// The same value with null for every number that is not finite.
  public static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case Double number when !Double.isFinite(number) -> null;
      case Float number when !Float.isFinite(number) -> null;
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> finite = new LinkedHashMap<>();
        map.forEach((key, each) -> finite.put(String.valueOf(key), of(each)));
        yield finite;
      }
      case List<?> list -> {
        List<@Nullable Object> finite = new ArrayList<>();
        list.forEach(each -> finite.add(of(each)));
        yield finite;
      }
      case null, default -> value;
    };
  }
}
