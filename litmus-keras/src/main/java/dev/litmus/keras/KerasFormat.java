package dev.litmus.keras;

import dev.litmus.keras.archive.ArchiveReader;
import dev.litmus.keras.archive.PlainFile;
import dev.litmus.keras.json.Json;
import dev.litmus.nn.internal.Plain;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Keras's model files. Reads the `.keras` archives of Keras 2.12 to 3.15, the legacy `.h5` files
/// of Keras 2 and 3, weights alone (`.weights.h5`) and architectures (`.json`); writes all of them
/// so that Keras 3.3 and newer read them.
///
/// ```java
/// Model model = KerasFormat.load(Path.of("model.keras")).model();
/// KerasFormat.save(model, Path.of("copy.h5"));
/// ```
///
/// A file is treated as coming from a stranger: layers are of a closed list, nothing is run or
/// loaded by name, nothing outside of the file is opened, sizes are checked before memory is taken,
/// and checksums before bytes are believed.
public final class KerasFormat {
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

  /// Reads a model from a `.keras` archive or a legacy `.h5` file, told apart by their first bytes.
  ///
  /// @throws ModelFileException when the file is refused, naming the layer, field or tensor
  /// @throws UncheckedIOException when the system fails
  public static LoadedModel load(Path file, LoadOptions options) {
    return reading(
        file,
        () -> {
          if (PlainFile.isHdf5(file)) {
            return new LegacyReader(PlainFile.read(file, options.maxBytes()), options).read();
          }
          try (ArchiveReader archive = ArchiveReader.open(file)) {
            return new ModelReader(archive, options).read();
          }
        });
  }

  /// Reads the network only, and gives it new weights from the options' seed: from a `.keras` or
  /// `.h5` file, or from a `.json` file as Keras's `to_json` writes it.
  ///
  /// @throws ModelFileException when the file is refused, naming the layer or field
  /// @throws UncheckedIOException when the system fails
  public static Model loadArchitecture(Path file, LoadOptions options) {
    return reading(
        file,
        () -> {
          if (ModelFileKind.of(file) == ModelFileKind.ARCHITECTURE) {
            byte[] json = PlainFile.read(file, ModelReader.MAX_JSON_BYTES);
            return ModelReader.readArchitecture(json, options);
          }
          if (PlainFile.isHdf5(file)) {
            byte[] bytes = PlainFile.read(file, options.maxBytes());
            return new LegacyReader(bytes, options).readArchitecture();
          }
          try (ArchiveReader archive = ArchiveReader.open(file)) {
            return new ModelReader(archive, options).readArchitecture();
          }
        });
  }

  /// The network's description as JSON, as Keras's `model_from_json` takes it.
  public static String architecture(Model model) {
    return Json.writePrettyForPython(ConfigWriter.of(model));
  }

  /// Reads weights into a model of the same layers: from a `.weights.h5` file, where their paths
  /// must agree, from a legacy `.h5` file, where they go by order, or from a `.keras` archive.
  ///
  /// @return what a user should know
  /// @throws ModelFileException when the file is refused; then the model is as it was
  /// @throws UncheckedIOException when the system fails
  public static List<String> loadWeights(Model model, Path file, LoadOptions options) {
    return loadWeights(model, Optional.empty(), file, options);
  }

  /// The same, with the state of the optimizer where the file has it.
  public static List<String> loadWeights(Trainer trainer, Path file, LoadOptions options) {
    return loadWeights(trainer.model(), Optional.of(trainer), file, options);
  }

  private static List<String> loadWeights(
      Model model, Optional<Trainer> trainer, Path file, LoadOptions options) {
    return reading(
        file,
        () -> {
          if (PlainFile.isHdf5(file)) {
            byte[] bytes = PlainFile.read(file, options.maxBytes());
            return new WeightsLoader(bytes, options).load(model, trainer);
          }
          try (ArchiveReader archive = ArchiveReader.open(file)) {
            byte[] bytes = archive.read("model.weights.h5", options.maxBytes());
            return new WeightsLoader(bytes, options).load(model, trainer);
          }
        });
  }

  /// What is done with a file.
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw failed(file, e);
    } catch (RuntimeException e) {
      throw refused(file, e);
    }
  }

  /// A failure of the system with the file's name in front and what is wrong with it behind: Java's
  /// own message is often the name alone.
  static UncheckedIOException failed(Path file, IOException e) {
    String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
    if (e instanceof AccessDeniedException) {
      reason = "no permission";
    }
    String why = reason == null ? e.getClass().getSimpleName() : reason;
    return new UncheckedIOException("%s: %s".formatted(file, why), e);
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

  /// Writes a model, in the form that the file's ending asks for ([ModelFileKind]): whole or not at
  /// all, also when the machine stops in the middle.
  ///
  /// @throws ModelFileException when there is a file of that name and it may not be replaced, or
  ///   the form has no words for a part of the model
  /// @throws UncheckedIOException when the system fails; then what was there before stays
  public static SavedModel save(Model model, Path file, SaveOptions options) {
    return save(model, file, options, ModelFileKind.of(file));
  }

  /// Writes the weights alone, whatever the file's ending.
  ///
  /// @throws ModelFileException when there is a file of that name and it may not be replaced
  /// @throws UncheckedIOException when the system fails; then what was there before stays
  public static SavedModel saveWeights(Model model, Path file, SaveOptions options) {
    return save(model, file, options, ModelFileKind.WEIGHTS);
  }

  private static SavedModel save(Model model, Path file, SaveOptions options, ModelFileKind kind) {
    try {
      return new ModelWriter(model, options).write(file, kind);
    } catch (IllegalArgumentException e) {
      throw new ModelFileException("%s: %s".formatted(file, e.getMessage()));
    } catch (FileAlreadyExistsException e) {
      throw new ModelFileException(
          "%s: there is a %s of that name already; name another, or ask for it to be replaced"
              .formatted(file, e.getReason() == null ? "file" : "folder"));
    } catch (NoSuchFileException e) {
      throw new ModelFileException("%s: there is no such folder to write to".formatted(file));
    } catch (IOException e) {
      throw failed(file, e);
    }
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
}
