package dev.litmus.keras;

import java.util.List;

/// What came of saving.
///
/// @param weightsSha256 the SHA-256 of the member `model.weights.h5`, in hexadecimal: equal for
///   equal weights, optimizer state and layers
/// @param notices what Keras's files have no words for and was therefore left out
public record SavedModel(String weightsSha256, List<String> notices) {
  public SavedModel {
    notices = List.copyOf(notices);
  }
}
