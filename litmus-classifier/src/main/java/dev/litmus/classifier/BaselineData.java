package dev.litmus.classifier;

import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.Table;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a [Baseline] learns from and is tested on.
///
/// @param schema what the columns are
/// @param features the columns to learn from, with what was learnt about them on the training rows
/// @param rows all labelled rows, with the schema's columns
/// @param labels 0 or 1 for each of them
/// @param weights what each of them counts, where that is told
/// @param split which of them train and which validate; those to test are not to be looked at
/// @param test the rows to answer for, with the same columns
/// @param seed of all that is drawn
/// @param threads how many may work; no bit of the answers may depend on it
/// @param limit after what time to refuse, where there is a limit
public record BaselineData(
    Schema schema,
    List<Feature> features,
    Table rows,
    float[] labels,
    Optional<float[]> weights,
    Split split,
    Table test,
    long seed,
    int threads,
    Optional<Duration> limit) {
  /// Copies the list.
  public BaselineData {
    features = List.copyOf(features);
  }

  /// The rows to learn from in the file's order: those to train and those to validate on.
  public int[] known() {
    return IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.validation()))
        .sorted()
        .toArray();
  }

  /// The labels of the rows to learn from, in their order.
  public float[] knownLabels() {
    return ModelInputs.picked(labels, known());
  }

  /// What the rows to learn from count, in their order, where that is told.
  public Optional<float[]> knownWeights() {
    return weights.map(all -> ModelInputs.picked(all, known()));
  }

  /// The features but for pictures, which only a network of convolutions makes something of.
  public List<Feature> withoutPictures() {
    return features.stream().filter(feature -> !(feature instanceof Feature.Picture)).toList();
  }
}
