package dev.litmus.classifier.table;

import java.util.Optional;

/// How rows are divided.
///
/// @param test share of the rows for testing, from 0 to 1 (exclusive)
/// @param validation share of the remaining rows for validation, from 0 to 1 (exclusive)
/// @param stratify whether each part gets its share of each class
/// @param shuffle whether the parts are drawn at random; otherwise the last rows are tested on, the
///   ones before them validated on, and classes are not looked at
/// @param group the column whose equal cells stay in one part, by name or number
/// @param time the column in whose order the last rows are tested on, by name or number
/// @param seed decides which rows are drawn, from 0 to 2^32 - 1: the range of numpy and Keras
public record SplitOptions(
    double test,
    double validation,
    boolean stratify,
    boolean shuffle,
    Optional<String> group,
    Optional<String> time,
    long seed) {

  private static final long LARGEST_SEED = 0xFFFFFFFFL;

  /// A division by neither group nor time.
  public SplitOptions(
      double test, double validation, boolean stratify, boolean shuffle, long seed) {
    this(test, validation, stratify, shuffle, Optional.empty(), Optional.empty(), seed);
  }

  /// Checks the shares and the seed.
  public SplitOptions {
    check("--test-split", test);
    check("--validation-split", validation);
    if (group.isPresent() && time.isPresent()) {
      throw new DataException("--group and --time exclude each other; give one of them");
    }
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
    return new SplitOptions(share, validation, stratify, shuffle, group, time, seed);
  }

  /// With this share of the rest for validation.
  public SplitOptions withValidation(double share) {
    return new SplitOptions(test, share, stratify, shuffle, group, time, seed);
  }

  /// With or without a fair share of each class in each part.
  public SplitOptions withStratify(boolean newStratify) {
    return new SplitOptions(test, validation, newStratify, shuffle, group, time, seed);
  }

  /// At random, or the last rows.
  public SplitOptions withShuffle(boolean newShuffle) {
    return new SplitOptions(test, validation, stratify, newShuffle, group, time, seed);
  }

  /// With this seed.
  public SplitOptions withSeed(long newSeed) {
    return new SplitOptions(test, validation, stratify, shuffle, group, time, newSeed);
  }

  /// With rows of a group, such as a patient, in one part only; the group is no feature.
  public SplitOptions withGroup(String column) {
    return new SplitOptions(test, validation, stratify, shuffle, Optional.of(column), time, seed);
  }

  /// With the last rows in the order of a column for testing, and those before for validation.
  public SplitOptions withTime(String column) {
    return new SplitOptions(test, validation, stratify, shuffle, group, Optional.of(column), seed);
  }

  private static void check(String option, double share) {
    if (!(share >= 0 && share < 1)) {
      throw new DataException(option + " must be a share from 0 to less than 1, not " + share);
    }
  }
}
