package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Long short-term memory: states h and c, gates i, f, c, o; c' = r(z_f) c + r(z_i) a(z_c), h' =
/// r(z_o) a(c'), where z = x W + b + h U.
///
/// Shapes, masks and states: see [RecurrentLayer]. Defaults: see [LSTMCell].
public record LSTM(
    String name,
    LSTMCell cell,
    RecurrentSettings settings,
    Optional<Regularizer> activityRegularizer)
    implements RecurrentLayer {
  /// A layer with Keras's defaults, which gives the output of the last step.
  public static LSTM of(int units) {
    return new LSTM("", LSTMCell.of(units), RecurrentSettings.DEFAULT, Optional.empty());
  }

  @Override
  public LSTM named(String newName) {
    return new LSTM(newName, cell, settings, activityRegularizer);
  }

  public LSTM cell(LSTMCell other) {
    return new LSTM(name, other, settings, activityRegularizer);
  }

  @Override
  public LSTM settings(RecurrentSettings other) {
    return new LSTM(name, cell, other, activityRegularizer);
  }

  public LSTM returnSequences(boolean all) {
    return settings(settings.returnSequences(all));
  }

  public LSTM returnState(boolean states) {
    return settings(settings.returnState(states));
  }

  public LSTM goBackwards(boolean backwards) {
    return settings(settings.goBackwards(backwards));
  }

  /// Shares of inputs and of the previous output to drop in training.
  public LSTM dropout(double input, double recurrent) {
    return cell(cell.weights(cell.weights().dropout(input, recurrent)));
  }

  public LSTM activityRegularizer(Regularizer other) {
    return new LSTM(name, cell, settings, Optional.of(other));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    settings.write(config);
    config.putAll(cell.config());
    return config;
  }

  /// Reads Keras's configuration.
  public static LSTM fromConfig(Config config) {
    return new LSTM(
        config.string("name", ""),
        LSTMCell.fromConfig(config).named(""),
        RecurrentSettings.read(config),
        Configs.regularizer(config, "activity_regularizer"));
  }
}
