package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5GroupBuilder;
import dev.litmus.keras.hdf5.Hdf5Writer;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.layers.VocabularyLayer;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.OptimizerState;
import dev.litmus.nn.models.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Lays out the tree of `model.weights.h5`: every layer has a group `vars`, empty or not, since
/// Keras 3.3 asks for it.
final class WeightsWriter {
  private WeightsWriter() {}

  static Hdf5Writer of(Model model, Optional<Trainer> trainer) {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    add(root, "", model);
    trainer.ifPresent(with -> addOptimizer(root, with.optimizer()));
    return new Hdf5Writer(root);
  }

  private static void add(Hdf5GroupBuilder root, String prefix, Model model) {
    root.groups(prefix + "layers");
    groups(model).forEach((path, state) -> add(root, prefix + path, state));
    root.groups(prefix + "vars").attribute("name", model.name());
  }

  private static void add(Hdf5GroupBuilder root, String path, LayerState state) {
    if (state.layer() instanceof Model nested) {
      add(root, path + "/", nested);
      return;
    }
    Hdf5GroupBuilder vars = root.groups(path + "/vars");
    vars.attribute("name", state.name());
    for (int i = 0; i < state.ownVariables().size(); i++) {
      add(vars, Integer.toString(i), state.ownVariables().get(i));
    }
    addTokenWeights(root, path, state.layer());
    SeedGenerator generator = state.seedGenerator();
    if (generator != null) {
      // Keras neither writes nor reads these; a training that goes on here needs them.
      root.groups(path + "/seed_generator/vars")
          .longs("0", new long[] {generator.seed(), generator.draws()}, 2);
    }
    state.children().forEach((attribute, child) -> add(root, path + "/" + attribute, child));
  }

  /// Keras keeps the weights of `tf_idf` with the layer and, for texts, with the lookup inside it.
  private static void addTokenWeights(Hdf5GroupBuilder root, String path, Layer layer) {
    if (layer instanceof TextVectorization) {
      root.groups(path + "/_lookup_layer/vars");
    }
    if (layer instanceof VocabularyLayer lookup && lookup.tokenWeights().length > 0) {
      float[] weights = lookup.tokenWeights();
      root.groups(path + "/vars").floats("idf_weights", weights, weights.length);
      if (layer instanceof TextVectorization) {
        root.groups(path + "/_lookup_layer/vars").floats("idf_weights", weights, weights.length);
      }
    }
  }

  /// The layers by the paths of their weights, such as `layers/dense_1`.
  static SequencedMap<String, LayerState> groups(Model model) {
    WeightPaths paths = new WeightPaths();
    SequencedMap<String, LayerState> groups = new LinkedHashMap<>();
    for (LayerState state : model.layers()) {
      groups.put(paths.next(state.layer().className()), state);
    }
    return groups;
  }

  /// Adds a variable's elements in their type.
  static void add(Hdf5GroupBuilder group, String name, Variable variable) {
    float[] value = variable.value();
    long[] dims = dims(variable.shape());
    if (variable.dtype() == DType.FLOAT32) {
      group.floats(name, value, dims);
    } else if (variable.dtype() == DType.INT64) {
      long[] whole = new long[value.length];
      Arrays.setAll(whole, i -> (long) value[i]);
      group.longs(name, whole, dims);
    } else {
      int[] whole = new int[value.length];
      Arrays.setAll(whole, i -> (int) value[i]);
      group.ints(name, whole, dims);
    }
  }

  private static void addOptimizer(Hdf5GroupBuilder root, OptimizerState state) {
    Hdf5GroupBuilder vars = root.groups("optimizer/vars");
    vars.attribute("name", state.optimizer().name());
    OptimizerVariables.add(vars, state);
  }

  private static long[] dims(Shape shape) {
    return Arrays.stream(shape.dims()).asLongStream().toArray();
  }
}
