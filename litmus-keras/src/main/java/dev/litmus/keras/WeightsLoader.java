package dev.litmus.keras;

import dev.litmus.keras.hdf5.Hdf5Dataset;
import dev.litmus.keras.hdf5.Hdf5Group;
import dev.litmus.keras.hdf5.Hdf5Reader;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads weights into a model that there is already, all of them or none.
final class WeightsLoader {
  private final Hdf5Group root;
  private final FiniteCheck finite;
  private final List<String> notices = new ArrayList<>();

  WeightsLoader(byte[] bytes, LoadOptions options) {
    root = Hdf5Reader.read(bytes);
    finite = new FiniteCheck(options.allowNonFinite(), notices);
  }

  List<String> load(Model model, Optional<Trainer> trainer) {
    List<float[]> before = model.weights();
    try {
      List<Hdf5Dataset> optimizer = load(model);
      trainer.ifPresent(
          with -> new OptimizerVariables(finite, notices).restore(with.optimizer(), optimizer));
    } catch (RuntimeException e) {
      model.setWeights(before);
      throw e;
    }
    return notices;
  }

  /// Reads the weights and finds the optimizer's variables.
  private List<Hdf5Dataset> load(Model model) {
    Optional<Hdf5Group> legacy = LegacyReader.weightsGroup(root);
    if (legacy.isPresent()) {
      new LegacyWeights(legacy.get(), finite, notices).assign(model);
      return LegacyReader.optimizerVariables(root);
    }
    new WeightsReader(root, new SharedObjects(), finite).load(model);
    return OptimizerVariables.numbered(root);
  }
}
