package dev.litmus.plot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Places the nodes of a directed graph without cycles in ranks, so that every edge leads
/// downwards: the method of Sugiyama, Tagawa and Toda (1981). An edge over several ranks is given a
/// bend in each rank between, so that no line runs through a box.
final class Ranks {
  private static final int SWEEPS = 8;

  private final List<List<Integer>> ranks = new ArrayList<>();
  private final List<List<Integer>> parents = new ArrayList<>();
  private final List<List<Integer>> children = new ArrayList<>();
  private final int[] place;

  /// Ranks the nodes 0, 1, .. by the longest way from a node without parents.
  ///
  /// @param parentsOf the parents of each node, all of smaller number
  Ranks(List<List<Integer>> parentsOf) {
    int[] rank = new int[parentsOf.size()];
    for (int node = 0; node < rank.length; node++) {
      add();
      for (int parent : parentsOf.get(node)) {
        rank[node] = Math.max(rank[node], rank[parent] + 1);
      }
      inRank(rank[node]).add(node);
    }
    for (int node = 0; node < rank.length; node++) {
      for (int parent : parentsOf.get(node)) {
        int above = parent;
        for (int between = rank[parent] + 1; between < rank[node]; between++) {
          int bend = parents.size();
          add();
          inRank(between).add(bend);
          join(above, bend);
          above = bend;
        }
        join(above, node);
      }
    }
    place = new int[parents.size()];
    ranks.forEach(this::number);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (List<Integer> one : down ? ranks : ranks.reversed()) {
        List<List<Integer>> fixed = down ? parents : children;
        one.sort(Comparator.comparingDouble(node -> middle(node, fixed.get(node))));
        number(one);
      }
    }
  }

  private void add() {
    parents.add(new ArrayList<>());
    children.add(new ArrayList<>());
  }

  private List<Integer> inRank(int rank) {
    while (ranks.size() <= rank) {
      ranks.add(new ArrayList<>());
    }
    return ranks.get(rank);
  }

  private void join(int parent, int child) {
    parents.get(child).add(parent);
    children.get(parent).add(child);
  }

  private void number(List<Integer> rank) {
    IntStream.range(0, rank.size()).forEach(i -> place[rank.get(i)] = i);
  }

  /// Where a node would like to be: in the middle of its neighbours, or where it is.
  private double middle(int node, List<Integer> neighbours) {
    return neighbours.stream()
        .mapToInt(neighbour -> place[neighbour])
        .average()
        .orElse(place[node]);
  }

  /// The nodes and bends of each rank from left to right; numbers from that of the nodes on are
  /// bends.
  List<List<Integer>> ranks() {
    return ranks;
  }

  /// The nodes or bends that a node or bend is joined to in the rank above.
  List<Integer> parents(int node) {
    return parents.get(node);
  }
}
