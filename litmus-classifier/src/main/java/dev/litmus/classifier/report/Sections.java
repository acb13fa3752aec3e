package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.explanation.Explainer;
import dev.litmus.classifier.explanation.Importance;
import dev.litmus.classifier.explanation.Importance.ColumnImportance;
import dev.litmus.classifier.explanation.PartialDependence;
import dev.litmus.classifier.explanation.Reasons;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.keras.json.FiniteNumbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of a report in the order in which a reader asks: how good, where wrong, by what
/// columns, on what data, from where.
final class Sections {
  private static final int MOST_DEPENDENCES = 6;

  /// Enough for a picture, in a third of the time that the verb `explain` takes.
  private static final int BACKGROUND_ROWS = 30;

  /// Beyond so many columns the reasons for a row take a minute.
  private static final int MOST_REASONED = 3000;

  private Sections() {}

  static List<Section> of(Subject subject) {
    List<Section> sections = new ArrayList<>();
    sections.add(new SummarySection(subject));
    sections.add(new DataSection(subject));
    if (subject.evaluation().isPresent()) {
      Evaluation evaluation = subject.evaluation().get();
      sections.add(new FiguresSection(subject, evaluation));
      if (!subject.baselines().isEmpty()) {
        sections.add(new BaselinesSection(subject.baselines(), evaluation));
      }
      sections.add(new ConfusionSection(subject, evaluation));
      boolean bothClasses =
          evaluation.scores().totalPositive() > 0 && evaluation.scores().totalNegative() > 0;
      if (bothClasses) {
        sections.add(new CurvesSection(subject, evaluation));
        sections.add(new CalibrationSection(subject, evaluation));
        sections.add(new ThresholdSection(subject, evaluation));
        sections.add(new CostSection(subject, evaluation));
        SlicesSection slices =
            new SlicesSection(subject.classifier().schema().apply(subject.tested()), evaluation);
        if (slices.hasSlices()) {
          sections.add(slices);
        }
        explanations(subject, evaluation, sections);
      }
      if (subject.origin() != Subject.Origin.TRAINED_ON) {
        sections.add(new LabelErrorsSection(subject, evaluation));
      }
    }
    subject.learningCurve().map(RowsSection::new).ifPresent(sections::add);
    LearningSection learning = new LearningSection(subject);
    if (learning.hasCurves()) {
      sections.add(learning);
    }
    MembersSection members = new MembersSection(subject);
    if (members.hasMembers()) {
      sections.add(members);
    }
    sections.add(new CardSection(subject));
    if (!subject.commands().isEmpty()) {
      sections.add(new CommandsSection(subject.commands()));
    }
    return sections;
  }

  private static void explanations(Subject subject, Evaluation evaluation, List<Section> sections) {
    Explainer explainer = Explainer.of(subject.classifier(), subject.tested());
    Importance importance = explainer.importance();
    sections.add(new ImportanceSection(importance, explainer.columns().size()));
    List<PartialDependence> dependences =
        importance.strongest().stream()
            .map(ColumnImportance::column)
            .filter(column -> !isTextOrPicture(subject, column))
            .limit(MOST_DEPENDENCES)
            .map(explainer::partialDependence)
            .toList();
    if (!dependences.isEmpty()) {
      sections.add(new DependenceSection(subject, dependences));
    }
    if (explainer.columns().size() > MOST_REASONED) {
      return;
    }
    List<TypicalRows.Typical> typical = TypicalRows.of(evaluation);
    int[] rows = typical.stream().mapToInt(TypicalRows.Typical::row).toArray();
    List<Reasons> reasons =
        explainer.withBackgroundRows(BACKGROUND_ROWS).reasons(subject.tested().rows(rows));
    List<ReasonsSection.Explained> explained = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      explained.add(
          new ReasonsSection.Explained(
              typical.get(i), Words.place(subject.tested().place(rows[i])), reasons.get(i)));
    }
    sections.add(new ReasonsSection(subject, explained));
  }

  /// The same text or picture in every row is nothing that a probability could follow.
  private static boolean isTextOrPicture(Subject subject, String column) {
    return subject.classifier().schema().columns().stream()
        .filter(spec -> spec.name().equals(column))
        .anyMatch(spec -> spec.type() == ColumnType.TEXT || spec.type() == ColumnType.PICTURE);
  }

  static Map<String, @Nullable Object> json(Subject subject, List<Section> sections) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", subject.names().model());
    json.put("data_name", subject.names().data());
    json.put("target", subject.classifier().target().column());
    json.put("positive", subject.positive());
    json.put("classes", subject.classifier().target().classes());
    for (Section section : sections) {
      json.put(section.id(), FiniteNumbers.of(section.json()));
    }
    return json;
  }
}
