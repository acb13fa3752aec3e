package dev.litmus.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads one use of a layer: `{"args": [tensor, ..], "kwargs": {..}}` in Keras 3, `[["name", node,
/// tensor, {..}], ..]` in Keras 2.
final class InboundNode {
  /// Arguments of a call that may be there without a tensor: null, or as Keras itself sets them.
  private static final Set<String> MODES = Set.of("training", "mask");

  private InboundNode() {}

  /// A result of a use of a layer.
  record Reference(String layer, int node) {}

  static List<Reference> read(@Nullable Object node, LayerEntry entry) {
    List<Reference> inputs = new ArrayList<>();
    switch (node) {
      case Map<?, ?> call -> {
        collect(call.get("args"), entry, inputs);
        checkArguments(call.get("kwargs"), entry);
      }
      case List<?> references -> {
        boolean single = reference(references) != null;
        for (Object item : single ? List.of(references) : references) {
          Reference reference = reference(item);
          if (reference == null) {
            throw unreadable(item, entry);
          }
          inputs.add(reference);
          if (item instanceof List<?> fields && fields.size() > 3) {
            checkArguments(fields.get(3), entry);
          }
        }
      }
      case null, default -> throw unreadable(node, entry);
    }
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("layer %s takes no input".formatted(entry));
    }
    return inputs;
  }

  private static void collect(@Nullable Object argument, LayerEntry entry, List<Reference> inputs) {
    switch (argument) {
      case List<?> list -> list.forEach(item -> collect(item, entry, inputs));
      case Map<?, ?> tensor
          when "__keras_tensor__".equals(tensor.get("class_name"))
              && tensor.get("config") instanceof Map<?, ?> config -> {
        Reference reference = reference(config.get("keras_history"));
        if (reference == null) {
          throw unreadable(config.get("keras_history"), entry);
        }
        inputs.add(reference);
      }
      case null, default -> throw unreadable(argument, entry);
    }
  }

  private static void checkArguments(@Nullable Object arguments, LayerEntry entry) {
    if (!(arguments instanceof Map<?, ?> named)) {
      return;
    }
    named.forEach((name, value) -> {
      boolean off = value == null || (Boolean.FALSE.equals(value) && MODES.contains(name));
      if (!off) {
        throw new IllegalArgumentException(
            "layer %s is called with %s = %s, which is not supported"
                .formatted(entry, name, KerasObject.brief(value)));
      }
    });
  }

  /// The reference that `["name", node, tensor]` or `["name", node, tensor, {..}]` stands for, if
  /// it is one.
  static @Nullable Reference reference(@Nullable Object value) {
    if (value instanceof List<?> list
        && (list.size() == 3 || list.size() == 4)
        && list.get(0) instanceof String layer
        && list.get(1) instanceof Long node
        && list.get(2) instanceof Long tensor
        && node >= 0
        && node <= Integer.MAX_VALUE
        && tensor == 0) {
      return new Reference(layer, node.intValue());
    }
    return null;
  }

  private static IllegalArgumentException unreadable(@Nullable Object found, LayerEntry entry) {
    return new IllegalArgumentException(
        "layer %s: expected the result of another layer as input; found %s"
            .formatted(entry, KerasObject.brief(found)));
  }
}
