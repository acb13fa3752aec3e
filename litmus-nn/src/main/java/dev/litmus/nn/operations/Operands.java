package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what the one call of an operation was given: `args` and `kwargs` of its node, beside its
/// configuration.
final class Operands {
  private Operands() {}

  /// The operands in the order of the parameters; those behind the last given are left out.
  static List<Operand> read(Config config, List<String> parameters) {
    return read(config, parameters, false);
  }

  /// The same, with a constant null for what is left out before the last given.
  static List<Operand> withGaps(Config config, List<String> parameters) {
    return read(config, parameters, true);
  }

  private static List<Operand> read(Config config, List<String> parameters, boolean gaps) {
    List<@Nullable Object> positional = config.list("args");
    Map<?, ?> named = config.value("kwargs") instanceof Map<?, ?> map ? map : Map.of();
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < positional.size(); i++) {
      if (i >= parameters.size()) {
        throw new IllegalArgumentException(
            "%s takes %d arguments; found %d"
                .formatted(config.owner(), parameters.size(), positional.size()));
      }
      operands.add(operand(positional.get(i)));
    }
    for (int i = positional.size(); i < parameters.size(); i++) {
      if (named.get(parameters.get(i)) != null) {
        while (gaps && operands.size() < i) {
          operands.add(new Operand.Constant(null));
        }
        if (operands.size() < i) {
          throw new IllegalArgumentException(
              "%s is called without %s".formatted(config.owner(), parameters.get(operands.size())));
        }
        operands.add(operand(named.get(parameters.get(i))));
      }
    }
    named.forEach((name, value) -> {
      if (value != null && !parameters.contains(String.valueOf(name))) {
        throw new IllegalArgumentException(
            "%s is called with %s = %s, which is not supported"
                .formatted(config.owner(), name, value));
      }
    });
    return operands;
  }

  /// The same, refusing a call with fewer.
  static List<Operand> all(Config config, List<String> parameters) {
    List<Operand> operands = read(config, parameters);
    if (operands.size() < parameters.size()) {
      throw new IllegalArgumentException(
          "%s is called without %s".formatted(config.owner(), parameters.get(operands.size())));
    }
    return operands;
  }

  private static Operand operand(@Nullable Object value) {
    return value instanceof Map<?, ?> map && "__keras_tensor__".equals(map.get("class_name"))
        ? Operand.input()
        : new Operand.Constant(value);
  }
}
