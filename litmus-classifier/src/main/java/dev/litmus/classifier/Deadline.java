package dev.litmus.classifier;

import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.models.TrainingEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// When training must end, if there is a limit. Trainings that it cuts short keep their best epoch;
/// such a run may not repeat.
final class Deadline {
  /// What is left of the time for joining the networks, the test and the model file.
  private static final double RESERVE = 0.05;

  private final long end;
  private final boolean limited;
  private final AtomicBoolean reached = new AtomicBoolean();

  /// @param started `System.nanoTime()` at the start
  Deadline(long started, Optional<Duration> limit) {
    this.limited = limit.isPresent();
    this.end = started + (long) ((1 - RESERVE) * limit.map(Duration::toNanos).orElse(0L));
  }

  /// Whether the time is over.
  boolean passed() {
    if (limited && System.nanoTime() - end >= 0) {
      reached.set(true);
      return true;
    }
    return false;
  }

  /// Whether the time was over before the work was done.
  boolean cutShort() {
    return reached.get();
  }

  /// Ends a training when the time is over.
  Callback callback() {
    return new Callback() {
      private Optional<Training> training = Optional.empty();

      @Override
      public void onTrainBegin(Training begun) {
        training = Optional.of(begun);
      }

      @Override
      public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
        if (limited && passed()) {
          training.ifPresent(running -> running.stop("the time limit was reached"));
        }
      }
    };
  }
}
