package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Trains each contender once for each fold, on the other folds' rows; the fold's own rows say when
/// to end, and what the network gives for them is what it gives for rows it was not trained on.
///
/// Networks are trained side by side, each on one thread. Which is trained when has no influence on
/// any of them.
final class Bagging {
  private static final long LARGEST_SEED = 0xFFFFFFFFL;

  private final Networks networks;
  private final List<Tensor> x;
  private final float[] y;
  private final float[] weights;
  private final List<Fold> folds;
  private final long seed;
  private final int threads;
  private final Deadline deadline;
  private final MembersProgress progress;

  /// Makes a network that is to be trained.
  interface Networks {
    Model alone(String name, Contender contender, long seed);
  }

  /// @param x a tensor for each input, a row for each row to learn from
  /// @param weights what each row counts
  Bagging(
      Networks networks,
      List<Tensor> x,
      float[] y,
      float[] weights,
      List<Fold> folds,
      long seed,
      int threads,
      Deadline deadline,
      MembersProgress progress) {
    this.networks = networks;
    this.x = x;
    this.y = y;
    this.weights = weights;
    this.folds = folds;
    this.seed = seed;
    this.threads = threads;
    this.deadline = deadline;
    this.progress = progress;
  }

  /// A trained network.
  ///
  /// @param contender its number among the contenders
  /// @param fold the number of the fold that it was not trained on
  /// @param logits its logits for the rows of that fold, in their order
  record Member(
      String name,
      int contender,
      int fold,
      Model model,
      History history,
      int bestEpoch,
      boolean diverged,
      float[] logits) {}

  /// Members in order of folds, those of one fold in order of contenders. All, unless the deadline
  /// comes first; then those whose training had begun.
  List<Member> run(List<Contender> contenders) {
    List<Callable<Optional<Member>>> works = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      for (int contender = 0; contender < contenders.size(); contender++) {
        int foldNumber = fold;
        int number = contender;
        works.add(() -> member(contenders.get(number), number, foldNumber));
      }
    }
    return SideBySide.run(threads, works).stream().flatMap(Optional::stream).toList();
  }

  private Optional<Member> member(Contender contender, int number, int foldNumber) {
    // The first network is trained in any case: without one there is no answer.
    if (deadline.passed() && number + foldNumber > 0) {
      return Optional.empty();
    }
    String name = contender.name() + "_" + (foldNumber + 1);
    Fold fold = folds.get(foldNumber);
    Recipe recipe = contender.recipe();
    Model model = networks.alone(name, contender, (seed + foldNumber) & LARGEST_SEED);
    BestEpoch best = new BestEpoch(recipe.patience());
    List<Tensor> held = rows(fold.test());
    Fit fit =
        Fit.epochs(recipe.epochs())
            .batchSize(recipe.batchSize())
            .shuffle(Fit.Shuffle.EVERY_EPOCH)
            .sampleWeight(ModelInputs.picked(weights, fold.train()))
            .validationData(
                held,
                Tensor.column(ModelInputs.picked(y, fold.test())),
                ModelInputs.picked(weights, fold.test()))
            .threads(1)
            .verbose(0)
            .callbacks(best, deadline.callback());
    long started = System.nanoTime();
    History history =
        model
            .compile(recipe.optimizer(), recipe.loss())
            .fit(rows(fold.train()), Tensor.column(ModelInputs.picked(y, fold.train())), fit);
    float[] probabilities = model.predictAll(held).getFirst().floats();
    float[] logits = new float[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) Logit.of(probabilities[i]);
    }
    Member member =
        new Member(name, number, foldNumber, model, history, best.epoch(), best.diverged(), logits);
    progress.trained(member, (System.nanoTime() - started) / 1e9);
    return Optional.of(member);
  }

  private List<Tensor> rows(int[] rows) {
    return x.stream().map(tensor -> tensor.rows(rows)).toList();
  }
}
