package dev.litmus.cli;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadOptions;
import dev.litmus.keras.LoadedModel;
import dev.litmus.keras.Npy;
import dev.litmus.keras.Npz;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs a model as a bare network: tensors in, tensors out.
final class RawPrediction {
  private final Session session;
  private final LoadOptions options;
  private final boolean json;

  RawPrediction(Session session, LoadOptions options, boolean json) {
    this.session = session;
    this.options = options;
    this.json = json;
  }

  /// @param files one for each input, or one .npz
  void run(Path file, List<String> files, Optional<Path> output, boolean force) throws IOException {
    LoadedModel loaded = KerasFormat.load(file, options);
    if (!json) {
      loaded.notices().forEach(notice -> session.say("Notice: " + notice));
    }
    Model model = loaded.model();
    SequencedMap<String, Tensor> outputs = new LinkedHashMap<>();
    checkOutput(model, output);
    List<Tensor> results = predict(model, files);
    for (int i = 0; i < results.size(); i++) {
      outputs.put(outputName(model, i), results.get(i));
    }
    if (output.isPresent()) {
      write(outputs, output.get(), force);
    } else if (!json) {
      session.text(RawCsv.text(outputs.firstEntry().getValue()));
    }
    if (json) {
      session.json(json(file, outputs, output, loaded.notices()));
    }
  }

  /// The outputs; data that does not go with the model is refused under the names of its files.
  private List<Tensor> predict(Model model, List<String> files) throws IOException {
    List<Tensor> inputs = inputs(model, files);
    try {
      return model.predictAll(inputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s".formatted(String.join(", ", files), e.getMessage()), e);
    }
  }

  private List<Tensor> inputs(Model model, List<String> files) throws IOException {
    if (files.size() == 1 && files.getFirst().endsWith(".npz")) {
      return model.inOrder(Npz.read(Path.of(files.getFirst()), options.maxBytes()).arrays());
    }
    List<Symbol> inputs = model.inputs();
    if (files.size() != inputs.size()) {
      throw new IllegalArgumentException(
          "model '%s' has %d %s (%s) and takes a file for each, or one .npz; found %d"
              .formatted(
                  model.name(),
                  inputs.size(),
                  inputs.size() == 1 ? "input" : "inputs",
                  names(model),
                  files.size()));
    }
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = Path.of(files.get(i));
      tensors.add(
          files.get(i).endsWith(".npy") ? Npy.read(file) : RawCsv.read(file, inputs.get(i)));
    }
    return tensors;
  }

  private static String names(Model model) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < model.inputs().size(); i++) {
      names.add(model.inputName(i));
    }
    return names.stream().limit(10).collect(Collectors.joining(", "))
        + (names.size() > 10 ? ", ..." : "");
  }

  /// The key of an output, or the name of the layer that gives it, numbered when it gives several.
  private static String outputName(Model model, int index) {
    if (!model.outputKeys().isEmpty()) {
      return model.outputKeys().get(index);
    }
    String name = model.state(model.outputs().get(index).layer()).name();
    long before =
        model.outputs().subList(0, index).stream()
            .filter(symbol -> model.state(symbol.layer()).name().equals(name))
            .count();
    return before == 0 ? name : name + "_" + before;
  }

  private static void checkOutput(Model model, Optional<Path> output) {
    boolean several = model.outputs().size() > 1;
    if (several && (output.isEmpty() || !Output.hasEnding(output.get(), ".npz"))) {
      throw new IllegalArgumentException(
          "model '%s' has %d outputs; write them to a .npz file with -o"
              .formatted(model.name(), model.outputs().size()));
    }
  }

  private static void write(SequencedMap<String, Tensor> outputs, Path file, boolean force)
      throws IOException {
    Tensor first = outputs.firstEntry().getValue();
    if (Output.hasEnding(file, ".npz")) {
      new Npz(outputs).write(file, force);
    } else if (Output.hasEnding(file, ".npy")) {
      Npy.write(first, file, force);
    } else {
      Output.write(file, force, RawCsv.text(first));
    }
  }

  private static Map<String, @Nullable Object> json(
      Path model, SequencedMap<String, Tensor> outputs, Optional<Path> file, List<String> notices) {
    Map<String, @Nullable Object> shapes = new LinkedHashMap<>();
    outputs.forEach((name, tensor) -> shapes.put(name, tensor.shape().dims()));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model", model.toString());
    json.put("rows", outputs.firstEntry().getValue().rows());
    json.put("outputs", shapes);
    json.put("output", file.map(Path::toString).orElse(null));
    if (file.isEmpty()) {
      json.put("predictions", RawCsv.rows(outputs.firstEntry().getValue()));
    }
    json.put("notices", notices);
    return json;
  }
}
