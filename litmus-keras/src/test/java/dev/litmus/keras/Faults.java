package dev.litmus.keras;

import static dev.litmus.keras.ModelFiles.layer;
import static dev.litmus.keras.ModelFiles.sequential;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.hdf5.Hdf5GroupBuilder;
import dev.litmus.keras.hdf5.Hdf5Writer;
import dev.litmus.keras.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Hostile and damaged files in every form: `.keras`, legacy `.h5` and architectures. Each is
/// refused with one sentence, within a budget of 64 MiB for weights and members; the time limit
/// only ends a test that would never end.
@Timeout(60)
abstract class Faults {
  private static final long BUDGET = 64 << 20;
  static final LoadOptions OPTIONS = LoadOptions.standard().maxBytes(BUDGET);

  @TempDir Path folder;

  static String refusal(Path file) {
    String message =
        Refusals.of(
            ModelFileException.class,
            () -> {
              if (file.toString().endsWith(".json")) {
                KerasFormat.loadArchitecture(file, OPTIONS);
              } else {
                KerasFormat.load(file, OPTIONS);
              }
            });
    assertTrue(message.startsWith(file + ": "), message);
    assertTrue(message.length() < 1000 && message.lines().count() == 1, message);
    return message.substring(file.toString().length() + 2);
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /// A model's configuration in all three forms; the weights are those of one Dense(1) on two
  /// numbers.
  List<Path> everywhere(Map<String, ?> config) throws IOException {
    return List.of(
        ModelFiles.withConfig(folder, "small.keras", config),
        legacy(config),
        file("model.json", Json.write(config).getBytes(UTF_8)));
  }

  Path legacy(Map<String, ?> config) throws IOException {
    return legacy(config, new float[] {0.5f, -1.25f});
  }

  Path legacy(Map<String, ?> config, float[] kernel) throws IOException {
    Hdf5GroupBuilder root = new Hdf5GroupBuilder();
    root.attribute("keras_version", "2.10.0").attribute("model_config", Json.write(config));
    Hdf5GroupBuilder weights = root.group("model_weights").attribute("layer_names", List.of("d"));
    weights.group("d").attribute("weight_names", List.of("d/kernel:0", "d/bias:0"));
    weights
        .groups("d/d")
        .floats("kernel:0", kernel, kernel.length, 1)
        .floats("bias:0", new float[] {0.125f}, 1);
    return file("model.h5", new Hdf5Writer(root).toBytes());
  }

  static Map<String, Object> dense(Object... fields) {
    Map<String, Object> dense = layer("Dense", "d", fields);
    return sequential(List.of(dense));
  }
}
