package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Suggestions;
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
              Map.entry("AdditiveAttention", AdditiveAttention::fromConfig),
              Map.entry("AlphaDropout", AlphaDropout::fromConfig),
              Map.entry("Attention", Attention::fromConfig),
              Map.entry("Average", Average::fromConfig),
              Map.entry("AveragePooling1D", AveragePooling1D::fromConfig),
              Map.entry("AveragePooling2D", AveragePooling2D::fromConfig),
              Map.entry("BatchNormalization", BatchNormalization::fromConfig),
              Map.entry("Bidirectional", Bidirectional::fromConfig),
              Map.entry("Cast", Cast::fromConfig),
              Map.entry("CategoryEncoding", CategoryEncoding::fromConfig),
              Map.entry("CenterCrop", CenterCrop::fromConfig),
              Map.entry("Concatenate", Concatenate::fromConfig),
              Map.entry("Conv1D", Conv1D::fromConfig),
              Map.entry("Conv1DTranspose", Conv1DTranspose::fromConfig),
              Map.entry("Conv2D", Conv2D::fromConfig),
              Map.entry("Conv2DTranspose", Conv2DTranspose::fromConfig),
              Map.entry("Cropping1D", Cropping1D::fromConfig),
              Map.entry("Cropping2D", Cropping2D::fromConfig),
              Map.entry("Dense", Dense::fromConfig),
              Map.entry("DepthwiseConv1D", DepthwiseConv1D::fromConfig),
              Map.entry("DepthwiseConv2D", DepthwiseConv2D::fromConfig),
              Map.entry("Discretization", Discretization::fromConfig),
              Map.entry("Dot", Dot::fromConfig),
              Map.entry("Dropout", Dropout::fromConfig),
              Map.entry("ELU", ELU::fromConfig),
              Map.entry("EinsumDense", EinsumDense::fromConfig),
              Map.entry("Embedding", Embedding::fromConfig),
              Map.entry("Flatten", Flatten::fromConfig),
              Map.entry("GRU", GRU::fromConfig),
              Map.entry("GRUCell", GRUCell::fromConfig),
              Map.entry("GaussianDropout", GaussianDropout::fromConfig),
              Map.entry("GaussianNoise", GaussianNoise::fromConfig),
              Map.entry("GlobalAveragePooling1D", GlobalAveragePooling1D::fromConfig),
              Map.entry("GlobalAveragePooling2D", GlobalAveragePooling2D::fromConfig),
              Map.entry("GlobalMaxPooling1D", GlobalMaxPooling1D::fromConfig),
              Map.entry("GlobalMaxPooling2D", GlobalMaxPooling2D::fromConfig),
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
              Map.entry("MaxPooling1D", MaxPooling1D::fromConfig),
              Map.entry("MaxPooling2D", MaxPooling2D::fromConfig),
              Map.entry("Maximum", Maximum::fromConfig),
              Map.entry("Minimum", Minimum::fromConfig),
              Map.entry("MultiHeadAttention", MultiHeadAttention::fromConfig),
              Map.entry("Multiply", Multiply::fromConfig),
              Map.entry("NanToNum", NanToNum::fromConfig),
              Map.entry("Normalization", Normalization::fromConfig),
              Map.entry("PReLU", PReLU::fromConfig),
              Map.entry("Permute", Permute::fromConfig),
              Map.entry("RMSNormalization", RMSNormalization::fromConfig),
              Map.entry("RNN", RNN::fromConfig),
              Map.entry("RandomBrightness", RandomBrightness::fromConfig),
              Map.entry("RandomContrast", RandomContrast::fromConfig),
              Map.entry("RandomFlip", RandomFlip::fromConfig),
              Map.entry("RandomRotation", RandomRotation::fromConfig),
              Map.entry("RandomTranslation", RandomTranslation::fromConfig),
              Map.entry("RandomZoom", RandomZoom::fromConfig),
              Map.entry("ReLU", ReLU::fromConfig),
              Map.entry("RepeatVector", RepeatVector::fromConfig),
              Map.entry("Rescaling", Rescaling::fromConfig),
              Map.entry("Reshape", Reshape::fromConfig),
              Map.entry("Resizing", Resizing::fromConfig),
              Map.entry("SeparableConv1D", SeparableConv1D::fromConfig),
              Map.entry("SeparableConv2D", SeparableConv2D::fromConfig),
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
              Map.entry("UnitNormalization", UnitNormalization::fromConfig),
              Map.entry("UpSampling1D", UpSampling1D::fromConfig),
              Map.entry("UpSampling2D", UpSampling2D::fromConfig),
              Map.entry("ZeroPadding1D", ZeroPadding1D::fromConfig),
              Map.entry("ZeroPadding2D", ZeroPadding2D::fromConfig)));

  /// Other names by which Keras's programs call some layers.
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("AvgPool1D", "AveragePooling1D"),
          Map.entry("AvgPool2D", "AveragePooling2D"),
          Map.entry("Convolution1D", "Conv1D"),
          Map.entry("Convolution1DTranspose", "Conv1DTranspose"),
          Map.entry("Convolution2D", "Conv2D"),
          Map.entry("Convolution2DTranspose", "Conv2DTranspose"),
          Map.entry("GlobalAvgPool1D", "GlobalAveragePooling1D"),
          Map.entry("GlobalAvgPool2D", "GlobalAveragePooling2D"),
          Map.entry("GlobalMaxPool1D", "GlobalMaxPooling1D"),
          Map.entry("GlobalMaxPool2D", "GlobalMaxPooling2D"),
          Map.entry("MaxPool1D", "MaxPooling1D"),
          Map.entry("MaxPool2D", "MaxPooling2D"),
          Map.entry("SeparableConvolution1D", "SeparableConv1D"),
          Map.entry("SeparableConvolution2D", "SeparableConv2D"));

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
    Function<Config, ? extends Layer> factory =
        factories.get(
            factories.containsKey(className)
                ? className
                : ALIASES.getOrDefault(className, className));
    if (factory == null) {
      String unknown =
          Suggestions.unknown("layer class", className, factories.keySet()).getMessage();
      throw new IllegalArgumentException(config.owner() + ": " + unknown);
    }
    return factory.apply(config);
  }
}
