package dev.litmus.cli;

import java.util.List;
import java.util.function.Function;

/// The verbs of the command line, in the order in which the help lists them. To add one: a class of
/// its own with picocli's `@Command`, and one line here.
final class Verbs {
  /// A verb and what makes its command object. The object is made only when the verb is called or
  /// listed, which keeps the start of every other verb quick.
  record Verb(String name, Function<Session, Object> command) {}

  static final List<Verb> ALL =
      List.of(
          new Verb("train", Train::new),
          new Verb("evaluate", Evaluate::new),
          new Verb("predict", Predict::new),
          new Verb("profile", Profile::new),
          new Verb("explain", Explain::new),
          new Verb("tune", Tune::new),
          new Verb("crossval", Crossval::new),
          new Verb("compare", Compare::new),
          new Verb("summary", Summary::new),
          new Verb("convert", Convert::new),
          new Verb("plot", Plots::of),
          new Verb("datasets", Datasets::new),
          new Verb("doctor", Doctor::new),
          new Verb("rehearse", _ -> new Rehearsal()));

  private Verbs() {}
}
