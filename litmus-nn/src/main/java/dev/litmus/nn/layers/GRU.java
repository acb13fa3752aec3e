package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A gated recurrent unit: h' = z h + (1 - z) a(..) with gates z, r, h.
///
/// Shapes, masks and states: see [RecurrentLayer]. Defaults: see [GRUCell].
public record GRU(
    String name,
    GRUCell cell,
    RecurrentSettings settings,
    Optional<Regularizer> activityRegularizer)
    implements RecurrentLayer {
  /// A layer with Keras's defaults, which gives the output of the last step.
  public static GRU of(int units) {
    return new GRU("", GRUCell.of(units), RecurrentSettings.DEFAULT, Optional.empty());
  }

  @Override
  public GRU named(String newName) {
    return new GRU(newName, cell, settings, activityRegularizer);
  }

  public GRU cell(GRUCell other) {
    return new GRU(name, other, settings, activityRegularizer);
  }

  @Override
  public GRU settings(RecurrentSettings other) {
    return new GRU(name, cell, other, activityRegularizer);
  }

  public GRU returnSequences(boolean all) {
    return settings(settings.returnSequences(all));
  }

  public GRU returnState(boolean states) {
    return settings(settings.returnState(states));
  }

  public GRU goBackwards(boolean backwards) {
    return settings(settings.goBackwards(backwards));
  }

  /// Shares of inputs and of the previous output to drop in training.
  public GRU dropout(double input, double recurrent) {
    return cell(cell.weights(cell.weights().dropout(input, recurrent)));
  }

  public GRU activityRegularizer(Regularizer other) {
    return new GRU(name, cell, settings, Optional.of(other));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    settings.write(config);
    config.putAll(cell.config());
    return config;
  }

  /// Reads Keras's configuration.
  public static GRU fromConfig(Config config) {
    return new GRU(
        config.string("name", ""),
        GRUCell.fromConfig(config).named(""),
        RecurrentSettings.read(config),
        Configs.regularizer(config, "activity_regularizer"));
  }
}
