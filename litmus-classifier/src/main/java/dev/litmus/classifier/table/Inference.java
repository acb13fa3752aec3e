package dev.litmus.classifier.table;

import java.util.List;

/// What [TypeInference] found. Cells that do not fit their column are told by [Schema#apply], for
/// whichever rows it is given.
///
/// @param schema the columns
/// @param notices what was left out, guessed or is suspicious, by column
public record Inference(Schema schema, List<Notice> notices) {

  /// Copies the list.
  public Inference {
    notices = List.copyOf(notices);
  }
}
