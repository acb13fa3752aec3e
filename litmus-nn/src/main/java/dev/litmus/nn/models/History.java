package dev.litmus.nn.models;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The figures of every epoch of a training, by name: Keras's `History`. Figures that a callback
/// adds to an epoch's logs are in it too.
public final class History {
  private final Map<String, List<Double>> figures = new LinkedHashMap<>();
  private final List<Integer> epochs = new ArrayList<>();
  private final Set<String> notices = new LinkedHashSet<>();
  private Optional<String> stopped = Optional.empty();

  History() {}

  void add(int epoch, Map<String, Double> logs) {
    epochs.add(epoch);
    logs.forEach((name, value) -> figures.computeIfAbsent(name, k -> new ArrayList<>()).add(value));
  }

  void notice(String text) {
    notices.add(text);
  }

  void stopped(String reason) {
    stopped = Optional.of(reason);
  }

  /// The numbers of the epochs run, from 0.
  public List<Integer> epochs() {
    return Collections.unmodifiableList(epochs);
  }

  /// All figures: for each name one value an epoch.
  public Map<String, List<Double>> figures() {
    return Collections.unmodifiableMap(figures);
  }

  /// One figure, one value an epoch.
  ///
  /// @throws IllegalArgumentException listing the names when there is none of that name
  public List<Double> get(String name) {
    List<Double> values = figures.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          "history has no '%s'; it has %s".formatted(name, figures.keySet()));
    }
    return Collections.unmodifiableList(values);
  }

  /// A figure's value in the last epoch.
  public double last(String name) {
    return get(name).getLast();
  }

  /// What a user should know: each a sentence that says what was found and what can be done.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /// Why the training ended before its last epoch, if it did.
  public Optional<String> stopped() {
    return stopped;
  }
}
