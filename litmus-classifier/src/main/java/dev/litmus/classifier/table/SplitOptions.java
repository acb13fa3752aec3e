package dev.litmus.classifier.table;

/// How rows are divided.
///
/// @param test share of the rows for testing, from 0 to 1 (exclusive)
/// @param validation share of the remaining rows for validation, from 0 to 1 (exclusive)
/// @param stratify whether each part gets its share of each class
/// @param shuffle whether the parts are drawn at random; otherwise the last rows are tested on, the
///   ones before them validated on, and classes are not looked at
/// @param seed decides which rows are drawn, from 0 to 2^32 - 1: the range of numpy and Keras
public record SplitOptions(
    double test, double validation, boolean stratify, boolean shuffle, long seed) {

  private static final long LARGEST_SEED = 0xFFFFFFFFL;

  /// Checks the shares and the seed.
  public SplitOptions {
    check("--test-split", test);
    check("--validation-split", validation);
    if (seed < 0 || seed > LARGEST_SEED) {
      throw new DataException(
          "--seed must be a whole number from 0 to %d, not %d".formatted(LARGEST_SEED, seed));
    }
  }

  /// A fifth for testing, a fifth of the rest for validation, stratified, at random, seed 0.
  public static SplitOptions defaults() {
    return new SplitOptions(0.2, 0.2, true, true, 0);
  }

  /// With this share for testing.
  public SplitOptions withTest(double share) {
    return new SplitOptions(share, validation, stratify, shuffle, seed);
  }

  /// With this share of the rest for validation.
  public SplitOptions withValidation(double share) {
    return new SplitOptions(test, share, stratify, shuffle, seed);
  }

  /// With or without a fair share of each class in each part.
  public SplitOptions withStratify(boolean newStratify) {
    return new SplitOptions(test, validation, newStratify, shuffle, seed);
  }

  /// At random, or the last rows.
  public SplitOptions withShuffle(boolean newShuffle) {
    return new SplitOptions(test, validation, stratify, newShuffle, seed);
  }

  /// With this seed.
  public SplitOptions withSeed(long newSeed) {
    return new SplitOptions(test, validation, stratify, shuffle, newSeed);
  }

  private static void check(String option, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new DataException(option + " must be a share from 0 to less than 1, not " + share);
    }
  }
}
