package dev.litmus.cli;

import dev.litmus.classifier.Baseline;
import dev.litmus.classifier.Baselines;
import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.LogisticRegression;
import dev.litmus.classifier.Majority;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetOptions.Missing;
import dev.litmus.trees.GradientBoostedTrees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Models held against each other on the same labelled rows.
@Command(
    name = "compare",
    sortOptions = false,
    customSynopsis = "litmus compare [options] DATA MODEL...",
    description = {
      "Ranks models and three baselines on the same labelled rows, with paired tests.",
      "By ROC-AUC, with tests of how far each is behind the first. The baselines are the share of"
          + " positives for every row, logistic regression and gradient-boosted trees, trained on"
          + " four fifths of DATA in turn and tested on the fifth. The rows must be new to the"
          + " models."
    },
    footerHeading = "%nExample:%n",
    footer = "  litmus compare labelled.csv one.keras two.keras")
final class Compare implements Callable<Integer> {
  private static final List<Baseline> BASELINES =
      List.of(new LogisticRegression(), new GradientBoostedTrees());

  private final Session session;

  @Parameters(
      index = "0",
      paramLabel = "DATA",
      description = "Labelled rows: a file, a pattern, sample:NAME, or - for standard input.")
  String data = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "MODEL",
      description = ".keras files of Litmus.")
  List<Path> files = List.of();

  @Option(
      names = "--baselines",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Ranks three baselines too (the default), or not.")
  boolean baselines;

  @Mixin final Reading reading = new Reading();
  @Mixin final ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  Compare(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Classifier> classifiers =
        files.stream().map(file -> Classifier.load(file, models.options())).toList();
    Classifier first = classifiers.getFirst();
    Table table = reading.source(session, first.schema()).read(List.of(data));
    Target target = first.target().encode(table, Missing.FEW);
    List<Leaderboard.Entrant> entrants = new ArrayList<>();
    for (int i = 0; i < classifiers.size(); i++) {
      requireSameQuestion(classifiers.get(i), i, target, table);
      Table rows = table.rows(target.rows());
      Scores scores = Scores.of(classifiers.get(i).probabilities(rows), target.toFloats(), null);
      entrants.add(
          new Leaderboard.Entrant(
              files.get(i).toString(), Evaluation.of(scores, classifiers.get(i).threshold())));
    }
    List<Notice> notices = notices(classifiers, table, target);
    if (baselines) {
      Scores known = entrants.getFirst().evaluation().scores();
      entrants.add(
          new Leaderboard.Entrant(new Majority().name(), Evaluation.of(Baselines.majority(known))));
      for (Baseline baseline : BASELINES) {
        switch (Baselines.outOfFold(baseline, first, table, 0)) {
          case Baseline.Probabilities found -> {
            Scores scores = Scores.of(found.values(), target.toFloats(), null);
            entrants.add(new Leaderboard.Entrant(baseline.name(), Evaluation.of(scores)));
          }
          case Baseline.Refused refused ->
              notices.add(
                  Notice.ofTable(
                      "baseline",
                      0,
                      "%s is left out: %s".formatted(baseline.name(), refused.reason()),
                      ""));
        }
      }
    }
    Leaderboard board = Leaderboard.of(entrants);
    if (json) {
      Map<String, @Nullable Object> result = new LinkedHashMap<>();
      result.put("rows", target.count());
      result.put("target", target.column());
      result.put("positive", target.positive());
      result.put("models", board.json());
      result.put("notices", Notices.sentences(notices));
      session.json(result);
      return ExitCode.DONE;
    }
    Notices.show(session, notices.stream().filter(n -> !TrainingReport.isTold(n)).toList());
    TrainingReport.classes(target.notices()).forEach(session::line);
    session.line("");
    session.text(board.text());
    return ExitCode.DONE;
  }

  private List<Notice> notices(List<Classifier> classifiers, Table table, Target target) {
    List<Notice> notices = new ArrayList<>(table.notices());
    notices.addAll(target.notices());
    for (int i = 0; i < classifiers.size(); i++) {
      if (classifiers.get(i).learntFrom(table)) {
        notices.add(
            Notice.ofTable(
                "learnt-from",
                target.count(),
                files.get(i)
                    + " has learnt from most of these rows, so its figures here are too good",
                "compare models on rows that are new to them"));
      }
    }
    return notices;
  }

  private void requireSameQuestion(Classifier classifier, int index, Target target, Table table) {
    Target own = classifier.target().encode(table, Missing.FEW);
    if (!Arrays.equals(own.labels(), target.labels())
        || !Arrays.equals(own.rows(), target.rows())) {
      throw new IllegalArgumentException(
          "%s asks whether '%s' is '%s', %s whether '%s' is '%s'; compare models of one question"
              .formatted(
                  files.get(index),
                  own.column(),
                  own.positive(),
                  files.getFirst(),
                  target.column(),
                  target.positive()));
    }
  }
}
