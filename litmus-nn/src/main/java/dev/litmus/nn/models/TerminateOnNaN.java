package dev.litmus.nn.models;

/// Ends a training as soon as the loss of a batch is NaN or infinite: Keras's `TerminateOnNaN`.
/// [History#stopped()] then names epoch and batch.
public final class TerminateOnNaN implements Callback {
  public TerminateOnNaN() {}

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    if (!Double.isFinite(end.loss())) {
      end.training()
          .stop(
              "epoch %d, batch %d: the loss is %s"
                  .formatted(end.epoch() + 1, end.batch() + 1, end.loss()));
    }
  }
}
