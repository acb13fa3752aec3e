package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.FoldFigure;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.StratifiedKFold;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.classifier.table.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// How good the classifiers are that a training makes of a table: k times, each time tested on one
/// of k parts and trained on the others. The folds are those of scikit-learn's `StratifiedKFold(k,
/// shuffle=True, random_state=seed)` over the rows with a label.
///
/// Everything is done anew in every fold: types, preparation, training, calibration, threshold.
///
/// @param folds the figures on each fold's test rows
/// @param outOfFold each labelled row's probability from the fold that tests it, in the table's
///   order
/// @param target the labels of all rows
/// @param notices about the table as a whole, and about the training of the first fold
public record CrossValidation(
    List<Evaluation> folds, Scores outOfFold, Target target, List<Notice> notices) {
  /// Copies the lists.
  public CrossValidation {
    folds = List.copyOf(folds);
    notices = List.copyOf(notices);
  }

  /// One fold that is done.
  ///
  /// @param number from 1
  /// @param seconds what the training and the test took
  public record Progress(int number, int folds, Evaluation evaluation, double seconds) {}

  /// Trains and tests k times.
  ///
  /// @param options how to train; its share for testing is not used
  /// @param folds how many, at least 2
  /// @param listener is told of each fold
  /// @throws DataException when the table cannot be used as it is, or a class has fewer rows than
  ///   there are folds
  public static CrossValidation of(
      Table table, TrainOptions options, int folds, Consumer<Progress> listener) {
    TargetEncoder encoder = TargetEncoder.fit(table, options.target());
    return of(table, encoder.encode(table, options.target().missing()), options, folds, listener);
  }

  /// With labels that are known; the options' own way of finding them is not used.
  static CrossValidation of(
      Table table, Target target, TrainOptions given, int folds, Consumer<Progress> listener) {
    requireRows(target, folds);
    Table labelled = table.rows(target.rows()).with(classNames(target));
    TrainOptions options =
        given.target(
            TargetOptions.defaults()
                .withColumn(target.column())
                .withPositive(target.positive())
                .withMissingValues(given.target().missingValues()));
    List<Notice> notices = new ArrayList<>();
    List<Evaluation> evaluations = new ArrayList<>();
    float[] probabilities = new float[target.count()];
    for (var fold : StratifiedKFold.of(target.labels(), folds, options.split().seed())) {
      long started = System.nanoTime();
      int[] tested = fold.test();
      TrainingResult result =
          Classifier.train(labelled.rows(fold.train()), labelled.rows(tested), options);
      Evaluation evaluation =
          result.test().orElseThrow(() -> new IllegalStateException("a fold without a test"));
      for (int i = 0; i < tested.length; i++) {
        probabilities[tested[i]] = (float) evaluation.scores().probability(i);
      }
      evaluations.add(evaluation);
      if (notices.isEmpty()) {
        notices.addAll(target.notices());
        result.notices().stream().filter(CrossValidation::isOfAll).distinct().forEach(notices::add);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      listener.accept(new Progress(evaluations.size(), folds, evaluation, seconds));
    }
    Scores outOfFold = Scores.of(probabilities, target.toFloats(), null);
    return new CrossValidation(evaluations, outOfFold, target, notices);
  }

  /// The target as the names of the two classes, which each fold has, whatever labels it lacks.
  static TextColumn classNames(Target target) {
    String[] names = new String[target.count()];
    Arrays.setAll(names, row -> target.classes().get(target.labels()[row]));
    return TextColumn.of(target.column(), names);
  }

  /// Counts of rows and classes are those of a fold, which nobody asked for.
  private static boolean isOfAll(Notice notice) {
    return !notice.code().equals("classes") && !notice.code().equals("evaluation");
  }

  static void requireRows(Target target, int folds) {
    int fewest = Math.min(target.positives(), target.negatives());
    if (folds >= 2 && fewest < folds) {
      String name = target.positives() == fewest ? target.positive() : target.negative();
      throw new DataException(
          "class '%s' has only %d rows; %d folds need one each; take fewer folds or collect more of it"
              .formatted(name, fewest, folds));
    }
  }

  /// A figure over the folds.
  public FoldFigure figure(Figure figure) {
    return FoldFigure.of(figure, folds);
  }
}
