package dev.litmus.cli;

import dev.litmus.classifier.BaselineResult;
import dev.litmus.classifier.Ensemble;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.decision.Abstention;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.FiguresTable;
import dev.litmus.classifier.table.Notice;
import dev.litmus.nn.internal.Plain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a training came to, for people and for programs.
final class TrainingReport {
  private TrainingReport() {}

  static String text(TrainingResult result) {
    List<String> lines = new ArrayList<>(classes(result.notices()).subList(0, 1));
    lines.add(parts(result));
    lines.add(
        result.ensemble().map(made -> networks(made, result)).orElseGet(() -> epochs(result)));
    lines.addAll(result.classifier().decision().sentences());
    lines.add("");
    if (result.test().isEmpty()) {
      lines.add("No rows were kept for a test: how good the model is, is not known.");
      return String.join("\n", lines) + "\n";
    }
    List<String> classes = result.classifier().target().classes();
    return String.join("\n", lines)
        + "\n"
        + FiguresTable.of(result.test().get(), classes.get(0), classes.get(1))
        + BaselinesTable.of(result.baselines())
        + Abstention.of(result.classifier().decision(), result.test().get())
            .map(found -> found.sentence(classes.get(0), classes.get(1)) + "\n")
            .orElse("");
  }

  /// The sentences that tell the classes and how many rows each has.
  static List<String> classes(List<Notice> notices) {
    return notices.stream()
        .filter(notice -> notice.code().equals("classes"))
        .map(notice -> sentence(notice.text()))
        .toList();
  }

  /// Whether the text says it, so that it needs no notice of its own.
  static boolean isTold(Notice notice) {
    return notice.code().equals("classes") || notice.code().equals("evaluation");
  }

  /// Whether it was noticed while the network was trained.
  static boolean isOfTraining(Notice notice) {
    return notice.code().equals("training");
  }

  private static String sentence(String text) {
    return Plain.of(text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".");
  }

  private static String parts(TrainingResult result) {
    var rows = result.rows();
    String learnt =
        result.ensemble().filter(made -> made.folds() > 1).isPresent()
            ? "%d trained on in %d folds".formatted(rows.train(), result.ensemble().get().folds())
            : "%d trained on, %d validated on".formatted(rows.train(), rows.validation());
    return "Rows: %s, %d tested on. Columns: %d."
        .formatted(learnt, rows.test(), result.classifier().features().size());
  }

  private static String networks(Ensemble made, TrainingResult result) {
    String shares =
        made.shares().stream()
            .map(share ->
                String.format(Locale.ROOT, "%s %.0f %%", share.network(), 100 * share.weight()))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "Networks: the mean of %d (%s); %.1f s in all.",
        made.networks(),
        shares,
        result.seconds());
  }

  private static String epochs(TrainingResult result) {
    int run = result.history().epochs().size();
    String kept =
        result.bestEpoch() + 1 == run ? "" : ", the best of them epoch " + (result.bestEpoch() + 1);
    return String.format(Locale.ROOT, "Epochs: %d%s; %.1f s in all.", run, kept, result.seconds());
  }

  static Map<String, @Nullable Object> json(TrainingResult result, Optional<Path> file) {
    Map<String, @Nullable Object> rows = new LinkedHashMap<>();
    rows.put("train", result.rows().train());
    rows.put("validation", result.rows().validation());
    rows.put("test", result.rows().test());
    Optional<Evaluation> test = result.test();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", file.map(Path::toString).orElse(null));
    json.put("rows", rows);
    json.put("target", result.classifier().target().column());
    json.put("positive", result.classifier().target().positive());
    json.put("classes", result.classifier().target().classes());
    json.put("threshold", result.classifier().threshold());
    json.put("metrics", test.isPresent() ? test.get().metricsMap() : null);
    json.put("intervals", test.isPresent() ? test.get().intervalsMap() : null);
    test.flatMap(evaluation -> Abstention.of(result.classifier().decision(), evaluation))
        .ifPresent(found -> json.put("unsure", found.toMap()));
    if (!result.baselines().isEmpty()) {
      json.put("baselines", result.baselines().stream().map(BaselineResult::toMap).toList());
    }
    json.put("history", result.history().figures());
    result.ensemble().ifPresent(made -> json.put("ensemble", made.toMap()));
    json.put("epochs", result.history().epochs().size());
    json.put("seconds", result.seconds());
    json.put("weights_sha256", result.classifier().weightsSha256());
    json.put("notices", Notices.sentences(result.notices()));
    return json;
  }
}
