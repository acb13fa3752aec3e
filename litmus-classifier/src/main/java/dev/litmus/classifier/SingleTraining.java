package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TrainTestSplit;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One network, trained on the training rows and watched on the validation rows: what a recipe
/// says, and the automatic recipe at its quickest.
final class SingleTraining {
  /// The best epoch on fewer validation rows than that is mostly chance.
  private static final int ENOUGH_VALIDATION_ROWS = 200;

  private static final int DRAWS = 5;
  private static final long LARGEST_SEED = 0xFFFFFFFFL;

  private final Recipe recipe;
  private final List<Feature> features;
  private final Table prepared;
  private final float[] labels;
  private final Optional<float[]> weights;
  private final Split split;
  private final TrainOptions options;
  private final Deadline deadline;

  /// @param prepared all labelled rows, prepared
  /// @param labels 0 or 1 for each of them
  /// @param weights what each counts, where that is told
  SingleTraining(
      Recipe recipe,
      List<Feature> features,
      Table prepared,
      float[] labels,
      Optional<float[]> weights,
      Split split,
      TrainOptions options,
      Deadline deadline) {
    this.recipe = recipe;
    this.features = features;
    this.prepared = prepared;
    this.labels = labels;
    this.weights = weights;
    this.split = split;
    this.options = options;
    this.deadline = deadline;
  }

  Fitted run() {
    BestEpoch bestEpoch = new BestEpoch(recipe.patience());
    Trainer trainer = trainer();
    Fit fit = fit(split.train()).callbacks(bestEpoch, deadline.callback());
    if (split.validation().length > 0) {
      fit = fit.validationData(inputs(split.validation()), answers(split.validation()));
    }
    for (var callback : options.callbacks()) {
      fit = fit.callbacks(callback);
    }
    History history = trainer.fit(inputs(split.train()), answers(split.train()), fit);
    Optional<Scores> heldOut = heldOut(trainer);
    if (recipe.refit() && split.validation().length > 0 && !bestEpoch.diverged()) {
      int[] both =
          IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
              .toArray();
      int epochs = 1 + epochsOfSeveralDraws(bestEpoch, both);
      trainer = trainer();
      trainer.fit(inputs(both), answers(both), fit(both).withEpochs(epochs).verbose(0));
    }
    return new Fitted(
        trainer.model(),
        Optional.of(trainer),
        heldOut,
        history,
        bestEpoch.epoch(),
        bestEpoch.diverged(),
        split.train().length,
        split.validation().length,
        recipe.facts(),
        Optional.empty());
  }

  private Optional<Scores> heldOut(Trainer trainer) {
    if (split.validation().length == 0) {
      return Optional.empty();
    }
    float[] probabilities =
        trainer.model().predictAll(inputs(split.validation())).getFirst().floats();
    return Optional.of(Scores.of(probabilities, answers(split.validation()).floats(), null));
  }

  /// The best epoch. Where validation rows are few, which one that is hangs on which rows they are;
  /// then it is the median of several draws of them, unless there are texts, which each draw would
  /// take apart anew.
  private int epochsOfSeveralDraws(BestEpoch first, int[] rows) {
    double share = options.split().validation();
    if (share * rows.length >= ENOUGH_VALIDATION_ROWS
        || !options.split().shuffle()
        || features.stream().anyMatch(Feature.Text.class::isInstance)) {
      return first.epoch();
    }
    float[] known = answers(rows).floats();
    List<Integer> epochs = new ArrayList<>(List.of(first.epoch()));
    for (int draw = 1; draw < DRAWS; draw++) {
      long seed = (options.split().seed() + draw) & LARGEST_SEED;
      TrainTestSplit parts = TrainTestSplit.stratified(known, share, seed);
      int[] trained = Arrays.stream(parts.train()).map(i -> rows[i]).toArray();
      int[] held = Arrays.stream(parts.test()).map(i -> rows[i]).toArray();
      BestEpoch best = new BestEpoch(recipe.patience());
      trainer()
          .fit(
              inputs(trained),
              answers(trained),
              fit(trained)
                  .callbacks(best, deadline.callback())
                  .validationData(inputs(held), answers(held))
                  .verbose(0));
      if (!best.diverged()) {
        epochs.add(best.epoch());
      }
    }
    return epochs.stream().sorted().toList().get(epochs.size() / 2);
  }

  private Trainer trainer() {
    return FeatureNetwork.build(features, recipe, options.split().seed())
        .compile(recipe.optimizer(), recipe.loss(), Metrics.named("accuracy"));
  }

  private Fit fit(int[] rows) {
    Fit fit =
        Fit.epochs(recipe.epochs())
            .batchSize(recipe.batchSize())
            .shuffle(Fit.Shuffle.EVERY_EPOCH)
            .threads(options.threads())
            .output(options.progress(), options.isTerminal())
            .verbose(options.verbose());
    fit = fit.classWeight(options.classWeights(answers(rows).floats()));
    return weights.isPresent() ? fit.sampleWeight(ModelInputs.picked(weights.get(), rows)) : fit;
  }

  private List<Tensor> inputs(int[] rows) {
    return ModelInputs.of(prepared.rows(rows), features);
  }

  private Tensor answers(int[] rows) {
    return Tensor.column(ModelInputs.picked(labels, rows));
  }
}
