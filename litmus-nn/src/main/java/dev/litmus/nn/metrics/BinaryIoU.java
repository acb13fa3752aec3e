package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Intersection over union of a class, TP / (TP + FP + FN), the mean over the classes asked for
/// that occur. Predictions of at least the threshold are of class 1. As in Keras, labels and
/// weights lose what stands behind their points.
///
/// @param targetClassIds of 0 and 1; Keras's default is both
/// @param threshold Keras's default is 0.5
public record BinaryIoU(String name, List<Integer> targetClassIds, double threshold)
    implements Metric {
  static final String NAME = "binary_io_u";
  private static final double GUARD = 1e-7;

  public BinaryIoU {
    targetClassIds = List.copyOf(targetClassIds);
    if (targetClassIds.isEmpty() || !List.of(0, 1).containsAll(targetClassIds)) {
      throw new IllegalArgumentException(
          "BinaryIoU: target_class_ids must be of 0 and 1; found " + targetClassIds);
    }
  }

  /// Of both classes, at 0.5.
  public BinaryIoU() {
    this(NAME, List.of(0, 1), 0.5);
  }

  /// Reads Keras's configuration.
  public static BinaryIoU fromConfig(Config config) {
    List<Integer> classes = new ArrayList<>();
    Thresholds.numbers(config, "target_class_ids").forEach(id -> classes.add(id.intValue()));
    return new BinaryIoU(
        config.string("name", NAME),
        config.has("target_class_ids") ? classes : List.of(0, 1),
        config.number("threshold", 0.5));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public boolean passesOverMasked() {
    return false;
  }

  @Override
  public State start() {
    long[][] confusion = new long[2][2];
    float limit = (float) threshold;
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        for (int i = 0; i < rows * units; i++) {
          int label = (int) yTrue[i];
          if (label == 0 || label == 1) {
            confusion[label][yPred[i] >= limit ? 1 : 0] +=
                weights == null ? 1 : (long) weights[i / units];
          }
        }
      }

      @Override
      public double result() {
        double sum = 0;
        int occurring = 0;
        for (int id : targetClassIds) {
          long hit = confusion[id][id];
          long union = hit + confusion[id][1 - id] + confusion[1 - id][id];
          sum += union > 0 ? hit / (union + GUARD) : 0;
          occurring += union > 0 ? 1 : 0;
        }
        return sum / (occurring + GUARD);
      }
    };
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("target_class_ids", targetClassIds.stream().map(Integer::longValue).toList());
    config.put("threshold", threshold);
    config.put("name", name);
    config.put("dtype", "int64");
    return config;
  }
}
