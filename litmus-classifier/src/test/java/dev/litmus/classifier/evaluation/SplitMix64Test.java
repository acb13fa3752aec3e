package dev.litmus.classifier.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /// The first numbers of seed 1234567 as the generator's authors' C program gives them.
  @Test
  void givesThePublishedNumbers() {
    SplitMix64 generator = new SplitMix64(1234567);
    assertEquals(6457827717110365317L, generator.next());
    assertEquals(3203168211198807973L, generator.next());
    assertEquals(-8629252141511181193L, generator.next());
  }

  @Test
  void numbersBelowABoundAreEven() {
    SplitMix64 generator = new SplitMix64(1);
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[generator.below(7)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400);
    }
  }
}
