package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.StratifiedKFold;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.classifier.table.Table;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Functional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The automatic recipe: a portfolio of networks, each trained on all folds but one ([Bagging]),
/// and their weighted mean as one model. Each row's probability by the networks that were not
/// trained on it tells how much each network counts, and serves calibration and thresholds.
final class AutomaticTraining {
  /// Five folds are what bagging is measured with (ACCURACY); few rows afford more.
  private static final int FOLDS = 5;

  private static final int MORE_FOLDS = 8;
  private static final int MOST_FOLDS = 10;
  private static final int FEW_ROWS = 3_000;

  private final Table rows;
  private final float[] labels;
  private final float[] weights;
  private final List<Feature> features;
  private final Optional<Fold> division;
  private final TrainOptions options;
  private final Deadline deadline;

  /// @param rows prepared rows to learn from
  /// @param labels 0 or 1 for each row
  /// @param weights what each row counts
  /// @param division the only division of the rows, in place of folds at random
  AutomaticTraining(
      Table rows,
      float[] labels,
      float[] weights,
      List<Feature> features,
      Optional<Fold> division,
      TrainOptions options,
      Deadline deadline) {
    this.rows = rows;
    this.labels = labels;
    this.weights = weights;
    this.features = features;
    this.division = division;
    this.options = options;
    this.deadline = deadline;
  }

  Fitted run() {
    // With one division in place of folds there is no number for the rows that are trained on.
    List<Feature> texts = division.isPresent() ? List.of() : TextScore.texts(features);
    List<Contender> contenders =
        Contender.portfolio(
            rows.rowCount(),
            features.stream().filter(feature -> !texts.contains(feature)).toList(),
            options.effort());
    List<Fold> folds = folds();
    MembersProgress progress =
        new MembersProgress(
            options.progress(),
            options.verbose(),
            options.isTerminal(),
            folds.size() * (contenders.size() + (texts.isEmpty() ? 0 : 1)));
    Optional<TextScore> score =
        texts.isEmpty() ? Optional.empty() : Optional.of(score(texts, folds, progress));
    List<Feature> seen = score.map(number -> number.seen(features)).orElse(features);
    Table seenRows = score.map(number -> number.seen(rows)).orElse(rows);
    EnsembleNetwork networks =
        new EnsembleNetwork(features, score, PiecewiseEncoding.fit(seenRows, seen));
    List<Bagging.Member> members =
        bagging(networks::alone, ModelInputs.of(seenRows, seen), folds, progress).run(contenders);
    return ensemble(networks, contenders, folds, members, options.split().seed());
  }

  private TextScore score(List<Feature> texts, List<Fold> folds, MembersProgress progress) {
    Bagging bagging =
        bagging(
            (_, contender, seed) -> FeatureNetwork.build(texts, contender.recipe(), seed),
            ModelInputs.of(rows, texts),
            folds,
            progress);
    return TextScore.train(features, rows, folds, bagging);
  }

  private Bagging bagging(
      Bagging.Networks networks, List<Tensor> x, List<Fold> folds, MembersProgress progress) {
    return new Bagging(
        networks,
        x,
        labels,
        weights,
        folds,
        options.split().seed(),
        options.threads(),
        deadline,
        progress);
  }

  private List<Fold> folds() {
    if (division.isPresent()) {
      return List.of(division.get());
    }
    int[] classes = new int[labels.length];
    int[] counts = new int[2];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = labels[i] > 0 ? 1 : 0;
      counts[classes[i]]++;
    }
    int wanted =
        options.effort() == Effort.BEST
            ? MOST_FOLDS
            : labels.length < FEW_ROWS && !hasPictures() ? MORE_FOLDS : FOLDS;
    int possible = Math.min(wanted, Math.max(2, Math.min(counts[0], counts[1])));
    return StratifiedKFold.of(classes, possible, options.split().seed());
  }

  /// Convolutions take their time.
  private boolean hasPictures() {
    return features.stream().anyMatch(Feature.Picture.class::isInstance);
  }

  private Fitted ensemble(
      EnsembleNetwork networks,
      List<Contender> contenders,
      List<Fold> folds,
      List<Bagging.Member> members,
      long seed) {
    // Rows of folds that every contender has a finite network for; all, unless time was short.
    int[][] trained = new int[contenders.size()][folds.size()];
    for (int[] places : trained) {
      Arrays.fill(places, -1);
    }
    for (int i = 0; i < members.size(); i++) {
      Bagging.Member member = members.get(i);
      if (!member.diverged() || finite(member.logits())) {
        trained[member.contender()][member.fold()] = i;
      }
    }
    List<Integer> entered = new ArrayList<>();
    for (int c = 0; c < contenders.size(); c++) {
      if (trained[c][0] >= 0) {
        entered.add(c);
      }
    }
    if (entered.isEmpty()) {
      entered.add(members.getFirst().contender());
      trained[entered.getFirst()][members.getFirst().fold()] = 0;
    }
    List<Integer> whole = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      int number = fold;
      if (entered.stream().allMatch(c -> trained[c][number] >= 0)) {
        whole.add(fold);
      }
    }
    int[] held = whole.stream().flatMapToInt(f -> Arrays.stream(folds.get(f).test())).toArray();
    double[][] logits = new double[entered.size()][held.length];
    for (int e = 0; e < entered.size(); e++) {
      int at = 0;
      for (int fold : whole) {
        for (float logit : members.get(trained[entered.get(e)][fold]).logits()) {
          logits[e][at++] = logit;
        }
      }
    }
    float[] answers = ModelInputs.picked(labels, held);
    float[] counts = ModelInputs.picked(weights, held);
    double[] shares = EnsembleWeights.greedy(logits, answers, counts);

    List<EnsembleNetwork.Branch> branches = new ArrayList<>();
    List<Ensemble.Share> told = new ArrayList<>();
    int most = 0;
    for (int e = 0; e < entered.size(); e++) {
      int contender = entered.get(e);
      int[] places = Arrays.stream(trained[contender]).filter(place -> place >= 0).toArray();
      double loss = EnsembleWeights.logLoss(logits[e], answers, counts);
      told.add(
          new Ensemble.Share(contenders.get(contender).name(), shares[e], loss, places.length));
      most = shares[e] > shares[most] ? e : most;
      if (shares[e] > 0) {
        for (int place : places) {
          Bagging.Member member = members.get(place);
          branches.add(
              new EnsembleNetwork.Branch(
                  member.name(),
                  contenders.get(contender),
                  member.model(),
                  shares[e] / places.length));
        }
      }
    }
    Functional model = networks.together(branches, seed);
    Bagging.Member shown =
        members.get(trained[entered.get(most)][whole.isEmpty() ? 0 : whole.getFirst()]);
    return new Fitted(
        model,
        Optional.empty(),
        Optional.of(Scores.of(probabilities(logits, shares), answers, counts)),
        shown.history(),
        shown.bestEpoch(),
        members.stream().allMatch(Bagging.Member::diverged),
        division.map(fold -> fold.train().length).orElse(rows.rowCount()),
        division.map(fold -> fold.test().length).orElse(0),
        Map.of(),
        Optional.of(new Ensemble(options.effort(), folds.size(), told)));
  }

  private static float[] probabilities(double[][] logits, double[] shares) {
    float[] probabilities = new float[logits[0].length];
    for (int row = 0; row < probabilities.length; row++) {
      double z = 0;
      for (int e = 0; e < shares.length; e++) {
        z += shares[e] * logits[e][row];
      }
      probabilities[row] = (float) Logit.sigmoid(z);
    }
    return probabilities;
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
