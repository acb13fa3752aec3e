package dev.litmus.nn.models;

/// A training at work, as callbacks see it.
public interface Training {
  Model model();

  /// The trainer, with the optimizer's state.
  Trainer trainer();

  /// Keras's `params`: how many epochs are planned.
  int epochs();

  /// Keras's `params`: how many batches an epoch has.
  int steps();

  /// Whether an epoch, counted from 0, ends without the validation that others have, as
  /// [Fit#validationFreq] says.
  boolean skipsValidation(int epoch);

  /// What has been recorded so far: the epochs before the one at hand, and all notices.
  History history();

  /// Begins with that epoch, counted from 0, rather than with the first: for a callback that goes
  /// on with an interrupted training. Has an effect before the first epoch only.
  void continueAt(int epoch);

  /// The same, leaving out the first batches of that epoch, on which its weights have been trained
  /// already. The epoch's figures are those of the batches that remain.
  ///
  /// @param batches fewer than [#steps()]
  void continueAt(int epoch, int batches);

  /// Tells the user something: shown once beside the progress, and kept in [History#notices()].
  void notice(String text);

  /// Ends the training after the batch or epoch at hand; why is kept in [History#stopped()].
  void stop(String reason);
}
