package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.archive.ArchiveWriter;
import dev.litmus.keras.archive.AtomicFile;
import dev.litmus.keras.hdf5.Hdf5Writer;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Writes a model in each kind of file, and notes what the kind has no words for.
final class ModelWriter {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'@'HH:mm:ss");

  /// The oldest Keras whose layout this is.
  static final String LAYOUT_VERSION = "3.3.3";

  private final Model model;
  private final SaveOptions options;
  private final List<String> notices = new ArrayList<>();

  ModelWriter(Model model, SaveOptions options) {
    this.model = model;
    this.options = options;
  }

  SavedModel write(Path file, ModelFileKind kind) throws IOException {
    noteOwnClasses(model);
    noteShared(kind);
    return switch (kind) {
      case ARCHIVE -> archive(file);
      case WEIGHTS -> weights(file);
      case LEGACY -> legacy(file);
      case ARCHITECTURE -> architecture(file);
    };
  }

  private SavedModel archive(Path file) throws IOException {
    Map<String, @Nullable Object> config = ConfigWriter.of(model);
    compiled().ifPresent(compiled -> config.put("compile_config", compiled));
    Hdf5Writer weights = WeightsWriter.of(model, options.trainer());
    SequencedMap<String, ArchiveWriter.Content> members = new LinkedHashMap<>();
    members.put("metadata.json", json(metadata()));
    members.put("config.json", json(config));
    members.put("model.weights.h5", content(weights));
    options
        .litmusJson()
        .ifPresent(bytes -> members.put("litmus.json", ArchiveWriter.Content.of(bytes)));
    ArchiveWriter.write(file, options.replace(), members);
    return saved(weights::writeTo);
  }

  private SavedModel weights(Path file) throws IOException {
    noteLitmusJson();
    notices.add("only the weights are kept: load them into a model of the same layers");
    return write(file, WeightsWriter.of(model, options.trainer())::writeTo);
  }

  private SavedModel legacy(Path file) throws IOException {
    noteLitmusJson();
    if (model.layers().stream().anyMatch(state -> state.seedGenerator() != null)) {
      notices.add("how many random numbers dropout and its kin have drawn is left out");
    }
    return write(file, LegacyWriter.of(model, options.trainer(), compiled())::writeTo);
  }

  private SavedModel architecture(Path file) throws IOException {
    noteLitmusJson();
    notices.add("only the layers are kept: no weights, no optimizer");
    byte[] text = Json.writePrettyForPython(ConfigWriter.of(model)).getBytes(UTF_8);
    return write(file, out -> out.write(text));
  }

  private SavedModel write(Path file, AtomicFile.Content content) throws IOException {
    AtomicFile.write(file, options.replace(), content);
    return saved(content::writeTo);
  }

  private SavedModel saved(Hashes.Writable content) {
    return new SavedModel(Hashes.sha256(content), notices);
  }

  private Optional<Map<String, @Nullable Object>> compiled() {
    return options.trainer().flatMap(with -> new CompileWriter(notices).of(with));
  }

  private void noteLitmusJson() {
    if (options.litmusJson().isPresent()) {
      notices.add(
          "columns, classes and threshold of the classifier are left out: only .keras files hold"
              + " them");
    }
  }

  private void noteShared(ModelFileKind kind) {
    if (kind != ModelFileKind.WEIGHTS) {
      SharedModels.of(model)
          .keySet()
          .forEach(nested ->
              notices.add(
                  "model '%s' stands in several places; Keras, which cannot load such a file of its own, will read a copy in each"
                      .formatted(nested.name())));
    }
  }

  private void noteOwnClasses(Model of) {
    for (Call call : of.calls()) {
      String name = call.layer().className();
      if (call.layer() instanceof Model nested) {
        noteOwnClasses(nested);
      } else if (!call.layer().operation() && !Layers.standard().classNames().contains(name)) {
        String notice =
            "class %s is not Keras's: whoever loads the file must have registered it"
                .formatted(name);
        if (!notices.contains(notice)) {
          notices.add(notice);
        }
      }
    }
  }

  private Map<String, @Nullable Object> metadata() {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("keras_version", LAYOUT_VERSION);
    metadata.put("date_saved", DATE.format(options.date().orElseGet(LocalDateTime::now)));
    return metadata;
  }

  private static ArchiveWriter.Content json(Map<String, @Nullable Object> value) {
    return ArchiveWriter.Content.of(Json.writeForPython(value).getBytes(UTF_8));
  }

  private static ArchiveWriter.Content content(Hdf5Writer weights) {
    return new ArchiveWriter.Content() {
      @Override
      public long size() {
        return weights.size();
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        weights.writeTo(out);
      }
    };
  }
}
