package dev.litmus.keras;

import dev.litmus.keras.archive.ArchiveException;
import dev.litmus.keras.archive.ArchiveReader;
import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Exception;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.keras.hdf5.Hdf5Reader;
import dev.litmus.keras.json.Json;
import dev.litmus.keras.json.JsonException;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a `.keras` archive, member by member.
final class ModelReader {
  private static final long MAX_METADATA_BYTES = 1 << 20;
  static final int MAX_JSON_BYTES = 16 << 20;
  private static final long MAX_ASSET_BYTES = 64 << 20;

  private final ArchiveReader archive;
  private final LoadOptions options;
  private final List<String> notices = new ArrayList<>();
  private final SharedObjects shared = new SharedObjects();
  private @Nullable Weights weights;

  ModelReader(ArchiveReader archive, LoadOptions options) {
    this.archive = archive;
    this.options = options;
  }

  LoadedModel read() throws IOException {
    Map<?, ?> config = configuration();
    Outline outline = outline(config);
    VariablePlan plan = new VariablePlan(outline, options.maxBytes());
    Weights stored = weights();
    Hdf5Group root = stored.root();
    FiniteCheck finite = new FiniteCheck(options.allowNonFinite(), notices);
    WeightsReader weights = new WeightsReader(root, shared, finite);
    weights.check(outline, plan);
    Model model = outline.build(options.seed());
    weights.assign(outline, model);
    CompileReader compiled = new CompileReader(notices);
    Optional<Trainer> trainer = compiled.read(config.get("compile_config"), config, model);
    List<Hdf5Dataset> optimizer = OptimizerVariables.numbered(root);
    trainer.ifPresent(
        found -> new OptimizerVariables(finite, notices).restore(found.optimizer(), optimizer));
    return new LoadedModel(model, trainer, litmusJson(), kerasVersion(), stored.sha256(), notices);
  }

  /// The network as described, with new weights from the options' seed.
  Model readArchitecture() throws IOException {
    Outline outline = outline(configuration());
    new VariablePlan(outline, options.maxBytes());
    return outline.build(options.seed());
  }

  /// The network that a JSON text describes, with new weights from the options' seed.
  static Model readArchitecture(byte[] json, LoadOptions options) {
    LayerReader layers =
        new LayerReader(
            options.layers(),
            new VocabularyReader(VocabularyReader.Assets.none()),
            new ArrayList<>(),
            new SharedObjects());
    Outline outline = new OutlineReader(layers).read(Json.readFromPython(json));
    new VariablePlan(outline, options.maxBytes());
    return outline.build(options.seed());
  }

  private Outline outline(Map<?, ?> config) {
    VocabularyReader vocabularies =
        new VocabularyReader(
            new VocabularyReader.Assets() {
              @Override
              public Optional<String> text(String path) {
                return asset(path);
              }

              @Override
              public Optional<float[]> numbers(String path) {
                return storedNumbers(path);
              }
            });
    return new OutlineReader(new LayerReader(options.layers(), vocabularies, notices, shared))
        .read(config);
  }

  private Map<?, ?> configuration() throws IOException {
    byte[] bytes = archive.read("config.json", MAX_JSON_BYTES);
    if (json(bytes, "config.json") instanceof Map<?, ?> config) {
      return config;
    }
    throw new IllegalArgumentException("config.json is no JSON object");
  }

  private static @Nullable Object json(byte[] bytes, String member) {
    try {
      return Json.readFromPython(bytes);
    } catch (JsonException e) {
      throw new IllegalArgumentException("member '%s': %s".formatted(member, e.getMessage()));
    }
  }

  /// The tree of the member `model.weights.h5`.
  private record Weights(Hdf5Group root, String sha256) {}

  private Weights weights() throws IOException {
    if (weights == null) {
      byte[] bytes = weightBytes();
      weights = new Weights(Hdf5Reader.read(bytes), Hashes.sha256(bytes));
    }
    return weights;
  }

  private Optional<float[]> storedNumbers(String path) {
    int slash = path.lastIndexOf('/');
    try {
      return weights()
          .root()
          .group(path.substring(0, slash))
          .flatMap(group -> group.dataset(path.substring(slash + 1)))
          .map(Hdf5Dataset::floats);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] weightBytes() throws IOException {
    if (!archive.has("model.weights.h5") && archive.has("model.weights.npz")) {
      throw new IllegalArgumentException(
          "the weights are kept as model.weights.npz; save the model with Keras's default, HDF5");
    }
    return archive.read("model.weights.h5", options.maxBytes());
  }

  private Optional<String> asset(String path) {
    String member = "assets/" + path;
    if (!archive.has(member)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = archive.read(member, Math.min(MAX_ASSET_BYTES, options.maxBytes()));
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("member '%s' is not UTF-8".formatted(member));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<byte[]> litmusJson() throws IOException {
    return archive.has("litmus.json")
        ? Optional.of(archive.read("litmus.json", MAX_JSON_BYTES))
        : Optional.empty();
  }

  private String kerasVersion() throws IOException {
    if (!archive.has("metadata.json")) {
      return "";
    }
    Object metadata = json(archive.read("metadata.json", MAX_METADATA_BYTES), "metadata.json");
    String version =
        metadata instanceof Map<?, ?> map && map.get("keras_version") instanceof String text
            ? text
            : "";
    KerasVersions.note(version, notices);
    return version;
  }

  /// Whether a failure means that the file is refused.
  static boolean refuses(RuntimeException e) {
    return e instanceof IllegalArgumentException
        || e instanceof ArchiveException
        || e instanceof Hdf5Exception
        || e instanceof JsonException;
  }
}
