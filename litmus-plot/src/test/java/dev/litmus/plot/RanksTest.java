package dev.litmus.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RanksTest {
  @Test
  void everyNodeStandsBelowItsParents() {
    Ranks ranks = new Ranks(List.of(List.of(), List.of(0), List.of(1)));
    assertEquals(List.of(List.of(0), List.of(1), List.of(2)), ranks.ranks());
  }

  @Test
  void aLongEdgeBendsInEveryRankBetween() {
    Ranks ranks = new Ranks(List.of(List.of(), List.of(0), List.of(1), List.of(2, 0)));
    assertEquals(List.of(1, 2, 2, 1), ranks.ranks().stream().map(List::size).toList());
    // 4 and 5 are the bends of the edge from 0 to 3.
    assertEquals(List.of(2, 5), ranks.parents(3));
    assertEquals(List.of(4), ranks.parents(5));
    assertEquals(List.of(0), ranks.parents(4));
  }

  @Test
  void nodesAreOrderedSoThatEdgesDoNotCross() {
    // 2 comes from 1 and 3 from 0.
    Ranks ranks = new Ranks(List.of(List.of(), List.of(), List.of(1), List.of(0)));
    assertEquals(List.of(List.of(0, 1), List.of(3, 2)), ranks.ranks());
  }
}
