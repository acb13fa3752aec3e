package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.operations.Operations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the descriptions of layers into layers. Class names are looked up in a closed list;
/// nothing is ever loaded by name.
final class LayerReader {
  /// Classes whose configuration is program code or runs some: refused whatever a program
  /// registers.
  private static final Set<String> PROGRAM_CODE =
      Set.of("Lambda", "TorchModuleWrapper", "TFSMLayer", "JaxLayer", "FlaxLayer", "__lambda__");

  private static final Set<String> NESTED_MODELS = Set.of("Functional", "Model", "Sequential");
  private static final Set<String> PLAIN_POLICIES =
      Set.of("float32", "string", "int32", "int64", "bool");

  /// Types that give the same up to rounding.
  private static final Set<String> OTHER_POLICIES =
      Set.of("float64", "float16", "bfloat16", "mixed_float16", "mixed_bfloat16");

  /// The keys under which Keras's layers hold others.
  private static final List<String> INNER_LAYERS =
      List.of("layer", "backward_layer", "cell", "cells");

  private static final int MAX_DEPTH = 16;

  private final Layers layers;
  private final VocabularyReader vocabularies;
  private final List<String> notices;
  private final int depth;
  private final SharedObjects shared;
  private final UseBudget uses;
  private final String prefix;
  private List<String> frozen = new ArrayList<>();
  private final WeightPaths paths = new WeightPaths();
  private final Set<String> names = new HashSet<>();

  LayerReader(
      Layers layers, VocabularyReader vocabularies, List<String> notices, SharedObjects shared) {
    this(layers, vocabularies, notices, shared, new UseBudget(), "", 0);
  }

  private LayerReader(
      Layers layers,
      VocabularyReader vocabularies,
      List<String> notices,
      SharedObjects shared,
      UseBudget uses,
      String prefix,
      int depth) {
    this.layers = layers;
    this.vocabularies = vocabularies;
    this.notices = notices;
    this.shared = shared;
    this.uses = uses;
    this.prefix = prefix;
    this.depth = depth;
  }

  /// The uses of layers that the file may still have.
  UseBudget uses() {
    return uses;
  }

  /// Reads one description.
  ///
  /// @param numbersInputs whether input layers count among the layers with weights, as they do in
  ///   functional models
  LayerEntry read(@Nullable Object description, boolean numbersInputs) {
    KerasObject object = KerasObject.read(description, "a layer").upgraded();
    String className = object.className();
    Map<String, @Nullable Object> config = object.config("a layer of class " + className);
    Object named = config.containsKey("name") ? config.get("name") : object.fields().get("name");
    if (!(named instanceof String name) || name.isEmpty()) {
      throw new IllegalArgumentException("a layer of class %s has no name".formatted(className));
    }
    String owner = "%s '%s'".formatted(className, name);
    refuseCode(className, owner);
    if (!names.add(name)) {
      throw new IllegalArgumentException("two layers are named '%s'".formatted(name));
    }
    config.put("name", name);
    boolean operation = isOperation(object, config);
    boolean input = className.equals("InputLayer");
    String group = operation || (input && !numbersInputs) ? "" : paths.next(className);
    if (NESTED_MODELS.contains(className) && object.isKeras()) {
      boolean free = !Boolean.FALSE.equals(config.get("trainable"));
      return new LayerEntry(nested(object, group, owner), name, free, group);
    }
    SharedObjects.Place first = group.isEmpty() ? here(object, group) : meet(object, group, owner);
    boolean trainable = !Boolean.FALSE.equals(config.remove("trainable"));
    if (!operation && !input) {
      checkPolicy(config.remove("dtype"), owner);
      config.remove("batch_input_shape");
      config.remove("batch_shape");
    }
    frozen = new ArrayList<>();
    if (!operation) {
      checkFinite(config, owner);
      if (object.isKeras()) {
        readInner(className, config, group, "", owner);
      }
    }
    first.vocabularies().complete(className, config, first.group(), owner);
    if (operation) {
      addCall(config, object.fields().get("inbound_nodes"), owner);
    }
    Config typed = Config.of(owner, config);
    Layer layer =
        operation ? Operations.create(className, typed) : layers.create(key(object, owner), typed);
    checkUnread(typed);
    return new LayerEntry(OutlineWrapper.of(layer), name, trainable, group, List.copyOf(frozen));
  }

  /// An operation's constants stand in its call, beside the tensors.
  private static void addCall(
      Map<String, @Nullable Object> config, @Nullable Object nodes, String owner) {
    if (nodes instanceof List<?> calls
        && !calls.isEmpty()
        && calls.getFirst() instanceof Map<?, ?> call) {
      if (calls.size() > 1) {
        throw new IllegalArgumentException(
            "operation %s is called %d times; one call is read".formatted(owner, calls.size()));
      }
      config.put("args", call.get("args"));
      config.put("kwargs", call.get("kwargs"));
    }
  }

  /// Whether an object is an operation node. Keras's `.h5` files leave out the module; there the
  /// configuration has no `trainable`, as every layer's has, and the call has the form of Keras 3.
  private static boolean isOperation(KerasObject object, Map<String, @Nullable Object> config) {
    return object.module().startsWith("keras.src.ops")
        || (!object.fields().containsKey("module")
            && Operations.classNames().contains(object.className())
            && !config.containsKey("trainable")
            && object.fields().get("inbound_nodes") instanceof List<?> nodes
            && !nodes.isEmpty()
            && nodes.getFirst() instanceof Map<?, ?>);
  }

  private static void refuseCode(String className, String owner) {
    if (PROGRAM_CODE.contains(className)) {
      throw new IllegalArgumentException(
          "layer %s holds program code, which Litmus never runs; rebuild the model without it"
              .formatted(owner.startsWith(className) ? owner : className + " of " + owner));
    }
  }

  /// Replaces the descriptions of layers inside the layer, such as a recurrent layer's cell, by the
  /// layers.
  ///
  /// @param group the place of the outer layer's weights
  /// @param place that of this one below it, such as `/forward_layer`
  private void readInner(
      String className,
      Map<String, @Nullable Object> config,
      String group,
      String place,
      String owner) {
    for (String key : INNER_LAYERS) {
      boolean forward = className.equals("Bidirectional") && key.equals("layer");
      String inside = place + "/" + (forward ? "forward_layer" : key);
      String inner = owner + ", " + key;
      if (config.get(key) instanceof Map<?, ?> description) {
        config.put(key, inner(description, group, inside, inner));
      } else if (key.equals("cells") && config.get(key) instanceof List<?> list) {
        config.put(key, list.stream().map(item -> inner(item, group, inside, inner)).toList());
      }
    }
  }

  /// A layer inside a layer: read by the same rules.
  private Layer inner(@Nullable Object description, String outer, String place, String owner) {
    String group = outer + place;
    KerasObject object = KerasObject.read(description, owner);
    String className = object.className();
    Map<String, @Nullable Object> config = object.config(owner);
    refuseCode(className, owner);
    if (NESTED_MODELS.contains(className)) {
      return nested(object, group, owner);
    }
    meet(object, group, owner);
    if (Boolean.FALSE.equals(config.remove("trainable"))) {
      if (place.contains("/cells")) {
        notices.add("%s is frozen in the file; it is trained here with its layer".formatted(owner));
      } else {
        frozen.add(place.substring(1));
      }
    }
    checkPolicy(config.remove("dtype"), owner);
    config.remove("batch_input_shape");
    checkFinite(config, owner);
    readInner(className, config, outer, place, owner);
    Config typed = Config.of("%s %s".formatted(owner, className), config);
    Layer layer = layers.create(key(object, owner), typed);
    checkUnread(typed);
    return OutlineWrapper.of(layer);
  }

  /// This place in the file, for an object that has its weights there.
  private SharedObjects.Place here(KerasObject object, String group) {
    return new SharedObjects.Place(
        prefix + group, group, vocabularies, object, new SharedObjects.Made());
  }

  /// The place that has the weights of a layer; when that is another one, its copy here trains on
  /// its own.
  private SharedObjects.Place meet(KerasObject object, String group, String owner) {
    SharedObjects.Place place = here(object, group);
    SharedObjects.Place first = shared.meet(place);
    if (!first.path().equals(place.path())) {
      notices.add(
          "%s is one layer in several models of the file; here each of them trains a copy of its own"
              .formatted(owner));
    }
    return first;
  }

  /// A model that is used as a layer: the same wherever the file says that it is the same.
  private Layer nested(KerasObject object, String group, String owner) {
    SharedObjects.Made first = shared.meet(here(object, group)).made();
    Layer layer =
        first.layer().orElseGet(() -> new OutlineLayer(outline(object.fields(), group, owner)));
    first.layer(layer);
    return layer;
  }

  /// A model inside the model, with names and assets of its own.
  private Outline outline(@Nullable Object description, String group, String owner) {
    if (depth >= MAX_DEPTH) {
      throw new IllegalArgumentException(
          "layer %s: models inside models are read up to %d deep".formatted(owner, MAX_DEPTH));
    }
    LayerReader inner =
        new LayerReader(
            layers,
            vocabularies.below(group),
            notices,
            shared,
            uses,
            prefix + group + "/",
            depth + 1);
    try {
      return new OutlineReader(inner).read(description);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("in layer %s: %s".formatted(owner, e.getMessage()));
    }
  }

  /// The name to look the class up by: a class that isn't Keras's own must have been registered by
  /// the program, and can't pass for one of Keras's.
  private String key(KerasObject object, String owner) {
    String className = object.className();
    if (object.isKeras()) {
      return className;
    }
    for (String candidate : List.of(object.registeredName(), className)) {
      boolean registered = layers.classNames().contains(candidate);
      if (registered && !Layers.standard().classNames().contains(candidate)) {
        return candidate;
      }
    }
    throw new IllegalArgumentException(
        ("layer %s is of a class from outside Keras (module '%s', registered name '%s') that this"
                + " program has not registered")
            .formatted(owner, object.module(), object.registeredName()));
  }

  /// Refuses types of computation that would give other numbers, as those of quantized layers do;
  /// other floating-point types are noticed.
  private void checkPolicy(@Nullable Object policy, String owner) {
    if (policy == null) {
      return;
    }
    Object name =
        policy instanceof Map<?, ?> object
                && object.get("config") instanceof Map<?, ?> config
                && config.get("name") instanceof String text
            ? text
            : policy;
    if (name instanceof String other && OTHER_POLICIES.contains(other)) {
      String notice = "the model computes in %s in Keras and in float32 here".formatted(other);
      if (!notices.contains(notice)) {
        notices.add(notice);
      }
    } else if (!(name instanceof String known && PLAIN_POLICIES.contains(known))) {
      throw new IllegalArgumentException(
          "layer %s: dtype %s is not supported; expected float32 or another floating-point type"
              .formatted(owner, KerasObject.brief(name)));
    }
  }

  /// Python writes NaN and Infinity, which make sense as arguments of operations only.
  private static void checkFinite(Map<String, @Nullable Object> config, String owner) {
    config.forEach((key, value) -> {
      List<Object> open = new ArrayList<>();
      open.add(value == null ? "" : value);
      while (!open.isEmpty()) {
        Object next = open.removeLast();
        if (next instanceof Double number && !Double.isFinite(number)) {
          throw new IllegalArgumentException(
              "layer %s: %s holds %s; expected finite numbers".formatted(owner, key, number));
        }
        Collection<?> inner =
            switch (next) {
              case List<?> list -> list;
              case Map<?, ?> map -> map.values();
              default -> List.of();
            };
        inner.stream().filter(Objects::nonNull).forEach(open::add);
      }
    });
  }

  /// Keys of a newer Keras that are off make no difference; others might.
  private void checkUnread(Config config) {
    List<String> unknown = new ArrayList<>();
    for (String key : config.unread()) {
      Object value = config.value(key);
      if (value == null || Boolean.FALSE.equals(value)) {
        notices.add(
            "%s: unknown field %s = %s is passed over".formatted(config.owner(), key, value));
      } else {
        unknown.add(key + " = " + KerasObject.brief(value));
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s: unknown field %s".formatted(config.owner(), String.join(", ", unknown)));
    }
  }
}
