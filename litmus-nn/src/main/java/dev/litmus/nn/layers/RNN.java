package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes through a sequence with any cell.
///
/// Shapes, masks and states: see [RecurrentLayer].
public record RNN(
    String name,
    RecurrentCell cell,
    RecurrentSettings settings,
    Optional<Regularizer> activityRegularizer)
    implements RecurrentLayer {
  /// A layer that gives the output of the last step.
  public static RNN of(RecurrentCell cell) {
    return new RNN("", cell, RecurrentSettings.DEFAULT, Optional.empty());
  }

  @Override
  public RNN named(String newName) {
    return new RNN(newName, cell, settings, activityRegularizer);
  }

  @Override
  public RNN settings(RecurrentSettings other) {
    return new RNN(name, cell, other, activityRegularizer);
  }

  public RNN returnSequences(boolean all) {
    return settings(settings.returnSequences(all));
  }

  public RNN returnState(boolean states) {
    return settings(settings.returnState(states));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    settings.write(config);
    config.put("cell", cell.described());
    return config;
  }

  /// Reads Keras's configuration.
  public static RNN fromConfig(Config config) {
    return new RNN(
        config.string("name", ""),
        InnerLayers.cell(config, "cell", config.value("cell")),
        RecurrentSettings.read(config),
        Configs.regularizer(config, "activity_regularizer"));
  }
}
