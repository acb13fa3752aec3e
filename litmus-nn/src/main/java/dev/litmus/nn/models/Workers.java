package dev.litmus.nn.models;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs independent pieces of work on a fixed number of threads, the caller's among them. Which
/// thread takes which piece has no influence on any result.
///
/// A training hands out work every some ten microseconds, which is how long waking a sleeping
/// thread takes. So who waits looks again and again for a while before it sleeps.
final class Workers implements AutoCloseable {
  /// Everything on the caller's thread.
  static final Workers NONE = new Workers(1);

  /// Looks before sleeping: some 50 microseconds, the pause between two pieces of work in a step.
  private static final int LOOKS = 2000;

  private final int threads;
  private final Thread[] helpers;
  private final AtomicInteger next = new AtomicInteger();
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
    for (int i = 0; i < helpers.length; i++) {
      helpers[i] =
          Thread.ofPlatform().daemon().name("litmus-worker-" + (i + 1)).unstarted(this::help);
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
    next.set(0);
    working.set(helpers.length);
    failure = null;
    caller = Thread.currentThread();
    if (round.getAndIncrement() == 0) {
      start();
    }
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    takePieces();
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

  private void takePieces() {
    try {
      for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
        work.accept(piece);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
      next.set(pieces);
    }
  }

  private void help() {
    int seen = 0;
    int looks = 0;
    while (!closed) {
      if (round.get() == seen) {
        looks = pause(looks);
        continue;
      }
      seen++;
      looks = 0;
      takePieces();
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
