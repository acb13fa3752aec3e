package dev.litmus.nn.random;

/// Which elements a Dropout layer keeps: as Keras, call k of a layer draws from the pair [seed, k]
/// and keeps an element where its uniform number is not below the rate.
public final class DropoutMask {
  private DropoutMask() {}

  /// Writes 1 / (1 - rate) where kept and 0 where dropped to `mask`, for elements `first` to `first
  /// + n` of the layer's input in row-major order. Threads may fill different parts of the same
  ///   call.
  public static void fill(
      float[] mask, int offset, int n, long first, double rate, long seed, long call) {
    new StatelessRandom(seed, call).uniform(mask, offset, n, first, 0f, 1f);
    float scale = (float) (1 / (1 - rate));
    float threshold = (float) rate;
    for (int i = offset; i < offset + n; i++) {
      mask[i] = mask[i] >= threshold ? scale : 0f;
    }
  }
}
