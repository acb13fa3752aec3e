package dev.litmus.classifier;

import dev.litmus.classifier.decision.Decision;
import dev.litmus.classifier.decision.PriorShift;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.PairedComparison;
import dev.litmus.classifier.evaluation.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Baselines that are trained before a classifier, and held against it when it is tested.
final class BaselineRun {
  /// The share of the time, where there is a limit, that each of them may take.
  private static final double SHARE = 0.05;

  private final Map<String, Baseline.Answers> answers = new LinkedHashMap<>();

  /// Trains them all.
  static BaselineRun of(List<Baseline> baselines, BaselineData data) {
    BaselineRun run = new BaselineRun();
    for (Baseline baseline : baselines) {
      run.answers.put(baseline.name(), baseline.answers(data));
    }
    return run;
  }

  /// Without any.
  static BaselineRun none() {
    return new BaselineRun();
  }

  /// What one baseline may take of a training's time.
  static Optional<Duration> share(Optional<Duration> limit) {
    return limit.map(all -> Duration.ofNanos((long) (SHARE * all.toNanos())));
  }

  /// How they do on the rows that the classifier was tested on.
  List<BaselineResult> against(Evaluation test, Decision decision) {
    List<BaselineResult> results = new ArrayList<>();
    answers.forEach((name, answer) ->
        results.add(
            switch (answer) {
              case Baseline.Refused refused -> new BaselineResult.Untested(name, refused.reason());
              case Baseline.Probabilities found -> {
                Evaluation own = evaluation(found.values(), test.scores(), decision);
                yield new BaselineResult.Tested(name, own, PairedComparison.of(test, own));
              }
            }));
    return results;
  }

  private static Evaluation evaluation(float[] probabilities, Scores tested, Decision decision) {
    float[] labels = new float[probabilities.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = tested.positive(row) ? 1 : 0;
    }
    Scores scores = Scores.of(probabilities, labels, null);
    if (decision.prior().isPresent()) {
      scores = PriorShift.from(scores, decision.prior().get().to()).apply(scores);
    }
    return Evaluation.of(scores);
  }
}
