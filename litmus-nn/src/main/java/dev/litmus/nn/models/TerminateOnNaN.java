package dev.litmus.nn.models;

/// Ends a training as soon as the loss of a batch is NaN or infinite: Keras's `TerminateOnNaN`.
/// [History#stopped()] then names epoch and batch.
public final class TerminateOnNaN implements Callback {
  private final boolean raiseError;

  public TerminateOnNaN() {
    this(false);
  }

  private TerminateOnNaN(boolean raiseError) {
    this.raiseError = raiseError;
  }

  /// Whether the training fails at once with an [ArithmeticException], so that no callback hears of
  /// its end, and backups stay; Keras's default is false.
  public TerminateOnNaN raiseError(boolean raise) {
    return new TerminateOnNaN(raise);
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    if (Double.isFinite(end.loss())) {
      return;
    }
    String reason =
        "epoch %d, batch %d: the loss is %s"
            .formatted(end.epoch() + 1, end.batch() + 1, end.loss());
    if (raiseError) {
      throw new ArithmeticException(
          reason + "; make the learning rate smaller or scale the inputs");
    }
    end.training().stop(reason);
  }
}
