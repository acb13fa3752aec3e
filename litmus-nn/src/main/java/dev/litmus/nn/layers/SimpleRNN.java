package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// h' = f(x W + b + h U): a fully connected layer that sees its own last output.
///
/// Shapes, masks and states: see [RecurrentLayer]. Defaults: see [SimpleRNNCell].
public record SimpleRNN(
    String name,
    SimpleRNNCell cell,
    RecurrentSettings settings,
    Optional<Regularizer> activityRegularizer)
    implements RecurrentLayer {
  /// A layer with Keras's defaults, which gives the output of the last step.
  public static SimpleRNN of(int units) {
    return new SimpleRNN("", SimpleRNNCell.of(units), RecurrentSettings.DEFAULT, Optional.empty());
  }

  @Override
  public SimpleRNN named(String newName) {
    return new SimpleRNN(newName, cell, settings, activityRegularizer);
  }

  public SimpleRNN cell(SimpleRNNCell other) {
    return new SimpleRNN(name, other, settings, activityRegularizer);
  }

  @Override
  public SimpleRNN settings(RecurrentSettings other) {
    return new SimpleRNN(name, cell, other, activityRegularizer);
  }

  public SimpleRNN returnSequences(boolean all) {
    return settings(settings.returnSequences(all));
  }

  public SimpleRNN returnState(boolean states) {
    return settings(settings.returnState(states));
  }

  public SimpleRNN goBackwards(boolean backwards) {
    return settings(settings.goBackwards(backwards));
  }

  /// Shares of inputs and of the previous output to drop in training.
  public SimpleRNN dropout(double input, double recurrent) {
    return cell(cell.weights(cell.weights().dropout(input, recurrent)));
  }

  public SimpleRNN activityRegularizer(Regularizer other) {
    return new SimpleRNN(name, cell, settings, Optional.of(other));
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    settings.write(config);
    config.putAll(cell.config());
    // Keras keeps it for the cell only.
    config.remove("seed");
    return config;
  }

  /// Reads Keras's configuration.
  public static SimpleRNN fromConfig(Config config) {
    return new SimpleRNN(
        config.string("name", ""),
        SimpleRNNCell.fromConfig(config).named(""),
        RecurrentSettings.read(config),
        Configs.regularizer(config, "activity_regularizer"));
  }
}
