package dev.litmus.classifier;

import dev.litmus.classifier.decision.CalibrationMethod;
import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.decision.DecisionOptions;
import dev.litmus.classifier.decision.PriorShift;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.ColumnSpec;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.DataConcerns;
import dev.litmus.classifier.table.Inference;
import dev.litmus.classifier.table.LeakageCheck;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableStream;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.classifier.table.TypeInference;
import dev.litmus.nn.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The way from a table to a classifier: target, split, columns, network, training, test.
final class ClassifierTraining {
  private final Table table;
  private final Optional<Table> testTable;
  private final Optional<Streamed> streamed;
  private final TrainOptions options;
  private final List<Notice> notices = new ArrayList<>();

  ClassifierTraining(Table table, Optional<Table> testTable, TrainOptions options) {
    this(table, testTable, Optional.empty(), options);
  }

  /// @param streamed what the table is a sample of, if all others are to be learnt from too
  ClassifierTraining(
      Table table, Optional<Table> testTable, Optional<Streamed> streamed, TrainOptions options) {
    this.table = table;
    this.testTable = testTable;
    this.streamed = streamed;
    this.options = options;
  }

  /// On a stream of rows: as on a table where all of them fit in memory.
  static ClassifierTraining of(
      TableStream stream, Optional<Table> testTable, TrainOptions options) {
    Streamed streamed = Streamed.of(stream, options);
    Table sample = streamed.sample().table();
    return new ClassifierTraining(
        sample,
        testTable,
        streamed.sample().isWhole() ? Optional.empty() : Optional.of(streamed),
        options);
  }

  TrainingResult run() {
    long started = System.nanoTime();
    tell(table.notices());
    streamed.ifPresent(rows -> tell(List.of(rows.notice(!options.baselines().isEmpty()))));
    TargetEncoder encoder =
        streamed
            .map(rows ->
                TargetEncoder.fit(
                    TargetEncoder.nameIn(table, options.target()), rows.labels(), options.target()))
            .orElseGet(() -> TargetEncoder.fit(table, options.target()));
    Target target =
        streamed
            .map(rows -> encoder.encode(table, rows.labels(), options.target().missing()))
            .orElseGet(() -> encoder.encode(table, options.target().missing()));
    tell(target.notices());
    Table labelled = table.rows(target.rows());
    SplitOptions shares = testTable.isPresent() ? options.split().withTest(0) : options.split();
    Split split = Split.of(labelled, target, shares, options.types().missing());
    tell(split.notices());

    // Columns are looked at in the order of the file, rows are learnt from in that of the split.
    int[] inFileOrder = Arrays.stream(split.train()).sorted().toArray();
    Table train = labelled.rows(inFileOrder);
    List<String> others = new ArrayList<>(List.of(target.column()));
    options.split().group().ifPresent(column -> others.add(labelled.nameOf(column)));
    options.sampleWeight().ifPresent(column -> others.add(labelled.nameOf(column)));
    long drawnFrom = streamed.map(rows -> rows.sample().count()).orElse((long) train.rowCount());
    Inference inference = TypeInference.infer(train, others, options.types(), drawnFrom);
    tell(inference.notices());
    Table prepared = inference.schema().apply(labelled);
    tell(prepared.notices());
    Table known = prepared.rows(inFileOrder);
    tell(LeakageCheck.notices(known, labelsOf(target, inFileOrder)));
    tell(DataConcerns.of(prepared, target, split, options.split()));
    testTable
        .filter(inference.schema()::fits)
        .ifPresent(test ->
            tell(DataConcerns.drift(known, inference.schema().apply(test), "the test file")));
    Recipe recipe =
        options
            .recipe()
            .orElseGet(() -> Recipe.automatic(types(inference.schema()), train.rowCount()));
    recipe = options.normalize().map(recipe::withNormalize).orElse(recipe);
    recipe = options.adjustment().apply(recipe);
    Schema schema = inference.schema();
    streamed.ifPresent(rows -> rows.requireNoPictures(inference.schema()));
    boolean single = options.isSingle() || needsOneNetwork(schema);
    FeatureFinder finder = new FeatureFinder(single ? recipe.normalize() : Normalize.ROBUST);
    List<Feature> features = finder.find(known, schema);
    tell(finder.notices());

    float[] labels = target.toFloats();
    Optional<float[]> weights =
        options.sampleWeight().map(column -> SampleWeights.of(labelled, column));
    checkDecision(features, recipe, single, split);
    Deadline deadline = new Deadline(started, options.timeLimit());
    options.beforeTraining().run();
    BaselineRun baselines =
        options.baselines().isEmpty() || (testTable.isEmpty() && split.test().length == 0)
            ? BaselineRun.none()
            : BaselineRun.of(
                options.baselines(),
                new BaselineData(
                    schema,
                    features,
                    prepared,
                    labels,
                    weights,
                    split,
                    schema.apply(testRows(encoder, labelled, split)),
                    options.split().seed(),
                    options.threads(),
                    BaselineRun.share(options.timeLimit())));
    Fitted fitted =
        streamed.isPresent()
            ? streamed(
                new StreamedTraining.Rows(
                    labelled, prepared, numbers(target), labels, weights, split),
                new StreamedTraining.Plan(
                    encoder,
                    schema,
                    features,
                    single ? Optional.of(recipe) : Optional.empty(),
                    options.saysEpochs()),
                deadline)
            : single
                ? new SingleTraining(
                        recipe, features, prepared, labels, weights, split, options, deadline)
                    .run()
                : automatic(prepared, labels, weights, features, split, deadline);
    // The progress display has shown them already.
    fitted
        .history()
        .notices()
        .forEach(text -> notices.add(Notice.ofTable("training", 0, text, "")));
    if (deadline.cutShort()) {
      tell(
          List.of(
              Notice.ofTable(
                  "time-limit",
                  0,
                  "the time limit ended the training; the same command may not give the same model"
                      + " again",
                  "give more time, or --effort quick, which plans less work")));
    }
    Decision decision = decide(fitted.heldOut());
    if (decision.changesProbabilities()) {
      LogitMap.fold(fitted.model(), decision.slope(), decision.intercept());
    }

    ClassifierRecord record = new ClassifierRecord(table, streamed, options, fitted);
    Classifier classifier =
        new Classifier(
            fitted.model(),
            schema,
            features,
            encoder,
            decision,
            record.untested(),
            fitted.trainer().orElse(null));
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
        table,
        fitted.history(),
        test,
        test.map(_ -> testRows(encoder, labelled, split)),
        fitted.heldOut(),
        test.map(evaluation -> baselines.against(evaluation, decision)).orElse(List.of()),
        fitted.ensemble(),
        new TrainingResult.RowCounts(fitted.trainRows(), fitted.validationRows(), testRows),
        fitted.bestEpoch(),
        fitted.diverged(),
        (System.nanoTime() - started) / 1e9,
        notices);
  }

  private Fitted streamed(
      StreamedTraining.Rows rows, StreamedTraining.Plan plan, Deadline deadline) {
    return new StreamedTraining(
            streamed.orElseThrow(), rows, plan, options, deadline, notice -> tell(List.of(notice)))
        .run();
  }

  /// The place in the stream of each labelled row in memory.
  private long[] numbers(Target target) {
    long[] all = streamed.orElseThrow().sample().numbers();
    return Arrays.stream(target.rows()).mapToLong(row -> all[row]).toArray();
  }

  /// The automatic recipe on training and validation rows together.
  private Fitted automatic(
      Table prepared,
      float[] labels,
      Optional<float[]> weights,
      List<Feature> features,
      Split split,
      Deadline deadline) {
    int[] rows =
        IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
            .sorted()
            .toArray();
    float[] answers = column(labels, rows).floats();
    Map<Integer, Double> byClass = options.classWeights(answers);
    float[] counts = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double weight = byClass.getOrDefault(answers[i] > 0 ? 1 : 0, 1.0);
      counts[i] = (float) (weight * (weights.isPresent() ? weights.get()[rows[i]] : 1));
    }
    return new AutomaticTraining(
            prepared.rows(rows), answers, counts, features, ordered(rows, split), options, deadline)
        .run();
  }

  /// Where rows are divided by group or time, the one division that keeps to it: folds at random
  /// would have rows of one group, or of one moment, on both sides.
  private Optional<Fold> ordered(int[] rows, Split split) {
    boolean free = options.split().group().isEmpty() && options.split().time().isEmpty();
    if (free || split.validation().length == 0) {
      return Optional.empty();
    }
    Set<Integer> held = Arrays.stream(split.validation()).boxed().collect(Collectors.toSet());
    return Optional.of(
        new Fold(
            IntStream.range(0, rows.length).filter(i -> !held.contains(rows[i])).toArray(),
            IntStream.range(0, rows.length).filter(i -> held.contains(rows[i])).toArray()));
  }

  /// Refuses a decision that could not be made in the end.
  private void checkDecision(List<Feature> features, Recipe recipe, boolean single, Split split) {
    DecisionOptions wanted = options.decision();
    boolean rows = !single || split.validation().length > 0;
    if (!rows) {
      Decision.withoutRows(wanted);
    }
    boolean none = wanted.calibration().equals(Optional.of(CalibrationMethod.NONE));
    if (single && rows && (!none || wanted.prior().isPresent())) {
      LogitMap.requireFits(FeatureNetwork.build(features, recipe, options.split().seed()));
    }
  }

  /// What becomes of probabilities, by rows that the network has not learnt from.
  private Decision decide(Optional<Scores> heldOut) {
    DecisionOptions wanted = options.decision();
    boolean none = wanted.calibration().equals(Optional.of(CalibrationMethod.NONE));
    if (heldOut.isEmpty() || (none && wanted.needsRows().isEmpty())) {
      return Decision.withoutRows(wanted);
    }
    Decision decision = Decision.of(heldOut.get(), wanted);
    tell(decision.notices());
    return decision;
  }

  /// Whether a portfolio is not for these columns: texts alone are best told by one network of
  /// their terms, and texts of a stream are taken apart once.
  private boolean needsOneNetwork(Schema schema) {
    Set<ColumnType> types = types(schema);
    return types.contains(ColumnType.TEXT) && (streamed.isPresent() || types.size() == 1);
  }

  private static Set<ColumnType> types(Schema schema) {
    return schema.features().stream().map(ColumnSpec::type).collect(Collectors.toSet());
  }

  private static int[] labelsOf(Target target, int[] rows) {
    return Arrays.stream(rows).map(row -> target.labels()[row]).toArray();
  }

  private void tell(List<Notice> more) {
    more.forEach(options.noticeListener());
    notices.addAll(more);
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
    return Tensor.column(ModelInputs.picked(values, rows));
  }
}
