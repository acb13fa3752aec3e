package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Attribute;
import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the weights of a model from the tree in `model.weights.h5`. Shapes are compared with the
/// plan before the model is made, so that a model is never larger than its file.
final class WeightsReader {
  private final Hdf5Group root;
  private final SharedObjects shared;
  private final FiniteCheck finite;

  WeightsReader(Hdf5Group root, SharedObjects shared, FiniteCheck finite) {
    this.root = root;
    this.shared = shared;
    this.finite = finite;
  }

  /// Refuses a file whose weights are not exactly those of the outline.
  void check(Outline outline, VariablePlan plan) {
    check("", outline, plan);
  }

  private void check(String prefix, Outline outline, VariablePlan plan) {
    for (LayerEntry entry : outline.used()) {
      String group = prefix + entry.group();
      if (entry.layer() instanceof OutlineLayer nested) {
        check(group + "/", nested.outline(), plan);
      } else if (!entry.group().isEmpty()) {
        group(group + "/vars").ifPresent(vars -> checkName(vars, entry));
        check(group, entry, plan.of(entry.layer()));
      }
    }
  }

  private void check(String group, Object layer, VariablePlan.PlannedLayer planned) {
    checkOwn(group, layer, planned.variables());
    planned.children().forEach((attribute, child) -> check(group + "/" + attribute, layer, child));
  }

  private void checkOwn(String group, Object layer, List<VariablePlan.Planned> variables) {
    group(group + "/vars").ifPresent(vars -> checkCount(vars, layer, variables.size()));
    for (int i = 0; i < variables.size(); i++) {
      checkShape(dataset(group, layer, i), layer, variables.get(i));
    }
  }

  private static void checkName(Hdf5Group vars, LayerEntry entry) {
    Optional<String> name = vars.attribute("name").map(Hdf5Attribute::string);
    if (name.isPresent() && !name.get().equals(entry.name())) {
      throw new IllegalArgumentException(
          "the weights at %s belong to a layer '%s'; expected layer %s"
              .formatted(vars.path(), name.get(), entry));
    }
  }

  private static void checkCount(Hdf5Group vars, Object layer, int expected) {
    // The weights of tokens stand beside the variables; they came with the vocabulary.
    int found = vars.children().size() - (vars.dataset("idf_weights").isPresent() ? 1 : 0);
    if (found != expected) {
      throw new IllegalArgumentException(
          "layer %s has %d variables; found %d at %s"
              .formatted(layer, expected, found, vars.path()));
    }
  }

  private static void checkShape(Hdf5Dataset dataset, Object layer, VariablePlan.Planned planned) {
    long[] expected = Arrays.stream(planned.shape().dims()).asLongStream().toArray();
    if (!Arrays.equals(expected, dataset.dims())) {
      throw new IllegalArgumentException(
          "the %s of layer %s should have shape %s; found %s at %s"
              .formatted(
                  planned.name(),
                  layer,
                  planned.shape(),
                  shapeText(dataset.dims()),
                  dataset.path()));
    }
    dataset.requireStored();
  }

  static String shapeText(long[] dims) {
    return Arrays.stream(dims).allMatch(dim -> dim <= Integer.MAX_VALUE)
        ? Shape.of(Arrays.stream(dims).mapToInt(dim -> (int) dim).toArray()).toString()
        : Arrays.toString(dims);
  }

  /// Copies all weights into the model made from the checked outline.
  void assign(Outline outline, Model model) {
    assign("", outline, model);
  }

  private void assign(String prefix, Outline outline, Model model) {
    for (LayerEntry entry : outline.used()) {
      String group = prefix + entry.group();
      if (entry.layer() instanceof OutlineLayer nested) {
        assign(group + "/", nested.outline(), nested.made(model.seed()));
      } else if (!entry.group().isEmpty()) {
        assign(group, entry, model.state(Outlined.real(entry.layer(), model.seed())));
      }
    }
  }

  /// Reads weights into a model that there is already, by the places that its own file would give
  /// them.
  void load(Model model) {
    Set<Model> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Runnable> assignments = new ArrayList<>();
    visit("", model, seen, assignments);
    assignments.forEach(Runnable::run);
  }

  /// Checks the layers of a model and notes what is to be read: of one that is used in several
  /// places, at the first, where Keras keeps the weights.
  private void visit(String prefix, Model model, Set<Model> seen, List<Runnable> assignments) {
    if (seen.add(model)) {
      WeightsWriter.groups(model)
          .forEach((path, state) -> visit(prefix + path, state, state, seen, assignments));
    }
  }

  private void visit(
      String group, Object layer, LayerState state, Set<Model> seen, List<Runnable> assignments) {
    if (state.layer() instanceof Model nested) {
      visit(group + "/", nested, seen, assignments);
      return;
    }
    checkOwn(group, layer, VariablePlan.own(state));
    assignments.add(() -> assignOwn(group, layer, state));
    state
        .children()
        .forEach(
            (attribute, child) -> visit(group + "/" + attribute, layer, child, seen, assignments));
  }

  private void assign(String prefix, Model model) {
    WeightsWriter.groups(model).forEach((path, state) -> assign(prefix + path, state, state));
  }

  private void assign(String group, Object layer, LayerState state) {
    if (state.layer() instanceof Model nested) {
      assign(group + "/", nested);
      return;
    }
    assignOwn(group, layer, state);
    state.children().forEach((attribute, child) -> assign(group + "/" + attribute, layer, child));
  }

  private void assignOwn(String group, Object layer, LayerState state) {
    List<Variable> variables = state.ownVariables();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      float[] elements = elements(dataset(group, layer, i), variable.dtype());
      String who = "the %s of layer %s".formatted(variable.name(), layer);
      finite.check(elements, variable.shape(), who);
      variable.assign(elements);
    }
    SeedGenerator generator = state.seedGenerator();
    if (generator != null) {
      group(group + "/seed_generator/vars")
          .flatMap(vars -> vars.dataset("0"))
          .ifPresent(seeds -> restore(generator, seeds, layer));
    }
  }

  private static void restore(SeedGenerator generator, Hdf5Dataset seeds, Object layer) {
    long[] pair = seeds.longs();
    if (pair.length != 2) {
      throw new IllegalArgumentException(
          "the seeds of layer %s should be 2 numbers; found %d at %s"
              .formatted(layer, pair.length, seeds.path()));
    }
    generator.restore(pair[0], pair[1]);
  }

  /// The elements as the engine keeps them.
  static float[] elements(Hdf5Dataset dataset, DType dtype) {
    if (dtype == DType.FLOAT32) {
      return dataset.floats();
    }
    long[] whole = dataset.longs();
    float[] elements = new float[whole.length];
    for (int i = 0; i < whole.length; i++) {
      elements[i] = whole[i];
    }
    return elements;
  }

  private Hdf5Dataset dataset(String group, Object layer, int index) {
    return group(group + "/vars")
        .flatMap(vars -> vars.dataset(Integer.toString(index)))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the file has no weight %s/vars/%d for layer %s".formatted(group, index, layer)));
  }

  private Optional<Hdf5Group> group(String path) {
    return stored(path).or(() -> shared.original(path).flatMap(this::stored));
  }

  private Optional<Hdf5Group> stored(String path) {
    return root.group(path).or(() -> root.group(WeightPaths.inKeras2(path)));
  }
}
