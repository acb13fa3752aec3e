package dev.litmus.keras;

import dev.litmus.nn.models.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The names of a model's outputs, by which a compile configuration tells what belongs to which:
/// the keys of `output_layers` where that is an object, else the names of the layers.
record OutputNames(List<String> names) {
  /// @param modelConfig the description of the model in the file
  static OutputNames of(@Nullable Object modelConfig, Model model) {
    if (modelConfig instanceof Map<?, ?> description
        && description.get("config") instanceof Map<?, ?> config
        && config.get("output_layers") instanceof Map<?, ?> outputs
        && outputs.size() == model.outputs().size()) {
      return new OutputNames(List.copyOf(new TreeSet<>(KerasObject.fields(outputs).keySet())));
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < model.outputs().size(); i++) {
      names.add(model.outputName(i));
    }
    return new OutputNames(names);
  }

  /// What each output is given: by a list in order, by an object of names, or the same for all by
  /// anything else.
  ///
  /// @param what the field of the configuration
  /// @param one reads what one output is given, null for nothing
  /// @throws IllegalArgumentException when the list has another length, or the object other names
  <T> List<T> each(@Nullable Object description, String what, Function<@Nullable Object, T> one) {
    List<T> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      found.add(one.apply(part(description, i, what)));
    }
    return found;
  }

  private @Nullable Object part(@Nullable Object description, int output, String what) {
    if (description instanceof List<?> list) {
      if (list.size() != names.size()) {
        throw new IllegalArgumentException(
            "%s: expected one for each of the outputs %s; found a list of %d"
                .formatted(what, names, list.size()));
      }
      return list.get(output);
    }
    if (description instanceof Map<?, ?> map && !map.containsKey("class_name")) {
      for (String name : KerasObject.fields(map).keySet()) {
        if (!names.contains(name)) {
          throw new IllegalArgumentException(
              "%s: expected names of the outputs %s; found '%s'".formatted(what, names, name));
        }
      }
      return map.get(names.get(output));
    }
    return description;
  }

  int count() {
    return names.size();
  }
}
