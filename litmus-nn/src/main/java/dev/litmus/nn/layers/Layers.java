package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The layers that files may name: a closed list of class names and the factories that read their
/// configuration. A program may add its own.
public final class Layers {
  private static final Layers STANDARD =
      new Layers(
          Map.ofEntries(
              Map.entry("Activation", Activation::fromConfig),
              Map.entry("ActivityRegularization", ActivityRegularization::fromConfig),
              Map.entry("Add", Add::fromConfig),
              Map.entry("AlphaDropout", AlphaDropout::fromConfig),
              Map.entry("Average", Average::fromConfig),
              Map.entry("BatchNormalization", BatchNormalization::fromConfig),
              Map.entry("Bidirectional", Bidirectional::fromConfig),
              Map.entry("Cast", Cast::fromConfig),
              Map.entry("CategoryEncoding", CategoryEncoding::fromConfig),
              Map.entry("Concatenate", Concatenate::fromConfig),
              Map.entry("Dense", Dense::fromConfig),
              Map.entry("Discretization", Discretization::fromConfig),
              Map.entry("Dot", Dot::fromConfig),
              Map.entry("Dropout", Dropout::fromConfig),
              Map.entry("ELU", ELU::fromConfig),
              Map.entry("Embedding", Embedding::fromConfig),
              Map.entry("Flatten", Flatten::fromConfig),
              Map.entry("GRU", GRU::fromConfig),
              Map.entry("GRUCell", GRUCell::fromConfig),
              Map.entry("GaussianDropout", GaussianDropout::fromConfig),
              Map.entry("GaussianNoise", GaussianNoise::fromConfig),
              Map.entry("GroupNormalization", GroupNormalization::fromConfig),
              Map.entry("Hashing", Hashing::fromConfig),
              Map.entry("Identity", Identity::fromConfig),
              Map.entry("InputLayer", InputLayer::fromConfig),
              Map.entry("IntegerLookup", IntegerLookup::fromConfig),
              Map.entry("Isnan", IsNan::fromConfig),
              Map.entry("LSTM", LSTM::fromConfig),
              Map.entry("LSTMCell", LSTMCell::fromConfig),
              Map.entry("LayerNormalization", LayerNormalization::fromConfig),
              Map.entry("LeakyReLU", LeakyReLU::fromConfig),
              Map.entry("Masking", Masking::fromConfig),
              Map.entry("Maximum", Maximum::fromConfig),
              Map.entry("Minimum", Minimum::fromConfig),
              Map.entry("Multiply", Multiply::fromConfig),
              Map.entry("NanToNum", NanToNum::fromConfig),
              Map.entry("Normalization", Normalization::fromConfig),
              Map.entry("PReLU", PReLU::fromConfig),
              Map.entry("RMSNormalization", RMSNormalization::fromConfig),
              Map.entry("RNN", RNN::fromConfig),
              Map.entry("ReLU", ReLU::fromConfig),
              Map.entry("Rescaling", Rescaling::fromConfig),
              Map.entry("SimpleRNN", SimpleRNN::fromConfig),
              Map.entry("SimpleRNNCell", SimpleRNNCell::fromConfig),
              Map.entry("Softmax", Softmax::fromConfig),
              Map.entry("SpatialDropout1D", SpatialDropout1D::fromConfig),
              Map.entry("SpatialDropout2D", SpatialDropout2D::fromConfig),
              Map.entry("StackedRNNCells", StackedRNNCells::fromConfig),
              Map.entry("StringLookup", StringLookup::fromConfig),
              Map.entry("Subtract", Subtract::fromConfig),
              Map.entry("TextVectorization", TextVectorization::fromConfig),
              Map.entry("TimeDistributed", TimeDistributed::fromConfig),
              Map.entry("UnitNormalization", UnitNormalization::fromConfig)));

  private final Map<String, Function<Config, ? extends Layer>> factories;

  private Layers(Map<String, Function<Config, ? extends Layer>> factories) {
    this.factories = Collections.unmodifiableMap(new TreeMap<>(factories));
  }

  /// Litmus's own layers.
  public static Layers standard() {
    return STANDARD;
  }

  /// These and one more: Keras's `custom_objects`.
  public Layers with(String className, Function<Config, ? extends Layer> factory) {
    Map<String, Function<Config, ? extends Layer>> more = new TreeMap<>(factories);
    more.put(className, factory);
    return new Layers(more);
  }

  /// The class names that can be read, in alphabetical order.
  public java.util.Set<String> classNames() {
    return factories.keySet();
  }

  /// The layer of that class with that configuration.
  ///
  /// @throws IllegalArgumentException naming the class when it is not in the list
  public Layer create(String className, Config config) {
    Function<Config, ? extends Layer> factory = factories.get(className);
    if (factory == null) {
      throw new IllegalArgumentException(
          "%s: layer class '%s' is not known; known: %s"
              .formatted(config.owner(), className, String.join(", ", factories.keySet())));
    }
    return factory.apply(config);
  }
}
