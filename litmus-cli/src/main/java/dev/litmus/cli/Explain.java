package dev.litmus.cli;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.explanation.Explainer;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What each column is worth to a model, and why single rows have their verdicts.
@Command(
    name = "explain",
    sortOptions = false,
    customSynopsis = "litmus explain [options] MODEL DATA...",
    description =
        "Tells what each column is worth to a model, how the probability follows a column, why"
            + " single rows have their verdicts, and what would change them.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus explain model.keras labelled.csv",
      "  litmus explain model.keras rows.csv --rows 1,5",
      "  litmus explain model.keras rows.csv --rows 7 --counterfactual --allow amount,months",
      "  litmus explain model.keras rows.csv --dependence age"
    })
final class Explain implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "MODEL", description = "A .keras file of Litmus.")
  Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "DATA",
      description =
          "Rows, labelled for the worth of columns: files, patterns, sample:NAME, or - for standard"
              + " input.")
  List<String> data = List.of();

  @Option(
      names = "--rows",
      paramLabel = "N",
      split = ",",
      description = "Rows of DATA to give the reasons for, counted from 1, such as 1,5.")
  List<Integer> rows = List.of();

  @Option(
      names = "--counterfactual",
      description = "Looks for the smallest change that gives these rows the other verdict.")
  boolean counterfactual;

  @Option(
      names = "--allow",
      paramLabel = "COLUMN",
      split = ",",
      description = "The columns that --counterfactual may change, by name or number.")
  List<String> allow = List.of();

  @Option(
      names = "--dependence",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns to show how the probability follows them.")
  List<String> dependence = List.of();

  @Option(
      names = "--background",
      paramLabel = "FILE",
      description = "Rows that show what is usual, to hold single rows against. Default: DATA.")
  Optional<String> background = Optional.empty();

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "How often each column is shuffled. Default: ${DEFAULT-VALUE}.")
  int repeats = Explainer.REPEATS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides shuffles and samples. Default: 0.")
  long seed;

  @Mixin final Reading reading = new Reading();
  @Mixin final ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Prints the results as one JSON object.")
  boolean json;

  Explain(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    check();
    Classifier classifier = Classifier.load(file, models.options());
    Data source = reading.source(session, classifier.schema());
    Table table = source.read(data);
    Explanation explanation =
        new Explanation(
            classifier, table, background.map(source::read).orElse(table), repeats, seed);
    for (int row : rows) {
      explanation.explain(row, counterfactual ? allow : List.of());
    }
    for (String column : dependence) {
      explanation.follow(column);
    }
    if (rows.isEmpty() && dependence.isEmpty()) {
      explanation.weigh();
    } else if (json && table.has(classifier.target().column())) {
      explanation.weigh();
    }
    List<Notice> notices = new ArrayList<>(table.notices());
    if (json) {
      session.json(ExplanationJson.of(file, explanation, notices));
    } else {
      Notices.show(session, notices);
      session.text(ExplanationText.of(explanation));
    }
    return ExitCode.DONE;
  }

  private void check() {
    if (counterfactual && (rows.isEmpty() || allow.isEmpty())) {
      throw new IllegalArgumentException(
          "--counterfactual needs --rows N and --allow COLUMN: which rows, and what may change");
    }
    if (!allow.isEmpty() && !counterfactual) {
      throw new IllegalArgumentException("--allow goes with --counterfactual");
    }
    if (repeats < 1) {
      throw new IllegalArgumentException("--repeats must be at least 1; found " + repeats);
    }
  }
}
