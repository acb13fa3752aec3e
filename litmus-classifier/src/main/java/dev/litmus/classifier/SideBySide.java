package dev.litmus.classifier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Trainings that do not depend on each other, several at a time, each on one thread: less idle
/// time than one after the other, each on all threads.
final class SideBySide {
  private SideBySide() {}

  /// What each of them comes to, in their order.
  ///
  /// @param threads how many may be at work
  static <T> List<T> run(int threads, List<? extends Callable<T>> works) {
    if (works.isEmpty()) {
      return List.of();
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(threads, works.size()),
            Thread.ofPlatform().daemon().name("litmus-training-", 1).factory());
    try {
      List<Future<T>> futures = new ArrayList<>();
      works.forEach(work -> futures.add(pool.submit(work)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("training was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
