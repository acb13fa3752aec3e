package dev.litmus.keras;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the vocabularies of adapted layers, which Keras keeps beside the configuration: tokens as
/// a text, one a line, and the weights of `tf_idf` among the model's weights.
final class VocabularyReader {
  private static final Set<String> LAYERS =
      Set.of("StringLookup", "IntegerLookup", "TextVectorization");

  private final Assets assets;

  /// What is beside the configuration.
  interface Assets {
    /// The text of the member `assets/` and that path, if there is one.
    Optional<String> text(String path);

    /// The numbers at that path in the file of weights, if there are any.
    Optional<float[]> numbers(String path);

    /// Those of a model inside the model.
    default Assets below(String group) {
      Assets all = this;
      return new Assets() {
        @Override
        public Optional<String> text(String path) {
          return all.text(group + "/" + path);
        }

        @Override
        public Optional<float[]> numbers(String path) {
          return all.numbers(group + "/" + path);
        }
      };
    }

    /// Nothing.
    static Assets none() {
      return new Assets() {
        @Override
        public Optional<String> text(String path) {
          return Optional.empty();
        }

        @Override
        public Optional<float[]> numbers(String path) {
          return Optional.empty();
        }
      };
    }
  }

  VocabularyReader(Assets assets) {
    this.assets = assets;
  }

  VocabularyReader below(String group) {
    return new VocabularyReader(assets.below(group));
  }

  /// Completes the configuration of a layer that has a vocabulary. A path in it is never followed.
  void complete(
      String className, Map<String, @Nullable Object> config, String group, String owner) {
    if (!LAYERS.contains(className)) {
      return;
    }
    if (config.get("vocabulary") instanceof String path) {
      throw new IllegalArgumentException(
          ("layer %s: vocabulary names the file '%s'; vocabularies are read from inside the model"
                  + " file only")
              .formatted(owner, path));
    }
    if (config.get("vocabulary") == null) {
      List<String> lines = lines(group, owner);
      config.put("vocabulary", className.equals("IntegerLookup") ? numbers(lines, owner) : lines);
    }
    Config typed = Config.of(owner, config);
    boolean weighs = List.of("tf_idf", "tf-idf").contains(typed.string("output_mode", "int"));
    if (weighs && !typed.has("idf_weights")) {
      config.put("idf_weights", weights(group, owner));
    }
  }

  private List<String> lines(String group, String owner) {
    String path = group + "/vocabulary.txt";
    String text =
        assets
            .text(path)
            .or(() -> assets.text(WeightPaths.inKeras2(path)))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "layer %s has no vocabulary, neither in its configuration nor as assets/%s"
                        .formatted(owner, path)));
    List<String> lines = new ArrayList<>(List.of(text.split("\r?\n", -1)));
    // Keras does the same, since older ones ended the last line.
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  private static List<Long> numbers(List<String> lines, String owner) {
    List<Long> numbers = new ArrayList<>();
    for (String line : lines) {
      try {
        numbers.add(Long.valueOf(line.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "layer %s: vocabulary.txt must hold a whole number a line; found '%s'"
                .formatted(owner, KerasObject.brief(line)),
            e);
      }
    }
    return numbers;
  }

  private List<Double> weights(String group, String owner) {
    String path = group + "/vars/idf_weights";
    float[] weights =
        assets
            .numbers(path)
            .or(() -> assets.numbers(WeightPaths.inKeras2(path)))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "layer %s has no weights for tf_idf, neither in its configuration nor at %s"
                        .formatted(owner, path)));
    List<Double> numbers = new ArrayList<>();
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException(
            "layer %s: a weight for tf_idf is %s; expected finite numbers"
                .formatted(owner, weight));
      }
      numbers.add((double) weight);
    }
    return numbers;
  }
}
