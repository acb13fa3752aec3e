package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void everyPieceRunsOnce() {
    for (int threads : new int[] {1, 2, 3, 8}) {
      try (Workers workers = new Workers(threads)) {
        for (int round = 0; round < 2000; round++) {
          int pieces = 1 + round % 20;
          AtomicIntegerArray runs = new AtomicIntegerArray(pieces);
          workers.run(pieces, runs::incrementAndGet);
          for (int piece = 0; piece < pieces; piece++) {
            assertEquals(1, runs.get(piece));
          }
        }
      }
    }
  }

  @Test
  void wakesUpAgainAfterSleeping() throws InterruptedException {
    try (Workers workers = new Workers(3)) {
      for (int round = 0; round < 5; round++) {
        AtomicIntegerArray runs = new AtomicIntegerArray(4);
        workers.run(4, runs::incrementAndGet);
        assertEquals("[1, 1, 1, 1]", runs.toString());
        // Long enough for the threads to have gone to sleep.
        Thread.sleep(20);
      }
    }
  }

  @Test
  void throwsWhatAPieceThrowsAndWorksOn() {
    try (Workers workers = new Workers(2)) {
      for (int bad = 0; bad < 4; bad++) {
        int worst = bad;
        var thrown =
            assertThrows(
                IllegalStateException.class,
                () ->
                    workers.run(
                        4,
                        piece -> {
                          if (piece == worst) {
                            throw new IllegalStateException("piece " + piece);
                          }
                        }));
        assertEquals("piece " + bad, thrown.getMessage());
        AtomicIntegerArray runs = new AtomicIntegerArray(4);
        workers.run(4, runs::incrementAndGet);
        assertEquals("[1, 1, 1, 1]", runs.toString());
      }
    }
  }
}
