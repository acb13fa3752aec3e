package dev.litmus.classifier;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.decision.PriorShift;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Column;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Inference;
import dev.litmus.classifier.table.LeakageCheck;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.NumberColumn;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.classifier.table.TrainTestSplit;
import dev.litmus.classifier.table.TypeInference;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The way from a table to a classifier: target, split, columns, network, training, test.
final class ClassifierTraining {
  /// The best epoch on fewer validation rows than that is mostly chance.
  private static final int ENOUGH_VALIDATION_ROWS = 200;

  private static final int DRAWS = 5;
  private static final long LARGEST_SEED = 0xFFFFFFFFL;

  private final Table table;
  private final Optional<Table> testTable;
  private final TrainOptions options;
  private final List<Notice> notices = new ArrayList<>();

  ClassifierTraining(Table table, Optional<Table> testTable, TrainOptions options) {
    this.table = table;
    this.testTable = testTable;
    this.options = options;
  }

  TrainingResult run() {
    long started = System.nanoTime();
    tell(table.notices());
    TargetEncoder encoder = TargetEncoder.fit(table, options.target());
    Target target = encoder.encode(table, options.target().missing());
    tell(target.notices());
    Table labelled = table.rows(target.rows());
    SplitOptions shares = testTable.isPresent() ? options.split().withTest(0) : options.split();
    Split split = Split.of(target, shares);
    tell(split.notices());

    // Columns are looked at in the order of the file, rows are learnt from in that of the split.
    int[] inFileOrder = Arrays.stream(split.train()).sorted().toArray();
    Table train = labelled.rows(inFileOrder);
    List<String> others = new ArrayList<>(List.of(target.column()));
    options.sampleWeight().ifPresent(column -> others.add(labelled.nameOf(column)));
    Inference inference = TypeInference.infer(train, others, options.types());
    tell(inference.notices());
    Table prepared = inference.schema().apply(labelled);
    tell(prepared.notices());
    Table known = prepared.rows(inFileOrder);
    tell(LeakageCheck.notices(known, labelsOf(target, inFileOrder)));
    Recipe recipe = options.recipe().orElseGet(() -> automatic(inference.schema(), train));
    recipe = options.normalize().map(recipe::withNormalize).orElse(recipe);
    recipe = options.adjustment().apply(recipe);
    FeatureFinder finder = new FeatureFinder(recipe.normalize());
    List<Feature> features = finder.find(known, inference.schema());
    tell(finder.notices());

    long seed = options.split().seed();
    float[] labels = target.toFloats();
    BestEpoch bestEpoch = new BestEpoch(recipe.patience());
    Trainer trainer = trainer(features, recipe, seed);
    checkDecision(trainer.model(), split);
    Fit fit = fit(recipe, labelled, split.train(), labels).callbacks(bestEpoch);
    if (split.validation().length > 0) {
      Table validation = prepared.rows(split.validation());
      fit =
          fit.validationData(
              ModelInputs.of(validation, features), column(labels, split.validation()));
    }
    for (var callback : options.callbacks()) {
      fit = fit.callbacks(callback);
    }
    History history =
        trainer.fit(
            ModelInputs.of(prepared.rows(split.train()), features),
            column(labels, split.train()),
            fit);
    // The progress display has shown them already.
    history.notices().forEach(text -> notices.add(Notice.ofTable("training", 0, text, "")));
    Decision decision =
        decide(trainer.model(), prepared.rows(split.validation()), features, split, labels);
    if (recipe.refit() && split.validation().length > 0 && !bestEpoch.diverged()) {
      int[] both =
          IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
              .toArray();
      int epochs =
          1 + epochsOfSeveralDraws(bestEpoch, recipe, features, labelled, prepared, both, labels);
      trainer = trainer(features, recipe, seed);
      Table rows = prepared.rows(both);
      trainer.fit(
          ModelInputs.of(rows, features),
          column(labels, both),
          fit(recipe, labelled, both, labels).withEpochs(epochs).verbose(0));
    }
    if (decision.changesProbabilities()) {
      LogitMap.fold(trainer.model(), decision.slope(), decision.intercept());
    }

    ClassifierRecord record =
        new ClassifierRecord(table, split, options, recipe, history, bestEpoch);
    Classifier classifier =
        new Classifier(
            trainer.model(),
            inference.schema(),
            features,
            encoder,
            decision,
            record.untested(),
            trainer);
    Optional<Evaluation> test = test(classifier, labelled, split, labels);
    Classifier tested = classifier.withRecord(record.tested(test));
    int testRows = test.map(evaluation -> evaluation.scores().size()).orElse(0);
    test.ifPresent(evaluation ->
        tell(
            evaluation.notices().stream()
                .map(text -> Notice.ofTable("evaluation", 0, text, ""))
                .toList()));
    return new TrainingResult(
        tested,
        history,
        test,
        test.map(_ -> testRows(encoder, labelled, split)),
        new TrainingResult.RowCounts(split.train().length, split.validation().length, testRows),
        bestEpoch.epoch(),
        bestEpoch.diverged(),
        (System.nanoTime() - started) / 1e9,
        notices);
  }

  /// Refuses a decision that could not be made in the end.
  private void checkDecision(Model model, Split split) {
    DecisionOptions wanted = options.decision();
    if (split.validation().length == 0) {
      Decision.withoutRows(wanted);
    }
    boolean none = wanted.calibration().equals(Optional.of(CalibrationMethod.NONE));
    if ((!none || wanted.prior().isPresent()) && split.validation().length > 0) {
      LogitMap.requireFits(model);
    }
  }

  /// What becomes of probabilities, by the validation rows, which the network has not learnt from.
  private Decision decide(
      Model model, Table validation, List<Feature> features, Split split, float[] labels) {
    DecisionOptions wanted = options.decision();
    boolean none = wanted.calibration().equals(Optional.of(CalibrationMethod.NONE));
    if (split.validation().length == 0 || (none && wanted.needsRows().isEmpty())) {
      return Decision.withoutRows(wanted);
    }
    float[] probabilities =
        model.predictAll(ModelInputs.of(validation, features)).getFirst().floats();
    float[] answers = column(labels, split.validation()).floats();
    Decision decision = Decision.of(Scores.of(probabilities, answers, null), wanted);
    tell(decision.notices());
    return decision;
  }

  /// The best epoch. Where validation rows are few, which one that is hangs on which rows they are;
  /// then it is the median of several draws of them.
  private int epochsOfSeveralDraws(
      BestEpoch first,
      Recipe recipe,
      List<Feature> features,
      Table labelled,
      Table prepared,
      int[] rows,
      float[] labels) {
    double share = options.split().validation();
    if (share * rows.length >= ENOUGH_VALIDATION_ROWS || !options.split().shuffle()) {
      return first.epoch();
    }
    float[] known = column(labels, rows).floats();
    List<Integer> epochs = new ArrayList<>(List.of(first.epoch()));
    for (int draw = 1; draw < DRAWS; draw++) {
      long seed = (options.split().seed() + draw) & LARGEST_SEED;
      TrainTestSplit parts = TrainTestSplit.stratified(known, share, seed);
      int[] trained = Arrays.stream(parts.train()).map(i -> rows[i]).toArray();
      int[] held = Arrays.stream(parts.test()).map(i -> rows[i]).toArray();
      BestEpoch best = new BestEpoch(recipe.patience());
      trainer(features, recipe, options.split().seed())
          .fit(
              ModelInputs.of(prepared.rows(trained), features),
              column(labels, trained),
              fit(recipe, labelled, trained, labels)
                  .callbacks(best)
                  .validationData(
                      ModelInputs.of(prepared.rows(held), features), column(labels, held))
                  .verbose(0));
      if (!best.diverged()) {
        epochs.add(best.epoch());
      }
    }
    return epochs.stream().sorted().toList().get(epochs.size() / 2);
  }

  private static Recipe automatic(Schema schema, Table train) {
    boolean textOnly =
        schema.features().stream().allMatch(column -> column.type() == ColumnType.TEXT);
    return textOnly ? Recipe.text() : Recipe.automatic(train.rowCount());
  }

  private static int[] labelsOf(Target target, int[] rows) {
    return Arrays.stream(rows).map(row -> target.labels()[row]).toArray();
  }

  private void tell(List<Notice> more) {
    more.forEach(options.noticeListener());
    notices.addAll(more);
  }

  private static Trainer trainer(List<Feature> features, Recipe recipe, long seed) {
    return FeatureNetwork.build(features, recipe, seed)
        .compile(recipe.optimizer(), recipe.loss(), Metrics.named("accuracy"));
  }

  private Fit fit(Recipe recipe, Table labelled, int[] rows, float[] labels) {
    Fit fit =
        Fit.epochs(recipe.epochs())
            .batchSize(recipe.batchSize())
            .shuffle(Fit.Shuffle.EVERY_EPOCH)
            .threads(options.threads())
            .output(options.progress(), options.isTerminal())
            .verbose(options.verbose());
    Map<Integer, Double> weights = options.classWeight();
    if (options.isBalanced()) {
      int positives = 0;
      for (int row : rows) {
        positives += labels[row] > 0 ? 1 : 0;
      }
      int all = rows.length;
      weights = Map.of(0, all / (2.0 * (all - positives)), 1, all / (2.0 * positives));
    }
    fit = fit.classWeight(weights);
    if (options.sampleWeight().isPresent()) {
      String name = labelled.nameOf(options.sampleWeight().get());
      fit = fit.sampleWeight(weights(labelled.rows(rows), name));
    }
    return fit;
  }

  private static float[] weights(Table rows, String name) {
    Column column = rows.column(name);
    float[] weights = new float[rows.rowCount()];
    for (int row = 0; row < weights.length; row++) {
      double weight =
          column instanceof NumberColumn numbers ? numbers.value(row) : parsed(column.text(row));
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new DataException(
            "%s: sample weight '%s' must be a number of at least 0; found '%s'"
                .formatted(rows.place(row), name, column.text(row)));
      }
      weights[row] = (float) weight;
    }
    return weights;
  }

  private static double parsed(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private Optional<Evaluation> test(
      Classifier classifier, Table labelled, Split split, float[] labels) {
    if (testTable.isPresent()) {
      tell(testTable.get().notices());
      return Optional.of(forPrior(classifier.evaluate(testTable.get()), classifier.decision()));
    }
    if (split.test().length == 0) {
      return Optional.empty();
    }
    float[] probabilities = classifier.probabilities(labelled.rows(split.test()));
    float[] answers = column(labels, split.test()).floats();
    Scores scores = Scores.of(probabilities, answers, null);
    return Optional.of(
        forPrior(Evaluation.of(scores, classifier.threshold()), classifier.decision()));
  }

  /// Test rows weighted so that their share of positives is that of where the classifier is used.
  private static Evaluation forPrior(Evaluation test, Decision decision) {
    if (decision.prior().isEmpty()) {
      return test;
    }
    PriorShift shift = PriorShift.from(test.scores(), decision.prior().get().to());
    return Evaluation.of(shift.weighted(test.scores()), test.threshold());
  }

  private Table testRows(TargetEncoder encoder, Table labelled, Split split) {
    return testTable
        .map(table -> table.rows(encoder.encode(table, TargetOptions.Missing.FEW).rows()))
        .orElseGet(() -> labelled.rows(split.test()));
  }

  private static Tensor column(float[] values, int[] rows) {
    float[] picked = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      picked[i] = values[rows[i]];
    }
    return Tensor.column(picked);
  }
}
