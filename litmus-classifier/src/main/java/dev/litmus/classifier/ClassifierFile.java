package dev.litmus.classifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.KerasFormat;
import dev.litmus.keras.LoadOptions;
import dev.litmus.keras.LoadedModel;
import dev.litmus.keras.ModelFileException;
import dev.litmus.keras.SaveOptions;
import dev.litmus.keras.SavedModel;
import dev.litmus.keras.json.Json;
import dev.litmus.keras.json.JsonException;
import dev.litmus.nn.Config;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The model file of a classifier: a `.keras` archive with the member `litmus.json`.
final class ClassifierFile {
  private ClassifierFile() {}

  static SavedModel save(Classifier classifier, Path file, boolean replace) {
    Map<String, @Nullable Object> json =
        LitmusJson.of(classifier, KerasFormat.weightChecksums(classifier.model()));
    return KerasFormat.save(
        classifier.model(),
        file,
        options(classifier).replace(replace).litmusJson(Json.writePretty(json).getBytes(UTF_8)));
  }

  private static SaveOptions options(Classifier classifier) {
    SaveOptions options = SaveOptions.standard();
    return classifier.trainer() == null ? options : options.trainer(classifier.trainer());
  }

  /// The SHA-256 of the member `model.weights.h5` that saving gives.
  static String weightsSha256(Classifier classifier) {
    return KerasFormat.weightsSha256(classifier.model(), options(classifier));
  }

  static Classifier load(Path file, LoadOptions options) {
    LoadedModel loaded = KerasFormat.load(file, options);
    byte[] member =
        loaded
            .litmusJson()
            .orElseThrow(() ->
                new ModelFileException(
                    "%s is a Keras model without columns and classes (no litmus.json in it); use it as a bare network with predict --raw"
                        .formatted(file)));
    try {
      Config json = json(file, member);
      Map<String, String> found = KerasFormat.weightChecksums(loaded.model());
      Map<?, ?> expected =
          json.value("crc32c") instanceof Map<?, ?> checksums ? checksums : Map.of();
      found.forEach((path, checksum) -> {
        if (!checksum.equals(expected.get(path))) {
          throw new IllegalArgumentException(
              "weight %s has checksum %s where litmus.json says %s; the file is damaged"
                  .formatted(path, checksum, expected.get(path)));
        }
      });
      Map<String, @Nullable Object> record = new LinkedHashMap<>();
      for (String key : new String[] {"training", "data", "test"}) {
        record.put(key, json.value(key));
      }
      return new Classifier(
          loaded.model(),
          LitmusJson.schema(json),
          LitmusJson.features(json),
          LitmusJson.target(json),
          DecisionJson.read(json),
          record,
          loaded.trainer().orElse(null));
    } catch (IllegalArgumentException | JsonException e) {
      throw new ModelFileException("%s: %s".formatted(file, e.getMessage()));
    }
  }

  private static Config json(Path file, byte[] member) {
    if (!(Json.read(member) instanceof Map<?, ?> map)) {
      throw new ModelFileException(file + ": litmus.json must be an object");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    map.forEach((key, value) -> values.put(String.valueOf(key), value));
    return Config.of("litmus.json", values);
  }
}
