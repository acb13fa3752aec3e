package dev.litmus.keras;

import dev.litmus.nn.layers.Layers;

/// What a loader may do.
///
/// @param layers the layers that a file may name: a closed list, which a program may extend
/// @param maxBytes the largest member read and the most that the weights may take, in bytes
/// @param allowNonFinite whether weights that are NaN or infinite are taken, with a notice
/// @param seed the seed of dropout and of weights that are not in the file, from 0 to 2^32 - 1
public record LoadOptions(Layers layers, long maxBytes, boolean allowNonFinite, long seed) {
  private static final long TWO_GIBIBYTES = 1L << 31;

  /// Litmus's layers, 2 GiB or half of the heap if that is less, finite weights only.
  public static LoadOptions standard() {
    long half = Runtime.getRuntime().maxMemory() / 2;
    return new LoadOptions(Layers.standard(), Math.min(TWO_GIBIBYTES, half), false, 0);
  }

  public LoadOptions layers(Layers others) {
    return new LoadOptions(others, maxBytes, allowNonFinite, seed);
  }

  public LoadOptions maxBytes(long bytes) {
    return new LoadOptions(layers, bytes, allowNonFinite, seed);
  }

  public LoadOptions allowNonFinite(boolean allow) {
    return new LoadOptions(layers, maxBytes, allow, seed);
  }

  public LoadOptions seed(long other) {
    return new LoadOptions(layers, maxBytes, allowNonFinite, other);
  }
}
