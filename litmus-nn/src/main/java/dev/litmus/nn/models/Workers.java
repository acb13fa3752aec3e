package dev.litmus.nn.models;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs independent pieces of work on a fixed number of threads, the caller's among them. Which
/// thread takes which piece has no influence on any result, but on speed: every thread begins with
/// its own stretch of pieces, the same for as many pieces, so that it finds what it wrote before in
/// its own cache; it helps others when it is done.
///
/// A training hands out work every some ten microseconds, which is how long waking a sleeping
/// thread takes. So who waits looks again and again for a while before it sleeps.
final class Workers implements AutoCloseable {
  /// Everything on the caller's thread.
  static final Workers NONE = new Workers(1);

  /// Looks before sleeping: about a millisecond. A processor that sleeps takes long to wake, on
  /// virtual machines some 80 microseconds, and then its thread falls asleep again over the next
  /// wait.
  private static final int LOOKS = 50_000;

  /// How far apart the threads' counters stand, so that no two share a line of a cache.
  private static final int APART = 32;

  private final int threads;
  private final Thread[] helpers;

  /// The next piece of each thread's stretch.
  private final AtomicIntegerArray next;

  private final AtomicInteger working = new AtomicInteger();
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;
  private volatile @Nullable Thread caller;
  private volatile @Nullable Throwable failure;
  private IntConsumer work = piece -> {};
  private int pieces;

  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1; found " + threads);
    }
    this.threads = threads;
    this.helpers = new Thread[threads - 1];
    this.next = new AtomicIntegerArray(threads * APART);
    for (int i = 0; i < helpers.length; i++) {
      int number = i + 1;
      helpers[i] =
          Thread.ofPlatform()
              .daemon()
              .name("litmus-worker-" + number)
              .unstarted(() -> help(number));
    }
  }

  private void start() {
    for (Thread helper : helpers) {
      helper.start();
    }
  }

  int threads() {
    return threads;
  }

  /// Runs pieces 0 to `pieces` - 1 and waits for all. What one of them throws is thrown here; then
  /// others may not have run.
  void run(int pieces, IntConsumer work) {
    if (pieces == 1 || threads == 1) {
      for (int piece = 0; piece < pieces; piece++) {
        work.accept(piece);
      }
      return;
    }
    this.work = work;
    this.pieces = pieces;
    for (int thread = 0; thread < threads; thread++) {
      next.set(thread * APART, first(thread));
    }
    working.set(helpers.length);
    failure = null;
    caller = Thread.currentThread();
    if (round.getAndIncrement() == 0) {
      start();
    }
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    takePieces(0);
    int looks = 0;
    while (working.get() > 0) {
      looks = pause(looks);
    }
    Throwable thrown = failure;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /// The first piece of a thread's stretch.
  private int first(int thread) {
    return (int) ((long) pieces * thread / threads);
  }

  /// Takes the pieces of a thread's own stretch, then what is left of the others'.
  private void takePieces(int thread) {
    try {
      for (int i = 0; i < threads; i++) {
        int whose = (thread + i) % threads;
        int end = first(whose + 1);
        for (int piece = take(whose); piece < end && failure == null; piece = take(whose)) {
          work.accept(piece);
        }
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
  }

  private int take(int whose) {
    return next.getAndIncrement(whose * APART);
  }

  private void help(int thread) {
    int seen = 0;
    int looks = 0;
    while (!closed) {
      if (round.get() == seen) {
        looks = pause(looks);
        continue;
      }
      seen++;
      looks = 0;
      takePieces(thread);
      if (working.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }

  private static int pause(int looks) {
    if (looks < LOOKS) {
      Thread.onSpinWait();
      return looks + 1;
    }
    LockSupport.park();
    return looks;
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
