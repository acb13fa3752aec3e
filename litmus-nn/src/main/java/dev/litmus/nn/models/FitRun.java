package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.internal.PythonNumbers;
import dev.litmus.nn.ops.KernelSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of `fit` from beginning to end.
final class FitRun implements Training {
  private final Trainer trainer;
  private final Fit fit;
  private final RowSource source;
  private final Optional<Rows> validation;
  private final int batchSize;
  private final List<Callback> callbacks;
  private final History history = new History();
  private volatile boolean stopping;
  private int firstEpoch;
  private int batchesDone;
  private boolean diverged;

  private List<Shape> inputShapes;

  /// The shard at hand and what learns from it.
  private int shard = -1;

  private Optional<Learner> learner = Optional.empty();

  /// The shards whose numbers were looked at.
  private final BitSet checked = new BitSet();

  /// On shards, which are validated on other rows.
  FitRun(Trainer trainer, RowSource shards, Fit fit) {
    this.trainer = trainer;
    this.fit = fit;
    this.firstEpoch = fit.initialEpoch();
    if (fit.validationSplit() > 0) {
      throw new IllegalArgumentException(
          "rows in shards are not split for validation; give validation data instead");
    }
    this.validation = fit.validation().map(held -> DataChecks.rows(trainer.outputs(), held));
    this.source = shards;
    this.inputShapes = source.load(0).inputShapes();
    this.batchSize = batchSize();
    this.callbacks = callbacks();
  }

  FitRun(Trainer trainer, Rows all, Fit fit) {
    this.trainer = trainer;
    this.fit = fit;
    this.firstEpoch = fit.initialEpoch();
    int count = all.count();
    int trained = count;
    if (fit.validation().isPresent()) {
      this.validation = Optional.of(DataChecks.rows(trainer.outputs(), fit.validation().get()));
    } else if (fit.validationSplit() > 0) {
      trained = (int) Math.floor(count * (1 - fit.validationSplit()));
      if (trained == 0 || trained == count) {
        throw new IllegalArgumentException(
            "validation split %s of %d rows leaves %s; give more rows or another split"
                .formatted(
                    fit.validationSplit(),
                    count,
                    trained == 0 ? "none to train on" : "none to validate on"));
      }
      this.validation = Optional.of(all.slice(trained, count));
    } else {
      this.validation = Optional.empty();
    }
    // Class weights count in training only, as in Keras.
    Rows training = trained == count ? all : all.slice(0, trained);
    new TrainingChecks(trainer, fit, history).check(training, validation);
    this.source = RowSource.of(training);
    this.inputShapes = training.inputShapes();
    this.batchSize = batchSize();
    this.callbacks = callbacks();
  }

  private int batchSize() {
    Wiring wiring = wiring();
    Optional<FixedBatch> fixed = FixedBatch.of(wiring.graph(), wiring.inputs(), wiring.outputs());
    for (int count : source.sizes()) {
      fixed.ifPresent(batch -> batch.sizeFor(fit, count));
    }
    return fixed.map(FixedBatch::rows).orElse(fit.batchSize());
  }

  private List<Callback> callbacks() {
    List<Callback> all = new ArrayList<>(fit.callbacks());
    if (fit.verbose() > 0) {
      // Last, as in Keras, so that it shows what other callbacks add to the figures.
      all.add(new ProgressLogger(fit.output(), fit.verbose(), fit.terminal()));
    }
    return all;
  }

  private Wiring wiring() {
    return model().network().wiring(inputShapes);
  }

  History run() {
    try (Workers workers = new Workers(fit.threads())) {
      ModelChecks.requireFitting(trainer.outputs(), wiring());
      takeUp(0, workers);
      Optional<Evaluator> evaluator =
          validation.map(
              data -> Evaluator.repeated(trainer, validated(data), validationBatchSize()));
      emit(new TrainingEvent.TrainBegin(this));
      Map<String, Double> logs = Map.of();
      List<Objective> objectives = learner().objectives();
      Passes passes = new Passes(source.sizes(), batchSize, fit, model().seed(), firstEpoch);
      for (int epoch = firstEpoch; epoch < fit.epochs() && !stopping; epoch++) {
        emit(new TrainingEvent.EpochBegin(this, epoch));
        logs = new LinkedHashMap<>(epoch(workers, objectives, passes, epoch));
        if (evaluator.isPresent() && !skipsValidation(epoch)) {
          emit(new TrainingEvent.TestBegin(this));
          Map<String, Double> figures = evaluator.get().evaluate();
          emit(new TrainingEvent.TestEnd(this, figures));
          for (var figure : figures.entrySet()) {
            logs.put("val_" + figure.getKey(), figure.getValue());
          }
        }
        emit(new TrainingEvent.EpochEnd(this, epoch, logs));
        history.add(epoch, logs);
      }
      if (source.shards() == 1) {
        Rows rows = source.load(0).classWeighted(fit.classWeight());
        ChanceCheck.check(trainer, rows, history);
      }
      trainer.optimizer().finish();
      emit(new TrainingEvent.TrainEnd(this, logs));
    }
    return history;
  }

  /// Makes ready to learn from a shard. What the one before took of memory is given back first, so
  /// nobody holds on to a learner.
  private void takeUp(int number, Workers workers) {
    if (learner.isEmpty() || shard != number) {
      learner = Optional.empty();
      Rows rows = source.load(number).classWeighted(fit.classWeight());
      inputShapes = rows.inputShapes();
      shard = number;
      Wiring wiring = wiring();
      Learner made =
          new Learner(
              wiring,
              trainer.optimizer().variables(),
              trainer.outputs(),
              rows,
              batchSize,
              KernelSelection.current().forWork(multiplyAdds(wiring)),
              workers);
      if (!checked.get(number)) {
        // What the first shard's notices say, the others' would say again.
        History told = checked.isEmpty() ? history : new History();
        new InputChecks(model(), wiring, made.prepared()).check(told);
        checked.set(number);
      }
      learner = Optional.of(made);
    }
  }

  private Learner learner() {
    return learner.orElseThrow();
  }

  private int validationBatchSize() {
    return fit.validationBatchSize().orElse(batchSize);
  }

  /// The rows of the first batches, when no more are asked for.
  private Rows validated(Rows data) {
    int steps = fit.validationSteps().orElse(Integer.MAX_VALUE);
    long rowsAsked = (long) steps * validationBatchSize();
    return rowsAsked >= data.count() ? data : data.slice(0, (int) rowsAsked);
  }

  private Map<String, Double> epoch(
      Workers workers, List<Objective> objectives, Passes passes, int epoch) {
    Figures figures = new Figures(trainer.outputs(), objectives);
    int first = epoch == firstEpoch ? batchesDone : 0;
    passes.beginEpoch(first);
    for (int batch = first; !stopping && passes.next(); batch++) {
      if (!callbacks.isEmpty()) {
        emit(new TrainingEvent.BatchBegin(this, epoch, batch));
      }
      takeUp(passes.shard(), workers);
      double loss = learner().step(passes.order(), passes.from(), passes.to(), trainer.optimizer());
      if (!Double.isFinite(loss)) {
        noticeDivergence(epoch, batch, loss);
      }
      learner().addTo(figures, loss, passes.to() - passes.from());
      if (!callbacks.isEmpty()) {
        emit(new TrainingEvent.BatchEnd(this, epoch, batch, loss, figures::logs));
      }
    }
    if (passes.ranOut() && !stopping) {
      notice(
          "epoch %d ended with the rows, before its %d steps: they begin anew in the next"
              .formatted(epoch + 1, steps()));
    }
    return figures.logs();
  }

  private void noticeDivergence(int epoch, int batch, double loss) {
    if (!diverged) {
      diverged = true;
      notice(
          "epoch %d, batch %d: the loss is %s; make the learning rate (%s) smaller or scale the"
                  .formatted(
                      epoch + 1,
                      batch + 1,
                      loss,
                      PythonNumbers.repr(trainer.optimizer().optimizer().learningRate()))
              + " inputs");
    }
  }

  /// An estimate for the whole training: forward, to the inputs and to the weights.
  private double multiplyAdds(Wiring wiring) {
    long perRow = wiring.graph().nodes().stream().mapToLong(Graph.Node::work).sum();
    double all = Arrays.stream(source.sizes()).asLongStream().sum();
    return 3.0 * perRow * all * (fit.epochs() - fit.initialEpoch());
  }

  private void emit(TrainingEvent event) {
    // By index: an iterator would be allotted twice a batch.
    for (int i = 0; i < callbacks.size(); i++) {
      callbacks.get(i).on(event);
    }
  }

  @Override
  public Model model() {
    return trainer.model();
  }

  @Override
  public Trainer trainer() {
    return trainer;
  }

  @Override
  public void continueAt(int epoch) {
    continueAt(epoch, 0);
  }

  @Override
  public void continueAt(int epoch, int batches) {
    if (batches < 0 || batches >= steps()) {
      throw new IllegalArgumentException(
          "a training with %d batches an epoch cannot go on behind batch %d; use the batch size and rows that it began with"
              .formatted(steps(), batches));
    }
    firstEpoch = epoch;
    batchesDone = batches;
  }

  @Override
  public int epochs() {
    return fit.epochs();
  }

  @Override
  public int steps() {
    return fit.stepsPerEpoch()
        .orElseGet(
            () -> Arrays.stream(source.sizes()).map(size -> Math.ceilDiv(size, batchSize)).sum());
  }

  @Override
  public boolean skipsValidation(int epoch) {
    return validation.isPresent() && !fit.validatesAfter(epoch);
  }

  @Override
  public History history() {
    return history;
  }

  @Override
  public void notice(String text) {
    history.notice(text);
  }

  @Override
  public void stop(String reason) {
    stopping = true;
    history.stopped(reason);
  }
}
