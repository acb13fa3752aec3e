package dev.litmus.nn.models;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Runs independent pieces of work on a fixed number of threads. Which thread takes which piece has
/// no influence on any result.
final class Workers implements AutoCloseable {
  /// Everything on the caller's thread.
  static final Workers NONE = new Workers(1);

  private final int threads;
  private final @Nullable ForkJoinPool pool;

  Workers(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1; found " + threads);
    }
    this.threads = threads;
    this.pool = threads == 1 ? null : new ForkJoinPool(threads);
  }

  int threads() {
    return threads;
  }

  /// Runs pieces 0 to `pieces` - 1 and waits for all.
  void run(int pieces, IntConsumer work) {
    if (pieces == 1 || pool == null) {
      for (int piece = 0; piece < pieces; piece++) {
        work.accept(piece);
      }
      return;
    }
    pool.submit(() ->
            ForkJoinTask.invokeAll(
                IntStream.range(0, pieces)
                    .mapToObj(piece -> ForkJoinTask.adapt(() -> work.accept(piece)))
                    .toList()))
        .join();
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
