package dev.litmus.classifier.explanation;

import dev.litmus.classifier.explanation.Counterfactual.Change;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Looks for the smallest change of a row that gives another verdict: every single column first,
/// then pairs, then more, carrying on from the changes that came furthest. Once a number of columns
/// is enough, larger numbers are not looked at, and each changed number is taken back as near to
/// its old value as the verdict allows.
final class CounterfactualSearch {
  private static final int MOST_COLUMNS = 4;
  private static final int MOST_FOUND = 3;
  private static final int VALUES_OF_MORE = 12;
  private static final int FIRST_KEPT = 400;
  private static final int KEPT = 40;

  private final Recombination recombination;
  private final double threshold;
  private final int row;
  private final Map<Integer, Candidates> candidates = new LinkedHashMap<>();
  private final boolean positive;

  /// A set of changes: the known row that each changed column takes its cell from.
  private record State(Map<Integer, Integer> sources, double probability) {}

  /// @param seen rows whose values may be taken
  /// @param allowed the columns that may change
  CounterfactualSearch(
      Scorer scorer, Table seen, Table one, double threshold, List<String> allowed) {
    Table pool = seen.followedBy(one);
    this.recombination = new Recombination(scorer, pool);
    this.threshold = threshold;
    this.row = seen.rowCount();
    for (String column : allowed) {
      int index = pool.names().indexOf(column);
      candidates.put(index, new Candidates(pool.column(index), row));
    }
    this.positive = scorer.probabilities(one)[0] > threshold;
  }

  List<Counterfactual> find() {
    List<State> states = List.of(new State(Map.of(), Double.NaN));
    for (int size = 1; size <= Math.min(MOST_COLUMNS, candidates.size()); size++) {
      List<State> larger = scored(extended(states, size));
      List<State> flipped = larger.stream().filter(this::flips).toList();
      if (!flipped.isEmpty()) {
        return nearest(flipped);
      }
      states =
          larger.stream()
              .sorted(Comparator.comparingDouble(this::missing))
              .limit(size == 1 ? FIRST_KEPT : KEPT)
              .toList();
    }
    return List.of();
  }

  private boolean flips(State state) {
    return (state.probability() > threshold) != positive;
  }

  /// How much is missing to another verdict.
  private double missing(State state) {
    return positive ? state.probability() : -state.probability();
  }

  /// Each set of changes with one column more; each set of columns is met once.
  private List<Map<Integer, Integer>> extended(List<State> states, int size) {
    List<Map<Integer, Integer>> extended = new ArrayList<>();
    for (State state : states) {
      candidates.forEach((column, values) -> {
        if (!state.sources().containsKey(column)) {
          for (int source : size == 1 ? values.some() : values.some(VALUES_OF_MORE)) {
            var more = new TreeMap<>(state.sources());
            more.put(column, source);
            extended.add(more);
          }
        }
      });
    }
    return extended.stream().distinct().toList();
  }

  private List<State> scored(List<Map<Integer, Integer>> changes) {
    float[] probabilities =
        recombination.probabilities(changes.size(), (i, column) -> source(changes.get(i), column));
    List<State> states = new ArrayList<>();
    for (int i = 0; i < probabilities.length; i++) {
      states.add(new State(changes.get(i), probabilities[i]));
    }
    return states;
  }

  private int source(Map<Integer, Integer> changes, int column) {
    return changes.getOrDefault(column, row);
  }

  /// The nearest of each set of columns.
  private List<Counterfactual> nearest(List<State> flipped) {
    Map<List<Integer>, State> best = new LinkedHashMap<>();
    for (State state : flipped) {
      best.merge(
          List.copyOf(state.sources().keySet()),
          state,
          (a, b) -> distance(b) < distance(a) ? b : a);
    }
    return best.values().stream()
        .sorted(Comparator.comparingDouble(this::distance))
        .limit(2L * MOST_FOUND)
        .map(this::takenBack)
        .sorted(Comparator.comparingDouble(this::distance))
        .limit(MOST_FOUND)
        .map(this::counterfactual)
        .toList();
  }

  /// Each number in turn as near to its old value as still gives another verdict.
  private State takenBack(State found) {
    State nearest = found;
    for (var change : found.sources().entrySet()) {
      State start = nearest;
      int column = change.getKey();
      List<Map<Integer, Integer>> nearer = new ArrayList<>();
      for (int source : candidates(column).before(change.getValue())) {
        var changed = new TreeMap<>(start.sources());
        changed.put(column, source);
        nearer.add(changed);
      }
      nearest = scored(nearer).stream().filter(this::flips).findFirst().orElse(start);
    }
    return nearest;
  }

  private Candidates candidates(int column) {
    return Objects.requireNonNull(candidates.get(column));
  }

  private double distance(State state) {
    double distance = 0;
    for (var change : state.sources().entrySet()) {
      distance += candidates(change.getKey()).distance(change.getValue());
    }
    return distance;
  }

  private Counterfactual counterfactual(State state) {
    Change[] changes =
        state.sources().entrySet().stream()
            .map(change -> {
              var cells = recombination.cells().column(change.getKey());
              return new Change(cells.name(), cells.text(row), cells.text(change.getValue()));
            })
            .toArray(Change[]::new);
    return new Counterfactual(Arrays.asList(changes), state.probability(), distance(state));
  }
}
