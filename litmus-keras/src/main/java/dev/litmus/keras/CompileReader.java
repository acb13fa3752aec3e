package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.metrics.RocAuc;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.OptimizerState;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads how a model was compiled, and what its optimizer had learnt. A model predicts without
/// either, so what is not known here ends in a notice, not in a refusal; damaged numbers are
/// refused.
final class CompileReader {
  private final List<String> notices;

  CompileReader(List<String> notices) {
    this.notices = notices;
  }

  Optional<Trainer> read(@Nullable Object compileConfig, Model model) {
    if (!(compileConfig instanceof Map<?, ?> fields) || fields.get("optimizer") == null) {
      return Optional.empty();
    }
    try {
      Optimizer optimizer = optimizer(fields.get("optimizer"));
      Loss loss = loss(fields.get("loss"));
      return Optional.of(
          model.compile(optimizer, loss, metrics(fields.get("metrics")).toArray(new Metric[0])));
    } catch (IllegalArgumentException unknown) {
      notices.add(
          "the model was compiled, but can't be trained on as it was: " + unknown.getMessage());
      return Optional.empty();
    }
  }

  private static Optimizer optimizer(@Nullable Object description) {
    if (description instanceof String name) {
      return Optimizers.named(name);
    }
    KerasObject object = KerasObject.read(description, "the optimizer");
    // Keras 2.11 to 2.15 wrote its own classes as "Custom>Adam".
    String className = object.className().replaceFirst("^Custom>", "");
    Config config = object.typedConfig("optimizer " + className);
    return Optimizers.of(className, config);
  }

  private static Loss loss(@Nullable Object description) {
    if (description instanceof String name) {
      return Losses.named(name);
    }
    KerasObject object = KerasObject.read(description, "the loss");
    if (object.fields().get("config") instanceof String function) {
      return Losses.named(function);
    }
    return Losses.of(object.className(), object.typedConfig("loss " + object.className()));
  }

  private List<Metric> metrics(@Nullable Object description) {
    List<Metric> metrics = new ArrayList<>();
    switch (description) {
      case null -> {}
      case List<?> list -> list.forEach(item -> metrics.addAll(metrics(item)));
      default -> metric(description).ifPresent(metrics::add);
    }
    return metrics;
  }

  /// A metric that is not known is left out: figures don't change the training.
  private Optional<Metric> metric(Object description) {
    try {
      if (description instanceof String name) {
        return Optional.of(Metrics.named(name));
      }
      KerasObject object = KerasObject.read(description, "a metric");
      Config config = object.typedConfig("metric " + object.className());
      if (object.className().equals("AUC") && config.string("curve", "ROC").equals("ROC")) {
        return Optional.of(new RocAuc(config.string("name", "auc")));
      }
      return Optional.of(
          object.fields().get("config") instanceof String function
              ? Metrics.named(function)
              : Metrics.of(object.className(), config));
    } catch (IllegalArgumentException unknown) {
      notices.add("a metric is left out: " + unknown.getMessage());
      return Optional.empty();
    }
  }

  /// Restores the optimizer from the file's group `optimizer`: number of updates, learning rate,
  /// slots.
  void restore(OptimizerState state, Hdf5Group root, WeightsReader weights) {
    Optional<Hdf5Group> vars = root.group("optimizer/vars");
    List<OptimizerState.Numbers> arrays = state.inFileOrder();
    int first = state.learningRateIsSet() ? 2 : 1;
    int expected = first + arrays.size();
    if (vars.isEmpty() || vars.get().children().size() != expected) {
      notices.add(
          "the optimizer starts afresh: expected %d variables of it in the file, found %d"
              .formatted(expected, vars.map(group -> group.children().size()).orElse(0)));
      return;
    }
    long[] iterations = dataset(vars.get(), 0).longs();
    if (iterations.length != 1) {
      throw new IllegalArgumentException(
          "the optimizer's iteration should be a single number; found " + iterations.length);
    }
    if (state.learningRateIsSet()) {
      float[] rate = dataset(vars.get(), 1).floats();
      if (rate.length != 1) {
        throw new IllegalArgumentException(
            "the optimizer's learning rate should be a single number; found " + rate.length);
      }
      state.learningRate(rate[0]);
    }
    for (int i = 0; i < arrays.size(); i++) {
      Hdf5Dataset dataset = dataset(vars.get(), first + i);
      float[] elements = dataset.floats();
      float[] own = arrays.get(i).values();
      if (elements.length != own.length) {
        throw new IllegalArgumentException(
            "the optimizer's variable %s has %d numbers; expected %d"
                .formatted(dataset.path(), elements.length, own.length));
      }
      weights.checkFinite(
          elements,
          dev.litmus.nn.Shape.of(elements.length),
          "the optimizer's variable " + dataset.path());
      System.arraycopy(elements, 0, own, 0, elements.length);
    }
    state.iterations(iterations[0]);
  }

  private static Hdf5Dataset dataset(Hdf5Group vars, int index) {
    return vars.dataset(Integer.toString(index))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the optimizer has no variable %s/%d".formatted(vars.path(), index)));
  }
}
