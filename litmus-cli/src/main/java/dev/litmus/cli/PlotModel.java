package dev.litmus.cli;

import dev.litmus.keras.KerasFormat;
import dev.litmus.nn.models.Model;
import dev.litmus.plot.ModelDiagram;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The layers of a model and how they are joined.
@Command(
    name = "model",
    sortOptions = false,
    customSynopsis = "litmus plot model [options] -o FILE MODEL",
    description = "Draws the layers of a model and how they are joined.",
    footerHeading = "%nExample:%n",
    footer = "  litmus plot model model.keras -o model.svg")
final class PlotModel implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "MODEL", description = "A .keras or .h5 file.")
  Path file = Path.of("");

  @Mixin final PlotOutput output = new PlotOutput();
  @Mixin final ModelFiles models = new ModelFiles();

  PlotModel(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    output.check();
    Model model = KerasFormat.load(file, models.options()).model();
    output.write(session, new ModelDiagram(output.title.orElse(model.name()), model));
    return ExitCode.DONE;
  }
}
