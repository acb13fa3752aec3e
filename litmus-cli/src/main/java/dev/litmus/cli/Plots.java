package dev.litmus.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The verb `plot`, whose kinds are verbs of their own, and what they have in common.
@Command(
    name = "plot",
    description = "Draws to a PNG or SVG file.",
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  litmus plot scatter points.csv --x f1 --y f2 -o points.png",
      "  litmus plot history model.keras -o history.svg",
      "  litmus plot roc model.keras labelled.csv -o roc.png"
    })
final class Plots implements Runnable {
  @Spec @Nullable CommandSpec spec;

  static picocli.CommandLine of(Session session) {
    return new picocli.CommandLine(new Plots())
        .addSubcommand("scatter", new PlotScatter(session))
        .addSubcommand("history", new PlotHistory(session))
        .addSubcommand("roc", new PlotRoc(session))
        .addSubcommand("confusion", new PlotConfusion(session))
        .addSubcommand("model", new PlotModel(session));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "expected a kind: scatter, history, roc, confusion or model");
    }
  }
}
