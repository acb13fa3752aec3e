package dev.litmus.keras;

import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.operations.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One use of a layer as files describe it: `{"args": [tensor, ..], "kwargs": {..}}` in Keras 3,
/// `[["name", node, tensor, {..}], ..]` in Keras 2.
///
/// @param inputs the positional inputs
/// @param keywords inputs given by name; one of a list has its place behind the name,
///   `initial_state.0`
/// @param arguments what else was given by name
record InboundNode(
    List<Reference> inputs,
    Map<String, Reference> keywords,
    Map<String, @Nullable Object> arguments) {
  /// A result of a use of a layer.
  record Reference(String layer, int node, int tensor) {}

  /// The name of a place in a list that was given by name.
  static String placed(String name, int place) {
    return name + "." + place;
  }

  /// Reads the use of a layer.
  ///
  /// @throws IllegalArgumentException for an argument that the layer does not take
  static InboundNode read(@Nullable Object node, LayerEntry entry) {
    InboundNode read =
        new InboundNode(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    switch (node) {
      case Map<?, ?> call
          when entry.layer() instanceof Operation operation && !operation.takesList() ->
          read.addOperands(call, operation, entry);
      case Map<?, ?> call -> {
        collect(call.get("args"), entry, read.inputs);
        if (!(entry.layer() instanceof OutlineLayer)
            || !(call.get("kwargs") instanceof Map<?, ?> named)
            || !(named.get("mask") instanceof Map<?, ?>)) {
          // Masks go on with the values into a model that takes its inputs by name.
          read.addArguments(call.get("kwargs"), entry);
        }
      }
      case List<?> references -> {
        boolean single = reference(references) != null;
        for (Object item : single ? List.of(references) : references) {
          Reference reference = reference(item);
          if (reference == null) {
            throw unreadable(item, entry);
          }
          read.inputs.add(reference);
          if (item instanceof List<?> fields && fields.size() > 3) {
            read.addArguments(fields.get(3), entry);
          }
        }
      }
      case null, default -> throw unreadable(node, entry);
    }
    if (read.inputs.isEmpty() && !(entry.layer() instanceof InputLayer)) {
      throw new IllegalArgumentException("layer %s takes no input".formatted(entry));
    }
    return read;
  }

  /// The tensors among an operation's arguments; its constants are known to it.
  private void addOperands(Map<?, ?> call, Operation operation, LayerEntry entry) {
    List<?> positional = call.get("args") instanceof List<?> list ? list : List.of();
    Map<?, ?> named = call.get("kwargs") instanceof Map<?, ?> map ? map : Map.of();
    for (int i = 0; i < operation.parameters().size(); i++) {
      Object argument =
          i < positional.size() ? positional.get(i) : named.get(operation.parameters().get(i));
      Reference tensor = tensor(argument, entry);
      if (tensor != null) {
        inputs.add(tensor);
      }
    }
  }

  private static void collect(@Nullable Object argument, LayerEntry entry, List<Reference> inputs) {
    if (argument instanceof List<?> list) {
      list.forEach(item -> collect(item, entry, inputs));
      return;
    }
    Reference tensor = tensor(argument, entry);
    if (tensor != null) {
      inputs.add(tensor);
    } else if (argument instanceof Map<?, ?> named && entry.layer() instanceof OutlineLayer model) {
      byName(KerasObject.fields(named), model.outline(), entry)
          .forEach(item -> collect(item, entry, inputs));
    } else {
      throw unreadable(argument, entry);
    }
  }

  /// The inputs of a model that is called with an object of them, in the model's order: that of the
  /// keys, or of its inputs where it has a list of these.
  private static List<@Nullable Object> byName(
      Map<String, @Nullable Object> named, Outline model, LayerEntry entry) {
    List<String> keys =
        model.inputKeys().isEmpty()
            ? model.inputs().stream().map(input -> input.layer().name()).toList()
            : model.inputKeys();
    List<@Nullable Object> inputs = new ArrayList<>();
    for (String key : keys) {
      if (!named.containsKey(key)) {
        throw new IllegalArgumentException(
            "layer %s: expected inputs named %s; found %s"
                .formatted(entry, keys, List.copyOf(named.keySet())));
      }
      inputs.add(named.get(key));
    }
    return inputs;
  }

  /// The reference in a `__keras_tensor__` of Keras 3, if it is one.
  private static @Nullable Reference tensor(@Nullable Object argument, LayerEntry entry) {
    if (argument instanceof Map<?, ?> tensor
        && "__keras_tensor__".equals(tensor.get("class_name"))
        && tensor.get("config") instanceof Map<?, ?> config) {
      Reference reference = reference(config.get("keras_history"));
      if (reference == null) {
        throw unreadable(config.get("keras_history"), entry);
      }
      return reference;
    }
    return null;
  }

  private void addArguments(@Nullable Object given, LayerEntry entry) {
    if (!(given instanceof Map<?, ?> named)) {
      return;
    }
    named.forEach((key, value) -> {
      String name = String.valueOf(key);
      // Keras sets `training` itself, as the model predicts or learns, whatever the file says.
      boolean ofNoEffect =
          value == null
              || (value instanceof Boolean && name.equals("training"))
              || (Boolean.FALSE.equals(value) && name.equals("mask"));
      if (ofNoEffect) {
        return;
      }
      Reference tensor = named(value, entry);
      if (tensor != null && entry.layer().positionalArguments().indexOf(name) == inputs.size()) {
        inputs.add(tensor);
        return;
      }
      if (!name.equals("mask") && !entry.layer().callArguments().contains(name)) {
        throw new IllegalArgumentException(
            "layer %s is called with %s = %s, which is not supported"
                .formatted(entry, name, KerasObject.brief(value)));
      }
      if (tensor != null) {
        keywords.put(name, tensor);
      } else if (value instanceof List<?> list
          && !list.isEmpty()
          && list.stream().allMatch(item -> named(item, entry) != null)) {
        for (int i = 0; i < list.size(); i++) {
          Reference item = named(list.get(i), entry);
          if (item != null) {
            keywords.put(placed(name, i), item);
          }
        }
      } else {
        arguments.put(name, value);
      }
    });
  }

  /// A tensor given by name: as in Keras 3, or a bare reference as in Keras 2.
  private static @Nullable Reference named(@Nullable Object value, LayerEntry entry) {
    Reference tensor = tensor(value, entry);
    return tensor == null ? reference(value) : tensor;
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
        && tensor >= 0
        && tensor <= Integer.MAX_VALUE) {
      return new Reference(layer, node.intValue(), tensor.intValue());
    }
    return null;
  }

  private static IllegalArgumentException unreadable(@Nullable Object found, LayerEntry entry) {
    return new IllegalArgumentException(
        "layer %s: expected the result of another layer as input; found %s"
            .formatted(entry, KerasObject.brief(found)));
  }
}
