package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import java.io.Console;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;

/// How to train: the arguments of Keras's `fit`, by its names and with its defaults. Immutable:
/// every method gives a changed copy.
public final class Fit implements Cloneable {
  /// In which order rows are taken.
  public enum Shuffle {
    /// As they stand.
    NONE,
    /// One order for all epochs, the one that Keras takes under `set_random_seed`; the default.
    ONCE,
    /// A new order every epoch, as in Keras without a seed; the first is that of [#ONCE].
    EVERY_EPOCH
  }

  private static final int KERAS_BATCH_SIZE = 32;

  private int epochs = 1;
  private OptionalInt batchSize = OptionalInt.empty();
  private int initialEpoch;
  private OptionalInt stepsPerEpoch = OptionalInt.empty();
  private double validationSplit;
  private Optional<Examples> validation = Optional.empty();
  private OptionalInt validationSteps = OptionalInt.empty();
  private OptionalInt validationBatchSize = OptionalInt.empty();
  private IntPredicate validatesAfter = epoch -> true;
  private Shuffle shuffle = Shuffle.ONCE;
  private Map<Integer, Double> classWeight = Map.of();
  private Optional<float[]> sampleWeight = Optional.empty();
  private OptionalInt verbose = OptionalInt.empty();
  private PrintStream output = System.out;
  private boolean terminal = onTerminal();
  private List<Callback> callbacks = List.of();
  private int threads = Runtime.getRuntime().availableProcessors();

  private Fit() {}

  // NullAway and the compiler's own check differ on whether console() may be null.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// Keras's defaults: one epoch, batches of 32.
  public static Fit defaults() {
    return new Fit();
  }

  /// That many epochs, else Keras's defaults.
  public static Fit epochs(int count) {
    return new Fit().withEpochs(count);
  }

  public Fit withEpochs(int count) {
    require(count >= 0, "epochs must be at least 0", count);
    Fit fit = copy();
    fit.epochs = count;
    return fit;
  }

  /// Rows a step; Keras's default is 32.
  public Fit batchSize(int rows) {
    require(rows >= 1, "batch size must be at least 1", rows);
    Fit fit = copy();
    fit.batchSize = OptionalInt.of(rows);
    return fit;
  }

  /// The epoch to begin with, for a training that goes on.
  public Fit initialEpoch(int epoch) {
    require(epoch >= 0, "initial epoch must be at least 0", epoch);
    Fit fit = copy();
    fit.initialEpoch = epoch;
    return fit;
  }

  /// Ends an epoch after so many steps; unsaid, after all rows. The next epoch goes on with the
  /// rows behind; where they end, the epoch ends too, and the rows begin anew.
  public Fit stepsPerEpoch(int steps) {
    require(steps >= 1, "steps per epoch must be at least 1", steps);
    Fit fit = copy();
    fit.stepsPerEpoch = OptionalInt.of(steps);
    return fit;
  }

  /// The share of rows, the last ones, to validate on rather than train on; from 0 to below 1.
  public Fit validationSplit(double share) {
    require(share >= 0 && share < 1, "validation split must be from 0 to below 1", share);
    Fit fit = copy();
    fit.validationSplit = share;
    return fit;
  }

  /// Rows to validate on.
  public Fit validationData(Tensor x, Tensor y) {
    return validationData(List.of(x), y);
  }

  /// Rows to validate on, of a model with several inputs.
  public Fit validationData(List<Tensor> x, Tensor y) {
    return validationData(Examples.of(x, List.of(y)));
  }

  /// Rows to validate on, each counting in the loss by its weight.
  public Fit validationData(List<Tensor> x, Tensor y, float[] sampleWeight) {
    return validationData(Examples.of(x, List.of(y)).weighted(sampleWeight));
  }

  /// Rows to validate on, of a model with any number of inputs and outputs.
  public Fit validationData(Examples examples) {
    Fit fit = copy();
    fit.validation = Optional.of(examples);
    return fit;
  }

  /// Validates on the first so many batches only.
  public Fit validationSteps(int steps) {
    require(steps >= 1, "validation steps must be at least 1", steps);
    Fit fit = copy();
    fit.validationSteps = OptionalInt.of(steps);
    return fit;
  }

  /// Rows a step of validation; unsaid, as many as in training.
  public Fit validationBatchSize(int rows) {
    require(rows >= 1, "validation batch size must be at least 1", rows);
    Fit fit = copy();
    fit.validationBatchSize = OptionalInt.of(rows);
    return fit;
  }

  /// Validates after every so many epochs; Keras's default is 1. The history then has fewer `val_`
  /// figures than epochs.
  public Fit validationFreq(int epochs) {
    require(epochs >= 1, "validation freq must be at least 1", epochs);
    Fit fit = copy();
    fit.validatesAfter = epoch -> (epoch + 1) % epochs == 0;
    return fit;
  }

  /// Validates after those epochs, counted from 1 as Keras does here.
  public Fit validationFreq(Collection<Integer> epochs) {
    Set<Integer> some = Set.copyOf(epochs);
    Fit fit = copy();
    fit.validatesAfter = epoch -> some.contains(epoch + 1);
    return fit;
  }

  /// In which order rows are taken; by default [Shuffle#ONCE], so that a seeded fit gives Keras's
  /// numbers for `shuffle=True` under `set_random_seed`.
  public Fit shuffle(Shuffle how) {
    Fit fit = copy();
    fit.shuffle = how;
    return fit;
  }

  /// What a row of class 0 and of class 1 counts in the loss, times its sample weight where it has
  /// one; 1 for a class not named. For models with one output.
  public Fit classWeight(Map<Integer, Double> weights) {
    Fit fit = copy();
    fit.classWeight = Map.copyOf(weights);
    return fit;
  }

  /// What each row counts in the loss; [Examples] takes weights for each output or time step.
  public Fit sampleWeight(float[] weights) {
    Fit fit = copy();
    fit.sampleWeight = Optional.of(weights.clone());
    return fit;
  }

  /// Keras's `verbose`: 0 silent, 1 a bar, 2 a line an epoch. Unsaid, 1 on a terminal and else 2.
  public Fit verbose(int level) {
    require(level >= 0 && level <= 2, "verbose must be 0, 1 or 2", level);
    Fit fit = copy();
    fit.verbose = OptionalInt.of(level);
    return fit;
  }

  /// Where progress and notices are printed; unsaid, to standard output, as Keras does.
  public Fit output(PrintStream out) {
    return output(out, false);
  }

  /// The same, saying whether lines may be redrawn there and coloured.
  public Fit output(PrintStream out, boolean isTerminal) {
    Fit fit = copy();
    fit.output = out;
    fit.terminal = isTerminal;
    return fit;
  }

  /// Callbacks, told of everything in this order, after those added before.
  public Fit callbacks(Callback... more) {
    Fit fit = copy();
    List<Callback> all = new ArrayList<>(callbacks);
    all.addAll(List.of(more));
    fit.callbacks = List.copyOf(all);
    return fit;
  }

  /// The number of threads; it changes no bit of the result.
  public Fit threads(int count) {
    require(count >= 1, "threads must be at least 1", count);
    Fit fit = copy();
    fit.threads = count;
    return fit;
  }

  private static void require(boolean holds, String expected, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(expected + "; found " + found);
    }
  }

  private Fit copy() {
    try {
      return (Fit) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  public int epochs() {
    return epochs;
  }

  public int batchSize() {
    return batchSize.orElse(KERAS_BATCH_SIZE);
  }

  /// Whether the batch size was asked for.
  boolean hasBatchSize() {
    return batchSize.isPresent();
  }

  int initialEpoch() {
    return initialEpoch;
  }

  double validationSplit() {
    return validationSplit;
  }

  OptionalInt stepsPerEpoch() {
    return stepsPerEpoch;
  }

  Optional<Examples> validation() {
    return validation;
  }

  OptionalInt validationSteps() {
    return validationSteps;
  }

  OptionalInt validationBatchSize() {
    return validationBatchSize;
  }

  /// Whether there is a validation after an epoch, counted from 0.
  boolean validatesAfter(int epoch) {
    return validatesAfter.test(epoch);
  }

  Shuffle shuffle() {
    return shuffle;
  }

  Map<Integer, Double> classWeight() {
    return classWeight;
  }

  Optional<float[]> sampleWeight() {
    return sampleWeight;
  }

  int verbose() {
    return verbose.orElse(terminal ? 1 : 2);
  }

  PrintStream output() {
    return output;
  }

  boolean terminal() {
    return terminal;
  }

  List<Callback> callbacks() {
    return callbacks;
  }

  int threads() {
    return threads;
  }
}
