package dev.litmus.keras;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The kinds of files that a model is kept in, told apart by their endings when written and by
/// their first bytes when read.
public enum ModelFileKind {
  /// Keras's archive of layers, weights, vocabularies and training: everything.
  ARCHIVE("a .keras archive"),
  /// The weights alone, with the optimizer's state: the member `model.weights.h5` of an archive.
  WEIGHTS("a file of weights"),
  /// Keras 2's form, which Keras 3 still reads and writes.
  LEGACY("a legacy .h5 file"),
  /// The layers alone, as Keras's `to_json` gives them.
  ARCHITECTURE("an architecture in JSON");

  private final String description;

  ModelFileKind(String description) {
    this.description = description;
  }

  /// The kind that the file's ending asks for; an archive for every other ending.
  public static ModelFileKind of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    for (ModelFileKind kind : List.of(WEIGHTS, LEGACY, ARCHITECTURE)) {
      if (kind.endings().stream().anyMatch(name::endsWith)) {
        return kind;
      }
    }
    return ARCHIVE;
  }

  /// The endings of such files, the usual one first.
  public List<String> endings() {
    return switch (this) {
      case ARCHIVE -> List.of(".keras");
      case WEIGHTS -> List.of(".weights.h5");
      case LEGACY -> List.of(".h5", ".hdf5");
      case ARCHITECTURE -> List.of(".json");
    };
  }

  @Override
  public String toString() {
    return description;
  }
}
