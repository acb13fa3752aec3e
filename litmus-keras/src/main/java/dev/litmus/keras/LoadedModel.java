package dev.litmus.keras;

import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.util.List;
import java.util.Optional;

/// What a model file held.
///
/// @param model the network with its weights
/// @param trainer the network with optimizer, loss and metrics as it was compiled, and the
///   optimizer's state; empty when the file has none or they are not known here, which a notice
///   then says
/// @param litmusJson the member `litmus.json` as it stands, if there is one
/// @param kerasVersion what the file says wrote it, or the empty string
/// @param weightsSha256 the SHA-256 of the member `model.weights.h5`, in hexadecimal
/// @param notices what a user should know: whatever was passed over
public record LoadedModel(
    Model model,
    Optional<Trainer> trainer,
    Optional<byte[]> litmusJson,
    String kerasVersion,
    String weightsSha256,
    List<String> notices) {
  public LoadedModel {
    notices = List.copyOf(notices);
  }
}
