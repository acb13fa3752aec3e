package dev.litmus.classifier.table;

import java.util.List;

/// The labels of a table's rows as 0 (negative) and 1 (positive).
///
/// @param column name of the target column
/// @param classes name of the negative class, name of the positive class
/// @param labels 0 or 1 for each row that has a label
/// @param rows the rows of the table that have a label, ascending; as many as labels
/// @param notices what was mapped and left out
public record Target(
    String column, List<String> classes, int[] labels, int[] rows, List<Notice> notices) {

  /// Copies the lists.
  public Target {
    classes = List.copyOf(classes);
    notices = List.copyOf(notices);
  }

  /// Name of the negative class, label 0.
  public String negative() {
    return classes.get(0);
  }

  /// Name of the positive class, label 1.
  public String positive() {
    return classes.get(1);
  }

  /// How many rows have a label.
  public int count() {
    return labels.length;
  }

  /// How many rows are positive.
  public int positives() {
    int positives = 0;
    for (int label : labels) {
      positives += label;
    }
    return positives;
  }

  /// How many rows are negative.
  public int negatives() {
    return labels.length - positives();
  }

  /// The labels as numbers for a network.
  public float[] toFloats() {
    float[] floats = new float[labels.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = labels[i];
    }
    return floats;
  }
}
