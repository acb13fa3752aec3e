package dev.litmus.classifier;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.decision.ThresholdRule;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.classifier.table.TypeOptions;
import dev.litmus.nn.models.Callback;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What [Classifier#train] may be told. Immutable: every method gives a changed copy.
public final class TrainOptions implements Cloneable {
  private TargetOptions target = TargetOptions.defaults();
  private TypeOptions types = TypeOptions.defaults();
  private SplitOptions split = SplitOptions.defaults();
  private Optional<Recipe> recipe = Optional.empty();
  private Optional<Normalize> normalize = Optional.empty();
  private Map<Integer, Double> classWeight = Map.of();
  private boolean balanced;
  private Optional<String> sampleWeight = Optional.empty();
  private DecisionOptions decision = DecisionOptions.defaults();
  private int threads = Runtime.getRuntime().availableProcessors();
  private int verbose;
  private PrintStream progress = System.err;
  private boolean terminal;
  private List<Callback> callbacks = List.of();
  private UnaryOperator<Recipe> adjustment = UnaryOperator.identity();
  private boolean adjusted;
  private Effort effort = Effort.DEFAULT;
  private Optional<Duration> timeLimit = Optional.empty();
  private Consumer<Notice> noticeListener = notice -> {};
  private Runnable beforeTraining = () -> {};
  private List<Baseline> baselines = List.of();
  private OptionalInt sampleRows = OptionalInt.empty();

  private TrainOptions() {}

  /// The last column as target, the last of its two labels in sort order positive; 64 % of the rows
  /// to train, 16 % to validate, 20 % to test, stratified, seed 0; the network chosen by the data;
  /// threshold 0.5; silent.
  public static TrainOptions defaults() {
    return new TrainOptions();
  }

  /// The target column by name, or by number from 1.
  public TrainOptions target(String column) {
    return target(target.withColumn(column));
  }

  /// The target column and how its values become two classes.
  public TrainOptions target(TargetOptions options) {
    TrainOptions changed = copy();
    changed.target = options;
    return changed;
  }

  /// What the columns mean, and which of them to use.
  public TrainOptions types(TypeOptions options) {
    TrainOptions changed = copy();
    changed.types = options;
    return changed;
  }

  /// How rows are divided, and by which seed; the seed also decides initial weights, dropout and
  /// order.
  public TrainOptions split(SplitOptions options) {
    TrainOptions changed = copy();
    changed.split = options;
    return changed;
  }

  /// The same division by another seed.
  public TrainOptions seed(long seed) {
    return split(split.withSeed(seed));
  }

  /// How much work the automatic recipe may be; [Effort#DEFAULT] when not told.
  public TrainOptions effort(Effort much) {
    TrainOptions changed = copy();
    changed.effort = much;
    return changed;
  }

  /// How long the training may take. Where it ends the training, the same training may come to
  /// something else.
  public TrainOptions timeLimit(Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("time limit must be above 0; found " + longest);
    }
    TrainOptions changed = copy();
    changed.timeLimit = Optional.of(longest);
    return changed;
  }

  /// Exactly this network and training.
  public TrainOptions recipe(Recipe exactly) {
    TrainOptions changed = copy();
    changed.recipe = Optional.of(exactly);
    return changed;
  }

  /// What is changed of the recipe, be it given or chosen by the data; after earlier adjustments.
  /// It is then one network that is trained.
  public TrainOptions adjust(UnaryOperator<Recipe> change) {
    TrainOptions changed = copy();
    changed.adjustment = recipe -> change.apply(adjustment.apply(recipe));
    changed.adjusted = true;
    return changed;
  }

  /// How number columns are scaled, whatever the recipe says. It is then one network that is
  /// trained.
  public TrainOptions normalize(Normalize how) {
    TrainOptions changed = copy();
    changed.normalize = Optional.of(how);
    return changed;
  }

  /// What a row of the negative and of the positive class counts in the loss.
  public TrainOptions classWeight(double negative, double positive) {
    TrainOptions changed = copy();
    changed.classWeight = Map.of(0, negative, 1, positive);
    changed.balanced = false;
    return changed;
  }

  /// Classes count in inverse proportion to their rows, n / (2 n_class) as in scikit-learn.
  public TrainOptions balanced() {
    TrainOptions changed = copy();
    changed.classWeight = Map.of();
    changed.balanced = true;
    return changed;
  }

  /// The column that holds what each row counts in the loss; it is no feature then.
  public TrainOptions sampleWeight(String column) {
    TrainOptions changed = copy();
    changed.sampleWeight = Optional.of(column);
    return changed;
  }

  /// Above which probability the positive class is decided, 0 to 1.
  public TrainOptions threshold(double probability) {
    return decision(decision.withThreshold(new ThresholdRule.Fixed(probability)));
  }

  /// How probabilities are calibrated and become verdicts, by the validation rows.
  ///
  /// ```java
  /// options.decision(DecisionOptions.defaults().withThreshold(ThresholdRule.parse("recall=0.9")));
  /// ```
  public TrainOptions decision(DecisionOptions how) {
    TrainOptions changed = copy();
    changed.decision = how;
    return changed;
  }

  /// How many threads may work; no bit of the result depends on it.
  public TrainOptions threads(int count) {
    TrainOptions changed = copy();
    changed.threads = count;
    return changed;
  }

  /// Keras's `verbose`, 0, 1 or 2, and where progress goes.
  public TrainOptions verbose(int level, PrintStream to) {
    return verbose(level, to, false);
  }

  /// The same, saying whether lines may be redrawn there and coloured.
  public TrainOptions verbose(int level, PrintStream to, boolean isTerminal) {
    TrainOptions changed = copy();
    changed.verbose = level;
    changed.progress = to;
    changed.terminal = isTerminal;
    return changed;
  }

  /// Callbacks of the training, where it is one network that is trained.
  public TrainOptions callbacks(Callback... more) {
    TrainOptions changed = copy();
    List<Callback> all = new ArrayList<>(callbacks);
    all.addAll(List.of(more));
    changed.callbacks = List.copyOf(all);
    return changed;
  }

  /// Who is told of each notice as soon as there is one; the result holds them all in any case.
  public TrainOptions noticeListener(Consumer<Notice> listener) {
    TrainOptions changed = copy();
    changed.noticeListener = listener;
    return changed;
  }

  /// What is run when all that can be noticed about the data has been, before training begins.
  public TrainOptions beforeTraining(Runnable run) {
    TrainOptions changed = copy();
    changed.beforeTraining = run;
    return changed;
  }

  /// What the classifier is held against on the test rows; nothing unless told.
  public TrainOptions baselines(Baseline... beside) {
    TrainOptions changed = copy();
    changed.baselines = List.of(beside);
    return changed;
  }

  /// How many rows of a stream are held in memory, to find out what its columns hold, to validate
  /// and to test; when not told, as many as a quarter of the heap has room for, with all that is
  /// made of them. A stream of no more than twice as many rows is held whole.
  public TrainOptions sampleRows(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("sample rows must be at least 1; found " + count);
    }
    TrainOptions changed = copy();
    changed.sampleRows = OptionalInt.of(count);
    return changed;
  }

  /// The same training by itself: it tells nothing, calls nobody, and takes what time it needs.
  TrainOptions quietly() {
    TrainOptions changed = copy();
    changed.verbose = 0;
    changed.noticeListener = notice -> {};
    changed.beforeTraining = () -> {};
    changed.callbacks = List.of();
    changed.timeLimit = Optional.empty();
    changed.baselines = List.of();
    return changed;
  }

  private TrainOptions copy() {
    try {
      return (TrainOptions) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  TargetOptions target() {
    return target;
  }

  TypeOptions types() {
    return types;
  }

  SplitOptions split() {
    return split;
  }

  Optional<Recipe> recipe() {
    return recipe;
  }

  Optional<Normalize> normalize() {
    return normalize;
  }

  /// What a row of each class counts, for rows of those labels.
  Map<Integer, Double> classWeights(float[] labels) {
    int positives = 0;
    for (float label : labels) {
      positives += label > 0 ? 1 : 0;
    }
    return classWeights(labels.length, positives);
  }

  /// What a row of each class counts, for so many rows of which some are positive.
  Map<Integer, Double> classWeights(long all, long positives) {
    if (!balanced) {
      return classWeight;
    }
    return Map.of(0, all / (2.0 * (all - positives)), 1, all / (2.0 * positives));
  }

  /// Whether it is one network that is trained.
  public boolean isSingle() {
    return recipe.isPresent() || normalize.isPresent() || adjusted || effort == Effort.QUICK;
  }

  List<Baseline> baselines() {
    return baselines;
  }

  Effort effort() {
    return effort;
  }

  Optional<Duration> timeLimit() {
    return timeLimit;
  }

  OptionalInt sampleRows() {
    return sampleRows;
  }

  Runnable beforeTraining() {
    return beforeTraining;
  }

  Optional<String> sampleWeight() {
    return sampleWeight;
  }

  /// With the calibration decided on: a recipe that is given is run as it is, unless asked.
  DecisionOptions decision() {
    CalibrationMethod standard =
        recipe.isPresent() ? CalibrationMethod.NONE : CalibrationMethod.AUTO;
    return decision.withCalibration(decision.calibration().orElse(standard));
  }

  int threads() {
    return threads;
  }

  int verbose() {
    return verbose;
  }

  PrintStream progress() {
    return progress;
  }

  boolean isTerminal() {
    return terminal;
  }

  List<Callback> callbacks() {
    return callbacks;
  }

  UnaryOperator<Recipe> adjustment() {
    return adjustment;
  }

  /// Whether somebody said how long to train: what the recipe has of itself then does not matter.
  boolean saysEpochs() {
    Recipe automatic = Recipe.automatic(1);
    Recipe longer = automatic.withEpochs(automatic.epochs() + 1);
    return recipe.isPresent()
        || adjustment.apply(automatic).epochs() == adjustment.apply(longer).epochs();
  }

  Consumer<Notice> noticeListener() {
    return noticeListener;
  }
}
