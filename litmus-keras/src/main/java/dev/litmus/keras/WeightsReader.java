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
    for (LayerEntry entry : outline.used()) {
      List<VariablePlan.Planned> planned = plan.of(entry.layer());
      Optional<Hdf5Group> group = vars(entry);
      if (group.isPresent()) {
        checkName(group.get(), entry);
        checkCount(group.get(), entry, planned.size());
      }
      for (int i = 0; i < planned.size(); i++) {
        checkShape(dataset(entry, i), entry, planned.get(i));
      }
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

  private static void checkCount(Hdf5Group vars, LayerEntry entry, int expected) {
    if (vars.children().size() != expected) {
      throw new IllegalArgumentException(
          "layer %s has %d variables; found %d at %s"
              .formatted(entry, expected, vars.children().size(), vars.path()));
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
    for (LayerEntry entry : outline.used()) {
      LayerState state = model.state(entry.layer());
      List<Variable> variables = state.variables();
      for (int i = 0; i < variables.size(); i++) {
        Variable variable = variables.get(i);
        float[] elements = elements(dataset(entry, i), variable.dtype());
        String who = "the %s of layer %s".formatted(variable.name(), entry);
        checkFinite(elements, variable.shape(), who);
        variable.assign(elements);
      }
      SeedGenerator generator = state.seedGenerator();
      if (generator != null) {
        group(entry, "/seed_generator/vars")
            .flatMap(vars -> vars.dataset("0"))
            .ifPresent(seeds -> restore(generator, seeds, entry));
      }
    }
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

  private Hdf5Dataset dataset(LayerEntry entry, int index) {
    return vars(entry)
        .flatMap(vars -> vars.dataset(Integer.toString(index)))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the file has no weight %s/vars/%d for layer %s"
                    .formatted(entry.group(), index, entry)));
  }

  private Optional<Hdf5Group> vars(LayerEntry entry) {
    return group(entry, "/vars");
  }

  private Optional<Hdf5Group> group(LayerEntry entry, String below) {
    if (entry.group().isEmpty()) {
      return Optional.empty();
    }
    String path = entry.group() + below;
    return root.group(path).or(() -> root.group(WeightPaths.inKeras2(path)));
  }
}
