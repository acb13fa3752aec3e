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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the weights of a model from the tree in `model.weights.h5`. Shapes are compared with the
/// plan before the model is made, so that a model is never larger than its file.
final class WeightsReader {
  private final Hdf5Group root;
  private final boolean allowNonFinite;
  private final List<String> notices;

  WeightsReader(Hdf5Group root, boolean allowNonFinite, List<String> notices) {
    this.root = root;
    this.allowNonFinite = allowNonFinite;
    this.notices = notices;
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
        check(group, entry, plan.of(entry.layer()), true);
      }
    }
  }

  private void check(
      String group, LayerEntry entry, VariablePlan.PlannedLayer planned, boolean named) {
    Optional<Hdf5Group> vars = group(group + "/vars");
    if (vars.isPresent()) {
      if (named) {
        checkName(vars.get(), entry);
      }
      checkCount(vars.get(), entry, planned.variables().size());
    }
    for (int i = 0; i < planned.variables().size(); i++) {
      checkShape(dataset(group, entry, i), entry, planned.variables().get(i));
    }
    planned
        .children()
        .forEach((attribute, child) -> check(group + "/" + attribute, entry, child, false));
  }

  private static void checkName(Hdf5Group vars, LayerEntry entry) {
    Optional<String> name = vars.attribute("name").map(Hdf5Attribute::string);
    if (name.isPresent() && !name.get().equals(entry.name())) {
      throw new IllegalArgumentException(
          "the weights at %s belong to a layer '%s'; expected layer %s"
              .formatted(vars.path(), name.get(), entry));
    }
  }

  private static void checkCount(Hdf5Group vars, LayerEntry entry, int expected) {
    // The weights of tokens stand beside the variables; they came with the vocabulary.
    int found = vars.children().size() - (vars.dataset("idf_weights").isPresent() ? 1 : 0);
    if (found != expected) {
      throw new IllegalArgumentException(
          "layer %s has %d variables; found %d at %s"
              .formatted(entry, expected, found, vars.path()));
    }
  }

  private static void checkShape(
      Hdf5Dataset dataset, LayerEntry entry, VariablePlan.Planned planned) {
    long[] expected = Arrays.stream(planned.shape().dims()).asLongStream().toArray();
    if (!Arrays.equals(expected, dataset.dims())) {
      throw new IllegalArgumentException(
          "the %s of layer %s should have shape %s; found %s at %s"
              .formatted(
                  planned.name(),
                  entry,
                  planned.shape(),
                  shapeText(dataset.dims()),
                  dataset.path()));
    }
    dataset.requireStored();
  }

  private static String shapeText(long[] dims) {
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
        assign(group + "/", nested.outline(), nested.model(model.seed()));
      } else if (!entry.group().isEmpty()) {
        assign(group, entry, model.state(entry.layer()));
      }
    }
  }

  private void assign(String group, LayerEntry entry, LayerState state) {
    List<Variable> variables = state.ownVariables();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      float[] elements = elements(dataset(group, entry, i), variable.dtype());
      String who = "the %s of layer %s".formatted(variable.name(), entry);
      checkFinite(elements, variable.shape(), who);
      variable.assign(elements);
    }
    SeedGenerator generator = state.seedGenerator();
    if (generator != null) {
      group(group + "/seed_generator/vars")
          .flatMap(vars -> vars.dataset("0"))
          .ifPresent(seeds -> restore(generator, seeds, entry));
    }
    state.children().forEach((attribute, child) -> assign(group + "/" + attribute, entry, child));
  }

  private static void restore(SeedGenerator generator, Hdf5Dataset seeds, LayerEntry entry) {
    long[] pair = seeds.longs();
    if (pair.length != 2) {
      throw new IllegalArgumentException(
          "the seeds of layer %s should be 2 numbers; found %d at %s"
              .formatted(entry, pair.length, seeds.path()));
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

  /// Refuses, or notes when allowed, the first element that is no finite number.
  void checkFinite(float[] elements, Shape shape, String who) {
    for (int i = 0; i < elements.length; i++) {
      if (!Float.isFinite(elements[i])) {
        String found = "%s holds %s at %s".formatted(who, elements[i], position(i, shape));
        if (!allowNonFinite) {
          throw new IllegalArgumentException(found + "; a trained model has finite numbers only");
        }
        notices.add(found);
        return;
      }
    }
  }

  /// The index of an element in each axis, such as `[3, 0]`.
  private static String position(int index, Shape shape) {
    int[] position = new int[shape.rank()];
    int rest = index;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      position[axis] = rest % shape.dim(axis);
      rest /= shape.dim(axis);
    }
    return Arrays.toString(position);
  }

  private Hdf5Dataset dataset(String group, LayerEntry entry, int index) {
    return group(group + "/vars")
        .flatMap(vars -> vars.dataset(Integer.toString(index)))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the file has no weight %s/vars/%d for layer %s".formatted(group, index, entry)));
  }

  private Optional<Hdf5Group> group(String path) {
    return root.group(path).or(() -> root.group(WeightPaths.inKeras2(path)));
  }
}
