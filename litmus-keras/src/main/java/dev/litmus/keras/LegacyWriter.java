package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5GroupBuilder;
import dev.litmus.keras.hdf5.Hdf5Writer;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.OptimizerState;
import dev.litmus.nn.models.Trainer;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lays out a legacy `.h5` model as Keras 3 reads it.
final class LegacyWriter {
  private LegacyWriter() {}

  /// The file of a model.
  ///
  /// @param compiled how it was compiled, in the words of `.keras` files
  /// @throws IllegalArgumentException naming an operation node: Keras reads none from such files
  static Hdf5Writer of(
      Model model, Optional<Trainer> trainer, Optional<Map<String, @Nullable Object>> compiled) {
    refuseOperations(model);
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    root.attribute("keras_version", ModelWriter.LAYOUT_VERSION);
    root.attribute("backend", "tensorflow");
    root.attribute("model_config", Json.writeForPython(ConfigWriter.of(model)));
    compiled.ifPresent(
        config -> root.attribute("training_config", Json.writeForPython(training(config))));
    addWeights(root.group("model_weights"), model);
    trainer.ifPresent(with -> addOptimizer(root.group("optimizer_weights"), with.optimizer()));
    return new Hdf5Writer(root);
  }

  private static void refuseOperations(Model model) {
    for (Call call : model.calls()) {
      Layer layer = call.layer();
      if (layer.operation()) {
        throw new IllegalArgumentException(
            "node %s '%s' is an operation, which Keras does not read back from .h5 files; save the model as .keras"
                .formatted(layer.className(), model.state(layer).name()));
      }
      if (layer instanceof Model nested) {
        refuseOperations(nested);
      }
    }
  }

  private static Map<String, @Nullable Object> training(Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> training = new LinkedHashMap<>(config);
    training.put("optimizer_config", training.remove("optimizer"));
    return training;
  }

  private static void addWeights(Hdf5GroupBuilder group, Model model) {
    NameLists.write(group, "layer_names", model.layers().stream().map(LayerState::name).toList());
    group.attribute("backend", "tensorflow");
    group.attribute("keras_version", ModelWriter.LAYOUT_VERSION);
    for (LayerState state : model.layers()) {
      IdentityHashMap<Variable, String> paths = new IdentityHashMap<>();
      collectPaths(state, state.name(), paths);
      List<Variable> variables = LegacyWeights.inOrder(state);
      Hdf5GroupBuilder layer = group.groups(state.name());
      List<String> names =
          variables.stream().map(variable -> paths.getOrDefault(variable, "")).toList();
      NameLists.write(layer, "weight_names", names);
      for (int i = 0; i < variables.size(); i++) {
        int slash = names.get(i).lastIndexOf('/');
        WeightsWriter.add(
            layer.groups(names.get(i).substring(0, slash)),
            names.get(i).substring(slash + 1),
            variables.get(i));
      }
    }
    NameLists.write(group.group("top_level_model_weights"), "weight_names", List.of());
  }

  /// Names every variable of a layer and of those inside it: `dense/kernel`,
  /// `bidirectional/forward_layer/cell/kernel`.
  private static void collectPaths(
      LayerState state, String prefix, IdentityHashMap<Variable, String> paths) {
    for (Variable variable : state.ownVariables()) {
      paths.put(variable, prefix + "/" + variable.name());
    }
    state
        .children()
        .forEach((attribute, child) -> collectPaths(child, prefix + "/" + attribute, paths));
    if (state.layer() instanceof Model nested) {
      nested.layers().forEach(inner -> collectPaths(inner, prefix + "/" + inner.name(), paths));
    }
  }

  private static void addOptimizer(Hdf5GroupBuilder group, OptimizerState state) {
    String folder = state.optimizer().name();
    Hdf5GroupBuilder variables = group.groups(folder);
    List<String> names = OptimizerVariables.add(variables, state);
    NameLists.write(group, "weight_names", names.stream().map(n -> folder + "/" + n).toList());
  }
}
