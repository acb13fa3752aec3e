package dev.litmus.classifier.report;

import dev.litmus.classifier.evaluation.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a model is made of when it is the weighted mean of several kinds of networks.
final class MembersSection implements Section {
  private final Map<String, @Nullable Object> training;
  private final List<Member> members = new ArrayList<>();

  /// A kind of network, as the model file's record tells it.
  private record Member(String network, double weight, double logLoss, double trained) {}

  MembersSection(Subject subject) {
    this.training = subject.training();
    if (training.get("networks") instanceof List<?> networks) {
      for (Object network : networks) {
        Map<String, @Nullable Object> facts = Subject.map(network);
        members.add(
            new Member(
                String.valueOf(facts.get("network")),
                number(facts.get("weight")),
                number(facts.get("held_out_log_loss")),
                number(facts.get("trained"))));
      }
      members.sort(Comparator.comparingDouble(Member::weight).reversed());
    }
  }

  boolean hasMembers() {
    return !members.isEmpty();
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  @Override
  public String id() {
    return "members";
  }

  @Override
  public String title() {
    return "What it is made of";
  }

  @Override
  public void write(Html page) {
    page.paragraph(sentence());
    page.open("figure");
    double most = members.stream().mapToDouble(Member::weight).filter(w -> w >= 0).max().orElse(1);
    RowChart chart =
        RowChart.bars("Networks by their weight", sentence(), Axis.around("", 0, most));
    for (Member member : members) {
      chart.row(
          member.network(),
          "%s, log-loss %s, %s trained"
              .formatted(
                  Words.fixed(member.weight(), 2),
                  Double.isNaN(member.logLoss()) ? "unknown" : Words.figure(member.logLoss()),
                  Words.count(member.trained())),
          member.weight() > 0 ? "accent" : "quiet",
          member.weight(),
          Interval.NONE);
    }
    chart.writeTo(page);
    page.element(
        "figcaption",
        "The weight of each kind in the mean of the logits, and its own log-loss on rows that it"
            + " was not trained on.");
    page.close("figure");
  }

  private String sentence() {
    long used = members.stream().filter(member -> member.weight() > 0).count();
    String folds =
        training.get("folds") instanceof Number number && number.intValue() > 1
            ? ", each trained several times, leaving out one of %d parts of the rows in turn"
                .formatted(number.intValue())
            : "";
    return "The model is the weighted mean of %s of %s that were tried%s; effort '%s'."
        .formatted(
            used == 1 ? "one" : String.valueOf(used),
            Words.counted(members.size(), "kind") + " of network",
            folds,
            String.valueOf(training.get("effort")));
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("effort", training.get("effort"));
    json.put("folds", training.get("folds"));
    json.put("networks", training.get("networks"));
    return json;
  }
}
