package dev.litmus.nn.layers;

/// The state behind a layer's random numbers, Keras's `SeedGenerator`: draw k uses the seed pair
/// [seed, k], so that the two numbers are all there is to save.
public final class SeedGenerator {
  private long seed;
  private long draws;

  public SeedGenerator(long seed) {
    this.seed = seed;
  }

  public long seed() {
    return seed;
  }

  /// How many draws have been made.
  public long draws() {
    return draws;
  }

  /// Continues after that many draws.
  public void draws(long made) {
    draws = made;
  }

  /// Continues where a generator of that seed was after that many draws.
  public void restore(long newSeed, long made) {
    seed = newSeed;
    draws = made;
  }

  /// The number of the next draw, counting from 0.
  public long next() {
    return draws++;
  }
}
