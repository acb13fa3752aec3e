package dev.litmus.nn.models;

import dev.litmus.nn.internal.PythonNumbers;
import dev.litmus.nn.ops.KernelSelection;
import dev.litmus.nn.random.Shuffle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One call of `fit` from beginning to end.
final class FitRun implements Training {
  private final Trainer trainer;
  private final Fit fit;
  private final Rows rows;
  private final Optional<Rows> validation;
  private final int batchSize;
  private final List<Callback> callbacks;
  private final History history = new History();
  private volatile boolean stopping;
  private int firstEpoch;
  private int batchesDone;
  private boolean diverged;

  FitRun(Trainer trainer, Rows all, Fit fit) {
    this.trainer = trainer;
    this.fit = fit;
    this.firstEpoch = fit.initialEpoch();
    int count = all.count();
    int trained = count;
    if (fit.validation().isPresent()) {
      Fit.Validation data = fit.validation().get();
      this.validation =
          Optional.of(DataChecks.rows(trainer, data.inputs(), data.targets(), data.weights()));
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
    this.rows = DataChecks.classWeighted(training, fit.classWeight());
    Wiring wiring = model().network().wiring(rows.inputShapes());
    this.batchSize =
        FixedBatch.of(wiring.graph(), wiring.inputs(), wiring.outputs())
            .map(fixed -> fixed.sizeFor(fit, rows.count()))
            .orElse(fit.batchSize());
    this.callbacks = new ArrayList<>(fit.callbacks());
    if (fit.verbose() > 0) {
      // Last, as in Keras, so that it shows what other callbacks add to the figures.
      this.callbacks.add(new ProgressLogger(fit.output(), fit.verbose(), fit.terminal()));
    }
  }

  History run() {
    try (Workers workers = new Workers(fit.threads())) {
      Wiring wiring = model().network().wiring(rows.inputShapes());
      ModelChecks.requireFitting(model(), wiring, trainer.loss());
      Learner learner =
          new Learner(
              wiring,
              trainer.optimizer().variables(),
              trainer.loss(),
              rows,
              batchSize,
              KernelSelection.current().forWork(multiplyAdds()),
              workers);
      new InputChecks(model(), wiring, learner.prepared()).check(history);
      Optional<Evaluator> evaluator =
          validation.map(data -> Evaluator.repeated(trainer, data, batchSize));
      emit(new TrainingEvent.TrainBegin(this));
      Map<String, Double> logs = Map.of();
      int[] order = IntStream.range(0, rows.count()).toArray();
      for (int epoch = firstEpoch; epoch < fit.epochs() && !stopping; epoch++) {
        emit(new TrainingEvent.EpochBegin(this, epoch));
        if (fit.shuffle() != Fit.Shuffle.NONE) {
          boolean once = fit.shuffle() == Fit.Shuffle.ONCE;
          order = Shuffle.permutation(rows.count(), model().seed(), once ? 0 : epoch);
        }
        logs = new LinkedHashMap<>(epoch(learner, order, epoch));
        if (evaluator.isPresent()) {
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
      ChanceCheck.check(trainer, rows, history);
      trainer.optimizer().finish();
      emit(new TrainingEvent.TrainEnd(this, logs));
    }
    return history;
  }

  private Map<String, Double> epoch(Learner learner, int[] order, int epoch) {
    Figures figures = new Figures(trainer.metrics(), learner.hasLogits());
    int batch = epoch == firstEpoch ? batchesDone : 0;
    for (int from = batch * batchSize; from < order.length && !stopping; from += batchSize) {
      int to = Math.min(order.length, from + batchSize);
      emit(new TrainingEvent.BatchBegin(this, epoch, batch));
      double loss = learner.step(order, from, to, trainer.optimizer());
      if (!Double.isFinite(loss)) {
        noticeDivergence(epoch, batch, loss);
      }
      figures.add(
          loss,
          learner.batchTargets(),
          learner.predictions(),
          learner.predicted(),
          to - from,
          learner.units());
      emit(new TrainingEvent.BatchEnd(this, epoch, batch, loss, figures::logs));
      batch++;
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
  private double multiplyAdds() {
    return 3.0 * model().countParams() * rows.count() * (fit.epochs() - fit.initialEpoch());
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
    return (rows.count() + batchSize - 1) / batchSize;
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
