package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a recurrent layer goes through its sequence, and what it gives: all off by default.
///
/// @param returnSequences the outputs of all steps instead of the last
/// @param returnState the states after the last step as further results
/// @param goBackwards from the last step to the first; outputs then stand in reverse order
/// @param stateful a batch begins with the states that the batch before left, row by row, until
///   they are reset; the model's input must say the size of a batch
/// @param unroll how Keras computes it; makes no difference here
/// @param zeroOutputForMask the output of a masked step is zeros instead of that before
public record RecurrentSettings(
    boolean returnSequences,
    boolean returnState,
    boolean goBackwards,
    boolean stateful,
    boolean unroll,
    boolean zeroOutputForMask) {
  /// Keras's defaults.
  public static final RecurrentSettings DEFAULT =
      new RecurrentSettings(false, false, false, false, false, false);

  public RecurrentSettings returnSequences(boolean all) {
    return new RecurrentSettings(
        all, returnState, goBackwards, stateful, unroll, zeroOutputForMask);
  }

  public RecurrentSettings returnState(boolean states) {
    return new RecurrentSettings(
        returnSequences, states, goBackwards, stateful, unroll, zeroOutputForMask);
  }

  public RecurrentSettings goBackwards(boolean backwards) {
    return new RecurrentSettings(
        returnSequences, returnState, backwards, stateful, unroll, zeroOutputForMask);
  }

  public RecurrentSettings stateful(boolean carries) {
    return new RecurrentSettings(
        returnSequences, returnState, goBackwards, carries, unroll, zeroOutputForMask);
  }

  public RecurrentSettings zeroOutputForMask(boolean zero) {
    return new RecurrentSettings(returnSequences, returnState, goBackwards, stateful, unroll, zero);
  }

  void write(Map<String, @Nullable Object> config) {
    config.put("return_sequences", returnSequences);
    config.put("return_state", returnState);
    config.put("go_backwards", goBackwards);
    config.put("stateful", stateful);
    config.put("unroll", unroll);
    config.put("zero_output_for_mask", zeroOutputForMask);
  }

  /// Reads Keras's keys; those of Keras 2 that make no difference are passed over.
  static RecurrentSettings read(Config config) {
    config.requireDefault("time_major", false).ignore("implementation", "input_length");
    return new RecurrentSettings(
        config.bool("return_sequences", false),
        config.bool("return_state", false),
        config.bool("go_backwards", false),
        config.bool("stateful", false),
        config.bool("unroll", false),
        config.bool("zero_output_for_mask", false));
  }
}
