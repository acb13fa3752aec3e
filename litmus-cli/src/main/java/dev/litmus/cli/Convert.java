package dev.litmus.cli;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadOptions;
import dev.litmus.keras.LoadedModel;
import dev.litmus.keras.ModelFileKind;
import dev.litmus.keras.OnnxFormat;
import dev.litmus.keras.SaveOptions;
import dev.litmus.keras.SavedModel;
import dev.litmus.nn.models.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// A model from one form of file into another, and what the other form could not hold.
@Command(
    name = "convert",
    sortOptions = false,
    description = {
      "Writes a model in another form, told by the ending: .keras (everything), .h5 (the form of"
          + " Keras 2), .weights.h5 (weights alone), .json (layers alone) or .onnx (for ONNX"
          + " Runtime and the like; written only).",
      "What the form cannot hold is told."
    },
    footerHeading = "%nExample:%n",
    footer = "  litmus convert model.h5 model.keras")
final class Convert implements Callable<Integer> {
  private static final String ONNX = ".onnx";
  private static final String[] ENDINGS = {".keras", ".h5", ".hdf5", ".json", ONNX};

  private final Session session;

  @Parameters(index = "0", paramLabel = "IN", description = "A .keras, .h5 or .json file.")
  Path from = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "The file to write.")
  Path to = Path.of("");

  @Option(
      names = "--architecture",
      paramLabel = "FILE",
      description = "The model whose weights IN holds, for a .weights.h5 file.")
  Optional<Path> architecture = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of new weights, for an IN that has none. Default: 0.")
  long seed;

  @Option(names = "--force", description = "Replaces OUT if it exists.")
  boolean force;

  @Mixin final ModelFiles models = new ModelFiles();

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  Convert(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Output.checkEnding("OUT", to, ENDINGS);
    Output.check("OUT", to, force);
    LoadedModel loaded = loaded(models.options().seed(seed));
    Optional<SavedModel> saved = Optional.empty();
    List<String> notices = new ArrayList<>(loaded.notices());
    if (Output.hasEnding(to, ONNX)) {
      OnnxFormat.save(loaded.model(), to, force);
      if (loaded.trainer().isPresent() || loaded.litmusJson().isPresent()) {
        notices.add(
            "ONNX holds the network alone: training, columns, classes and threshold are left out");
      }
    } else {
      saved = Optional.of(keras(loaded));
      notices.addAll(saved.get().notices());
    }
    if (json) {
      session.json(json(loaded, saved, notices));
    } else {
      notices.forEach(notice -> session.say("Notice: " + notice));
    }
    return ExitCode.DONE;
  }

  private SavedModel keras(LoadedModel loaded) {
    SaveOptions options = SaveOptions.standard().replace(force);
    options = loaded.trainer().map(options::trainer).orElse(options);
    options = loaded.litmusJson().map(options::litmusJson).orElse(options);
    return KerasFormat.save(loaded.model(), to, options);
  }

  private LoadedModel loaded(LoadOptions options) {
    ModelFileKind kind = ModelFileKind.of(from);
    if (architecture.isPresent()) {
      Model model = KerasFormat.loadArchitecture(architecture.get(), options);
      return without(model, KerasFormat.loadWeights(model, from, options));
    }
    return switch (kind) {
      case ARCHIVE, LEGACY -> KerasFormat.load(from, options);
      case ARCHITECTURE ->
          without(
              KerasFormat.loadArchitecture(from, options),
              List.of("%s has no weights; new ones were drawn with seed %d".formatted(from, seed)));
      case WEIGHTS ->
          throw new IllegalArgumentException(
              "%s holds weights alone; name the model that they belong to with --architecture FILE"
                  .formatted(from));
    };
  }

  /// A model without training.
  private static LoadedModel without(Model model, List<String> notices) {
    return new LoadedModel(model, Optional.empty(), Optional.empty(), "", "", notices);
  }

  private Map<String, @Nullable Object> json(
      LoadedModel loaded, Optional<SavedModel> saved, List<String> notices) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("input", from.toString());
    result.put("output", to.toString());
    result.put("keras_version", loaded.kerasVersion());
    result.put("layers", loaded.model().layers().size());
    result.put("params", loaded.model().countParams());
    result.put("trained", loaded.trainer().isPresent());
    saved.ifPresent(file -> result.put("weights_sha256", file.weightsSha256()));
    result.put("notices", notices);
    return result;
  }
}
