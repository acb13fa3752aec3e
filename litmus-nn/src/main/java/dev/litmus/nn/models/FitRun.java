package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.ops.ScalarKernels;
import dev.litmus.nn.random.Shuffle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One call of `fit` from beginning to end.
final class FitRun implements Training {
  private final Trainer trainer;
  private final Fit fit;
  private final List<Tensor> inputs;
  private final Tensor targets;
  private final float[] weights;
  private final Optional<Fit.Validation> validation;
  private final List<Callback> callbacks;
  private final History history = new History();
  private boolean stopping;

  FitRun(Trainer trainer, List<Tensor> inputs, Tensor targets, Fit fit) {
    this.trainer = trainer;
    this.fit = fit;
    float[] allWeights = DataChecks.weights(targets, fit);
    int rows = targets.rows();
    int trained = (int) Math.floor(rows * (1 - fit.validationSplit()));
    if (fit.validation().isEmpty() && fit.validationSplit() > 0) {
      this.inputs = inputs.stream().map(tensor -> tensor.slice(0, trained)).toList();
      this.targets = targets.slice(0, trained);
      this.weights = Arrays.copyOf(allWeights, trained);
      this.validation =
          Optional.of(
              new Fit.Validation(
                  inputs.stream().map(tensor -> tensor.slice(trained, rows)).toList(),
                  targets.slice(trained, rows),
                  Optional.of(Arrays.copyOfRange(allWeights, trained, rows))));
    } else {
      this.inputs = inputs;
      this.targets = targets;
      this.weights = allWeights;
      this.validation =
          fit.validation()
              .map(data ->
                  new Fit.Validation(
                      model().checked(data.inputs()),
                      DataChecks.targets(model(), data.inputs(), data.targets()),
                      Optional.empty()));
    }
    DataChecks.requireTrainable(model(), this.targets, fit);
    this.callbacks = new ArrayList<>();
    if (fit.verbose() > 0) {
      this.callbacks.add(new ProgressBar(System.out, fit.verbose()));
    }
    this.callbacks.addAll(fit.callbacks());
  }

  History run() {
    int rows = targets.rows();
    try (Workers workers = new Workers(fit.threads())) {
      Learner learner =
          new Learner(
              model().network(),
              trainer.optimizer().variables(),
              trainer.loss(),
              inputs,
              targets,
              weights,
              fit.batchSize(),
              new ScalarKernels(),
              workers);
      Optional<Evaluator> evaluator = validation.map(this::evaluator);
      emit(new TrainingEvent.TrainBegin(this));
      Map<String, Double> logs = Map.of();
      int[] order = IntStream.range(0, rows).toArray();
      for (int epoch = fit.initialEpoch(); epoch < fit.epochs() && !stopping; epoch++) {
        emit(new TrainingEvent.EpochBegin(this, epoch));
        if (fit.shuffle() != Fit.Shuffle.NONE) {
          boolean once = fit.shuffle() == Fit.Shuffle.ONCE;
          order = Shuffle.permutation(rows, model().seed(), once ? 0 : epoch);
        }
        logs = new LinkedHashMap<>(epoch(learner, order, epoch));
        if (evaluator.isPresent()) {
          for (var figure : evaluator.get().evaluate().entrySet()) {
            logs.put("val_" + figure.getKey(), figure.getValue());
          }
        }
        emit(new TrainingEvent.EpochEnd(this, epoch, logs));
        history.add(epoch, logs);
      }
      emit(new TrainingEvent.TrainEnd(this, logs));
    }
    return history;
  }

  private Map<String, Double> epoch(Learner learner, int[] order, int epoch) {
    Figures figures = new Figures(trainer.metrics());
    int batch = 0;
    for (int from = 0; from < order.length && !stopping; from += fit.batchSize()) {
      int to = Math.min(order.length, from + fit.batchSize());
      emit(new TrainingEvent.BatchBegin(this, epoch, batch));
      double loss = learner.step(order, from, to, trainer.optimizer());
      figures.add(loss, learner.batchTargets(), learner.predictions(), to - from, learner.units());
      emit(new TrainingEvent.BatchEnd(this, epoch, batch, loss, figures::logs));
      batch++;
    }
    return figures.logs();
  }

  private Evaluator evaluator(Fit.Validation data) {
    return new Evaluator(trainer, data);
  }

  private void emit(TrainingEvent event) {
    for (Callback callback : callbacks) {
      callback.on(event);
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
  public int epochs() {
    return fit.epochs();
  }

  @Override
  public int steps() {
    return (targets.rows() + fit.batchSize() - 1) / fit.batchSize();
  }

  @Override
  public void stop(String reason) {
    stopping = true;
    history.stopped(reason);
  }
}
