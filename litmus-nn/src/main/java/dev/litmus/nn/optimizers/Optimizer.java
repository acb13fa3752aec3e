package dev.litmus.nn.optimizers;

import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How gradients change weights. An optimizer is an immutable record of Keras's configuration; what
/// it remembers of each weight are its slots, arrays that the trainer keeps.
///
/// An optimizer of your own implements [#name()], [#settings()], [#slots(Parameter)] and
/// [#update(Step, Weight, int, int)]. Clipping, weight decay, averages and gathering gradients over
/// several steps are the trainer's part, told by the settings.
public interface Optimizer {
  /// One update. The trainer has one object of it, which goes from update to update, so that none
  /// is made for each.
  final class Step {
    private final float[] shared;
    private long number;
    private float learningRate;

    /// @param shared the numbers that belong to no weight, see [Optimizer#shared()]
    public Step(float[] shared) {
      this.shared = shared;
    }

    /// Goes on to another update.
    ///
    /// @param update counts updates from 1; a step that only gathers a gradient is none
    /// @param rate the learning rate to use
    public void next(long update, float rate) {
      number = update;
      learningRate = rate;
    }

    /// Counts updates from 1.
    public long number() {
      return number;
    }

    public float learningRate() {
      return learningRate;
    }

    /// The numbers that belong to no weight; the array itself.
    public float[] shared() {
      return shared;
    }
  }

  /// A weight to be trained.
  ///
  /// @param path Keras's path, such as `sequential/dense/kernel`
  record Parameter(String path, Shape shape) {}

  /// What is remembered of a weight.
  ///
  /// @param name Keras's name, such as `momentum`
  /// @param initial what all its elements are at the start
  /// @param group files hold the slots of group 0 of all weights, weight by weight, then those of
  ///   group 1, and so on
  record Slot(String name, Shape shape, float initial, int group) {
    /// A slot of the weight's shape, zero at the start, in group 0.
    public static Slot of(String name, Parameter parameter) {
      return of(name, parameter, 0);
    }

    /// A slot of the weight's shape in group 0.
    public static Slot of(String name, Parameter parameter, double initial) {
      return new Slot(name, parameter.shape(), (float) initial, 0);
    }

    /// The same in another group.
    public Slot group(int number) {
      return new Slot(name, shape, initial, number);
    }
  }

  /// A weight in an update: its elements, how they should change, and its slots.
  record Weight(Parameter parameter, float[] value, Gradient gradient, float[][] slots) {}

  /// Keras's name of the object, such as `adam`.
  String name();

  /// Learning rate, clipping and what else is common to all.
  OptimizerSettings settings();

  /// The learning rate to start with.
  default double learningRate() {
    return settings().initialLearningRate();
  }

  /// What is remembered of a weight; as many arrays as `update` gets, in that order.
  List<Slot> slots(Parameter parameter);

  /// Numbers remembered that belong to no weight, as they are at the start.
  default float[] shared() {
    return new float[0];
  }

  /// Called before the weights of an update; may change [Step#shared()].
  default void begin(Step step) {}

  /// Changes elements `from` (inclusive) to `to` (exclusive) of a weight and of its slots. Unless
  /// [#coupled()], each element is treated alike and alone, so the cut changes no bit.
  void update(Step step, Weight weight, int from, int to);

  /// Whether the elements of a weight depend on each other; `update` then gets them all at once.
  default boolean coupled() {
    return false;
  }

  /// The share of a weight that decays at each update, times the learning rate.
  default OptionalDouble weightDecay(Parameter parameter) {
    return settings().weightDecay();
  }

  /// Keras's class name.
  default String className() {
    return getClass().getSimpleName();
  }

  /// Keras's configuration, with Keras's keys in Keras's order.
  default Map<String, @Nullable Object> config() {
    return settings().config(name());
  }
}
