package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Attribute;
import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.keras.hdf5.Hdf5Reader;
import dev.litmus.keras.json.Json;
import dev.litmus.keras.json.JsonException;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a legacy `.h5` model: Keras 2's own form, and what Keras 3 still writes for the ending.
final class LegacyReader {
  private final byte[] bytes;
  private final Hdf5Group root;
  private final LoadOptions options;
  private final List<String> notices = new ArrayList<>();

  LegacyReader(byte[] bytes, LoadOptions options) {
    this.bytes = bytes;
    this.root = Hdf5Reader.read(bytes);
    this.options = options;
  }

  LoadedModel read() {
    Outline outline = outline();
    VariablePlan plan = new VariablePlan(outline, options.maxBytes());
    FiniteCheck finite = new FiniteCheck(options.allowNonFinite(), notices);
    LegacyWeights weights = new LegacyWeights(weightsGroup(), finite, notices);
    weights.check(outline, plan);
    Model model = outline.build(options.seed());
    weights.assign(model);
    CompileReader compiled = new CompileReader(notices);
    Optional<Trainer> trainer = compiled.read(compileConfig(), json("model_config"), model);
    List<Hdf5Dataset> optimizer = optimizerVariables(root);
    trainer.ifPresent(
        found -> new OptimizerVariables(finite, notices).restore(found.optimizer(), optimizer));
    return new LoadedModel(
        model, trainer, Optional.empty(), kerasVersion(), Hashes.sha256(bytes), notices);
  }

  /// The network as described, with new weights from the options' seed.
  Model readArchitecture() {
    Outline outline = outline();
    new VariablePlan(outline, options.maxBytes());
    return outline.build(options.seed());
  }

  /// The group that lists the layers with weights, if this is a legacy file: `model_weights`, or
  /// the root of a file of weights alone.
  static Optional<Hdf5Group> weightsGroup(Hdf5Group root) {
    return root.group("model_weights")
        .or(() ->
            root.attribute("layer_names").or(() -> root.attribute("layer_names0")).map(a -> root));
  }

  /// The optimizer's variables, in the order of the file.
  static List<Hdf5Dataset> optimizerVariables(Hdf5Group root) {
    return root.group("optimizer_weights").map(LegacyWeights::named).orElse(List.of());
  }

  private Hdf5Group weightsGroup() {
    return weightsGroup(root)
        .orElseThrow(() -> new IllegalArgumentException("the file has no group model_weights"));
  }

  private Outline outline() {
    if (root.attribute("model_config").isEmpty()) {
      throw new IllegalArgumentException(
          "the file has no attribute model_config, hence no model; if it holds weights only, load"
              + " them into a model");
    }
    LayerReader layers =
        new LayerReader(
            options.layers(),
            new VocabularyReader(VocabularyReader.Assets.none()),
            notices,
            new SharedObjects());
    return new OutlineReader(layers).read(json("model_config"));
  }

  /// The attribute `training_config` in the words of `.keras` files.
  private @Nullable Object compileConfig() {
    if (!(json("training_config") instanceof Map<?, ?> training)) {
      return null;
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>(KerasObject.fields(training));
    config.put("optimizer", config.remove("optimizer_config"));
    return config;
  }

  private @Nullable Object json(String attribute) {
    Optional<String> text = root.attribute(attribute).map(Hdf5Attribute::string);
    try {
      return text.isEmpty()
          ? null
          : Json.readFromPython(text.get().getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new IllegalArgumentException("attribute '%s': %s".formatted(attribute, e.getMessage()));
    }
  }

  private String kerasVersion() {
    String version = root.attribute("keras_version").map(Hdf5Attribute::string).orElse("");
    KerasVersions.note(version, notices);
    return version;
  }
}
