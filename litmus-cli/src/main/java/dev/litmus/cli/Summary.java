package dev.litmus.cli;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadedModel;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A model as a table of its layers.
@Command(
    name = "summary",
    description = "Shows the layers of a model with shapes and parameters, as Keras does.",
    footerHeading = "%nExample:%n",
    footer = "  litmus summary model.keras")
final class Summary implements Callable<Integer> {
  private static final int COLUMNS = 80;

  private final Session session;

  @Parameters(paramLabel = "MODEL", description = "A .keras or .h5 file.")
  Path file = Path.of("");

  @Mixin final ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  Summary(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    LoadedModel loaded = KerasFormat.load(file, models.options());
    if (json) {
      session.json(json(loaded));
      return ExitCode.DONE;
    }
    loaded.notices().forEach(notice -> session.say("Notice: " + notice));
    var summary = dev.litmus.nn.models.Summary.of(loaded.model()).columns(COLUMNS);
    if (loaded.trainer().isPresent()) {
      summary = summary.optimizer(loaded.trainer().get().optimizer());
    }
    session.text(summary.toString());
    return ExitCode.DONE;
  }

  private Map<String, @Nullable Object> json(LoadedModel loaded) {
    Model model = loaded.model();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", file.toString());
    json.put("name", model.name());
    json.put("keras_version", loaded.kerasVersion());
    json.put("inputs", shapes(model, model.inputs()));
    json.put("outputs", shapes(model, model.outputs()));
    json.put("layers", model.layers().stream().map(Summary::layer).toList());
    json.put("params", model.countParams());
    json.put(
        "trainable_params",
        model.trainableVariables().stream().mapToLong(variable -> variable.value().length).sum());
    json.put("weights_sha256", loaded.weightsSha256());
    json.put("notices", loaded.notices());
    return json;
  }

  private static Map<String, @Nullable Object> shapes(Model model, List<Symbol> symbols) {
    Map<String, @Nullable Object> shapes = new LinkedHashMap<>();
    for (Symbol symbol : symbols) {
      shapes.put(model.state(symbol.layer()).name(), shape(symbol.shape()));
    }
    return shapes;
  }

  /// Null stands for the number of rows.
  private static List<@Nullable Integer> shape(Shape shape) {
    List<@Nullable Integer> dims = new ArrayList<>();
    for (int dim : shape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : dim);
    }
    return dims;
  }

  private static Map<String, @Nullable Object> layer(LayerState state) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("name", state.name());
    json.put("class", state.layer().className());
    json.put(
        "params", state.variables().stream().mapToLong(variable -> variable.value().length).sum());
    return json;
  }
}
