package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.archive.ArchiveReader;
import dev.litmus.keras.archive.ArchiveWriter;
import dev.litmus.keras.archive.PlainFile;
import dev.litmus.keras.hdf5.Hdf5Writer;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.internal.Plain;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
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

/// Keras's model files, `.keras`: reads what Keras 2.12 to 3.15 wrote and writes what Keras 3.3 and
/// newer read.
///
/// ```java
/// Model model = KerasFormat.load(Path.of("model.keras")).model();
/// KerasFormat.save(model, Path.of("copy.keras"));
/// ```
///
/// A file is treated as coming from a stranger: layers are of a closed list, nothing is run or
/// loaded by name, nothing outside of the file is opened, sizes are checked before memory is taken,
/// and checksums before bytes are believed.
public final class KerasFormat {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'@'HH:mm:ss");

  /// The oldest Keras whose layout this is.
  private static final String LAYOUT_VERSION = "3.3.3";

  /// The longest reason for a refusal, in characters.
  private static final int MOST_WORDS = 2000;

  private KerasFormat() {}

  /// Reads a model with the standard options.
  ///
  /// @throws ModelFileException when the file is refused, naming the layer, field or tensor
  /// @throws UncheckedIOException when the system fails
  public static LoadedModel load(Path file) {
    return load(file, LoadOptions.standard());
  }

  /// Reads a model.
  ///
  /// @throws ModelFileException when the file is refused, naming the layer, field or tensor
  /// @throws UncheckedIOException when the system fails
  public static LoadedModel load(Path file, LoadOptions options) {
    return read(file, options, ModelReader::read);
  }

  /// Reads the network only, and gives it new weights from the options' seed: from a `.keras` file,
  /// or from a `.json` file as Keras's `to_json` writes it.
  ///
  /// @throws ModelFileException when the file is refused, naming the layer or field
  /// @throws UncheckedIOException when the system fails
  public static Model loadArchitecture(Path file, LoadOptions options) {
    if (!file.toString().endsWith(".json")) {
      return read(file, options, ModelReader::readArchitecture);
    }
    try {
      byte[] json = PlainFile.read(file, ModelReader.MAX_JSON_BYTES);
      return ModelReader.readArchitecture(json, options);
    } catch (IOException e) {
      throw failed(file, e);
    } catch (RuntimeException e) {
      throw refused(file, e);
    }
  }

  /// The network's description as JSON, as Keras's `model_from_json` takes it.
  public static String architecture(Model model) {
    return Json.writePretty(ConfigWriter.of(model));
  }

  /// What is done with an opened file.
  @FunctionalInterface
  private interface Reading<T> {
    T read(ModelReader reader) throws IOException;
  }

  private static <T> T read(Path file, LoadOptions options, Reading<T> reading) {
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      return reading.read(new ModelReader(archive, options));
    } catch (IOException e) {
      throw failed(file, e);
    } catch (RuntimeException e) {
      throw refused(file, e);
    }
  }

  private static UncheckedIOException failed(Path file, IOException e) {
    return new UncheckedIOException("%s: %s".formatted(file, e.getMessage()), e);
  }

  /// A refusal with the file's name in front, on one line and not endless, whatever names the file
  /// holds; a defect stays what it is.
  private static RuntimeException refused(Path file, RuntimeException e) {
    if (!ModelReader.refuses(e)) {
      return e;
    }
    String why = Plain.of(String.valueOf(e.getMessage()));
    return new ModelFileException(
        file + ": " + (why.length() <= MOST_WORDS ? why : why.substring(0, MOST_WORDS) + "..."));
  }

  /// Writes a model into a new file with the standard options.
  ///
  /// @throws ModelFileException when there is a file of that name
  /// @throws UncheckedIOException when the system fails; then no file is left
  public static SavedModel save(Model model, Path file) {
    return save(model, file, SaveOptions.standard());
  }

  /// Writes a model: whole or not at all, also when the machine stops in the middle.
  ///
  /// @throws ModelFileException when there is a file of that name and it may not be replaced
  /// @throws UncheckedIOException when the system fails; then what was there before stays
  public static SavedModel save(Model model, Path file, SaveOptions options) {
    List<String> notices = new ArrayList<>();
    noteOwnClasses(model, notices);
    Map<String, @Nullable Object> config = ConfigWriter.of(model);
    Optional<Trainer> trainer = options.trainer();
    trainer
        .flatMap(with -> new CompileWriter(notices).of(with))
        .ifPresent(compiled -> config.put("compile_config", compiled));
    Hdf5Writer weights = WeightsWriter.of(model, trainer);
    SequencedMap<String, ArchiveWriter.Content> members = new LinkedHashMap<>();
    members.put("metadata.json", json(metadata(options.date().orElseGet(LocalDateTime::now))));
    members.put("config.json", json(config));
    members.put("model.weights.h5", content(weights));
    options
        .litmusJson()
        .ifPresent(bytes -> members.put("litmus.json", ArchiveWriter.Content.of(bytes)));
    try {
      ArchiveWriter.write(file, options.replace(), members);
    } catch (FileAlreadyExistsException e) {
      throw new ModelFileException(
          "%s: there is a %s of that name already; name another, or ask for it to be replaced"
              .formatted(file, e.getReason() == null ? "file" : "folder"));
    } catch (NoSuchFileException e) {
      throw new ModelFileException("%s: there is no such folder to write to".formatted(file));
    } catch (IOException e) {
      throw failed(file, e);
    }
    return new SavedModel(Hashes.sha256(weights::writeTo), notices);
  }

  private static void noteOwnClasses(Model model, List<String> notices) {
    model.calls().stream()
        .map(call -> call.layer().className())
        .filter(name -> !Layers.standard().classNames().contains(name))
        .distinct()
        .forEach(name ->
            notices.add(
                "class %s is not Keras's: whoever loads the file must have registered it"
                    .formatted(name)));
  }

  /// The SHA-256 that saving with these options would give the member `model.weights.h5`.
  public static String weightsSha256(Model model, SaveOptions options) {
    return Hashes.sha256(WeightsWriter.of(model, options.trainer())::writeTo);
  }

  /// The CRC-32C of every weight, in hexadecimal, by its path in the file, such as
  /// `layers/dense/vars/0`: over the elements' little-endian bytes as they stand there.
  public static SequencedMap<String, String> weightChecksums(Model model) {
    SequencedMap<String, String> checksums = new LinkedHashMap<>();
    WeightsWriter.groups(model)
        .forEach((path, state) -> {
          for (int i = 0; i < state.variables().size(); i++) {
            checksums.put(path + "/vars/" + i, Hashes.crc32c(state.variables().get(i)));
          }
        });
    return checksums;
  }

  private static Map<String, @Nullable Object> metadata(LocalDateTime date) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("keras_version", LAYOUT_VERSION);
    metadata.put("date_saved", DATE.format(date));
    return metadata;
  }

  private static ArchiveWriter.Content json(Map<String, @Nullable Object> value) {
    return ArchiveWriter.Content.of(Json.write(value).getBytes(UTF_8));
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
