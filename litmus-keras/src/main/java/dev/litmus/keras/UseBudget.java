package dev.litmus.keras;

import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Layer;

/// Bounds the uses of layers in a file. Every use of a model inside a model repeats all uses in it,
/// so a short file of models in models can ask for more mathematics than any machine holds: the
/// uses multiply with every level. They are counted before shapes are worked out, all levels
/// together.
final class UseBudget {
  private static final long MAX_USES = 30_000;

  private long used;

  /// Takes the uses that one use of a layer stands for.
  ///
  /// @throws IllegalArgumentException naming the layer with which they become too many
  void take(LayerEntry entry) {
    long uses = uses(entry.layer());
    used += uses;
    if (used > MAX_USES) {
      throw new IllegalArgumentException(
          "layer %s is one use too many: models inside models counted at every use, the file uses layers at least %d times; at most %d uses are read"
              .formatted(entry, used, MAX_USES));
    }
  }

  /// The uses of layers in a model, those in models inside it included, each time that they are
  /// used.
  static long uses(Outline outline) {
    return outline.calls().stream().map(Call::layer).mapToLong(UseBudget::uses).sum();
  }

  private static long uses(Layer layer) {
    return layer instanceof Outlined outlined ? outlined.uses() : 1;
  }
}
