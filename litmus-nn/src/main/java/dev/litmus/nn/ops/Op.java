package dev.litmus.nn.ops;

/// A piece of mathematics without state: the forward formula and, next to it, its derivative. An op
/// works on the rows it is told, in plain arrays that the [Frame] hands out, and holds nothing
/// between calls; what must be kept from forward to backward goes into the frame.
///
/// Row r of a value with n elements a row stands at index r * n. A row's result may depend on that
/// row only (unless the op is [#coupled()]), so rows can be split over threads without changing a
/// bit.
public interface Op {
  /// The formula, for rows `from` (inclusive) to `to` (exclusive).
  void forward(Frame frame, int from, int to);

  /// The chain rule for the same rows: from [Frame#outputGradient()] to every
  /// [Frame#inputGradient(int)] that [Frame#wantsGradient(int)]; overwrites, never adds.
  default void backward(Frame frame, int from, int to) {
    throw new IllegalStateException(
        getClass().getSimpleName()
            + " has no derivative, yet a trainable variable stands before it");
  }

  /// The gradients of the op's variables over the whole batch: overwrites its share of every
  /// [Frame#variableGradient(int)]. The work is cut into `parts` that may run at once; each element
  /// belongs to one part and sums over rows in ascending order, so the cut changes no bit.
  default void variableGradients(Frame frame, int part, int parts) {}

  /// Into how many sections the batch's rows are cut whose gradients are summed each by itself: a
  /// divisor of the `parts` of [#variableGradients], of which the first ones are at the first
  /// section, and so on. Threads then read what they computed themselves. Sections follow from the
  /// shapes, never from the threads.
  default int sections(Frame frame) {
    return 1;
  }

  /// Adds up what the sections gave, in order: after all of [#variableGradients].
  default void addSections(Frame frame, int part, int parts) {}

  /// Whether the op looks rows of its variable up, so that [#occurrences] can tell each one's
  /// gradient. Its [#variableGradients] must give their sum all the same.
  default boolean looksUp() {
    return false;
  }

  /// Hands over the gradient of every row of the variable that was looked up in the batch, in the
  /// order of the batch's rows: of an op that [#looksUp()].
  default void occurrences(Frame frame, Occurrences into) {}

  /// Called once a batch, before any row: draws random numbers, for instance.
  default void begin(Frame frame) {}

  /// Called once a batch, after [#begin] and before any row: lays out variables, for instance. The
  /// work is cut into `parts` that may run at once.
  default void prepare(Frame frame, int part, int parts) {}

  /// About how many multiply-adds forward takes for a row.
  ///
  /// @param outputs elements a row of the output
  /// @param weights elements of all variables
  default long work(int outputs, int weights) {
    return Math.max(outputs, weights);
  }

  /// Whether the result depends on inputs and variables alone: neither on random numbers nor on
  /// whether the network is being trained. What stands before the first trainable variable and is
  /// deterministic runs once per data set.
  default boolean deterministic() {
    return true;
  }

  /// How many rows the op takes together: the `from` of its calls are multiples of it. The groups
  /// are the same however rows are spread over threads, so sums may run over a group.
  default int group() {
    return 1;
  }

  /// Whether a row's result depends on other rows of the batch, as in batch normalisation.
  default boolean coupled() {
    return false;
  }

  /// Whether it reads whole numbers that float32 would round from [Frame#wide(int)].
  default boolean readsWide() {
    return false;
  }

  /// Whether a batch takes something over from the batch before, row by row, in the op's variables:
  /// then every batch must have as many rows as they have.
  default boolean carriesOver() {
    return false;
  }
}
