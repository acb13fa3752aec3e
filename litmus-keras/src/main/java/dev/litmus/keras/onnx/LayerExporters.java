package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.ActivityRegularization;
import dev.litmus.nn.layers.Add;
import dev.litmus.nn.layers.AdditiveAttention;
import dev.litmus.nn.layers.AlphaDropout;
import dev.litmus.nn.layers.Attention;
import dev.litmus.nn.layers.Average;
import dev.litmus.nn.layers.AveragePooling1D;
import dev.litmus.nn.layers.AveragePooling2D;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.Bidirectional;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.CategoryEncoding;
import dev.litmus.nn.layers.CenterCrop;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Conv1D;
import dev.litmus.nn.layers.Conv1DTranspose;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Conv2DTranspose;
import dev.litmus.nn.layers.Cropping1D;
import dev.litmus.nn.layers.Cropping2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.DepthwiseConv1D;
import dev.litmus.nn.layers.DepthwiseConv2D;
import dev.litmus.nn.layers.Discretization;
import dev.litmus.nn.layers.Dot;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.ELU;
import dev.litmus.nn.layers.EinsumDense;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GRU;
import dev.litmus.nn.layers.GRUCell;
import dev.litmus.nn.layers.GaussianDropout;
import dev.litmus.nn.layers.GaussianNoise;
import dev.litmus.nn.layers.GlobalAveragePooling1D;
import dev.litmus.nn.layers.GlobalAveragePooling2D;
import dev.litmus.nn.layers.GlobalMaxPooling1D;
import dev.litmus.nn.layers.GlobalMaxPooling2D;
import dev.litmus.nn.layers.GroupNormalization;
import dev.litmus.nn.layers.Identity;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.LSTMCell;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerNormalization;
import dev.litmus.nn.layers.LeakyReLU;
import dev.litmus.nn.layers.Masking;
import dev.litmus.nn.layers.MaxPooling1D;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.Maximum;
import dev.litmus.nn.layers.Minimum;
import dev.litmus.nn.layers.MultiHeadAttention;
import dev.litmus.nn.layers.Multiply;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.PReLU;
import dev.litmus.nn.layers.Permute;
import dev.litmus.nn.layers.RMSNormalization;
import dev.litmus.nn.layers.RNN;
import dev.litmus.nn.layers.RandomBrightness;
import dev.litmus.nn.layers.RandomContrast;
import dev.litmus.nn.layers.RandomFlip;
import dev.litmus.nn.layers.RandomRotation;
import dev.litmus.nn.layers.RandomTranslation;
import dev.litmus.nn.layers.RandomZoom;
import dev.litmus.nn.layers.ReLU;
import dev.litmus.nn.layers.RepeatVector;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.Reshape;
import dev.litmus.nn.layers.Resizing;
import dev.litmus.nn.layers.SeparableConv1D;
import dev.litmus.nn.layers.SeparableConv2D;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.layers.SimpleRNNCell;
import dev.litmus.nn.layers.Softmax;
import dev.litmus.nn.layers.SpatialDropout1D;
import dev.litmus.nn.layers.SpatialDropout2D;
import dev.litmus.nn.layers.StackedRNNCells;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Subtract;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.layers.TimeDistributed;
import dev.litmus.nn.layers.UnitNormalization;
import dev.litmus.nn.layers.UpSampling1D;
import dev.litmus.nn.layers.UpSampling2D;
import dev.litmus.nn.layers.ZeroPadding1D;
import dev.litmus.nn.layers.ZeroPadding2D;
import java.util.Map;

/// The layers that can be said in ONNX, and of the others why not: a closed table by class name.
final class LayerExporters {
  /// Class name to exporter.
  static final Map<String, LayerExporter<?>> ALL =
      Map.ofEntries(
          one("Activation", Activation.class, ActivationExports::layer),
          one("ActivityRegularization", ActivityRegularization.class, ShapeExports::same),
          one("Add", Add.class, MergingExports.operator("Add")),
          many("AdditiveAttention", AdditiveAttention.class, AttentionExports::additive),
          one("AlphaDropout", AlphaDropout.class, ShapeExports::same),
          many("Attention", Attention.class, AttentionExports::attention),
          one("Average", Average.class, MergingExports::average),
          one("AveragePooling1D", AveragePooling1D.class, PoolingExports.windows("AveragePool")),
          one("AveragePooling2D", AveragePooling2D.class, PoolingExports.windows("AveragePool")),
          one("BatchNormalization", BatchNormalization.class, NormalizationExports::batch),
          many("Bidirectional", Bidirectional.class, RecurrentExports::bidirectional),
          one("Cast", Cast.class, ShapeExports::cast),
          one("CategoryEncoding", CategoryEncoding.class, EncodingExports::categoryEncoding),
          one("CenterCrop", CenterCrop.class, ResamplingExports::centerCrop),
          one("Concatenate", Concatenate.class, MergingExports::concatenate),
          one("Conv1D", Conv1D.class, ConvolutionExports::convolution),
          one("Conv1DTranspose", Conv1DTranspose.class, ConvolutionExports::transposed),
          one("Conv2D", Conv2D.class, ConvolutionExports::convolution),
          one("Conv2DTranspose", Conv2DTranspose.class, ConvolutionExports::transposed),
          one("Cropping1D", Cropping1D.class, ShapeExports::cropping1d),
          one("Cropping2D", Cropping2D.class, ShapeExports::cropping2d),
          one("Dense", Dense.class, DenseExports::dense),
          one("DepthwiseConv1D", DepthwiseConv1D.class, ConvolutionExports::depthwise),
          one("DepthwiseConv2D", DepthwiseConv2D.class, ConvolutionExports::depthwise),
          one("Discretization", Discretization.class, EncodingExports::discretization),
          one("Dot", Dot.class, MergingExports::dot),
          one("Dropout", Dropout.class, ShapeExports::same),
          one("ELU", ELU.class, ActivationExports::elu),
          one("EinsumDense", EinsumDense.class, DenseExports::einsum),
          one("Embedding", Embedding.class, SequenceExports::embedding),
          one("Flatten", Flatten.class, ShapeExports::flatten),
          many("GRU", GRU.class, RecurrentExports::layer),
          many("GRUCell", GRUCell.class, CellExports::layer),
          one("GaussianDropout", GaussianDropout.class, ShapeExports::same),
          one("GaussianNoise", GaussianNoise.class, ShapeExports::same),
          one(
              "GlobalAveragePooling1D",
              GlobalAveragePooling1D.class,
              PoolingExports::averageOfSteps),
          one(
              "GlobalAveragePooling2D",
              GlobalAveragePooling2D.class,
              PoolingExports.global("ReduceMean")),
          one("GlobalMaxPooling1D", GlobalMaxPooling1D.class, PoolingExports.global("ReduceMax")),
          one("GlobalMaxPooling2D", GlobalMaxPooling2D.class, PoolingExports.global("ReduceMax")),
          one("GroupNormalization", GroupNormalization.class, NormalizationExports::group),
          one("Identity", Identity.class, ShapeExports::same),
          one("IntegerLookup", IntegerLookup.class, LookupExports::integerLookup),
          one("Isnan", IsNan.class, NumberExports::isNan),
          many("LSTM", LSTM.class, RecurrentExports::layer),
          many("LSTMCell", LSTMCell.class, CellExports::layer),
          one("LayerNormalization", LayerNormalization.class, NormalizationExports::layer),
          one("LeakyReLU", LeakyReLU.class, ActivationExports::leakyRelu),
          one("Masking", Masking.class, SequenceExports::masking),
          one("MaxPooling1D", MaxPooling1D.class, PoolingExports.windows("MaxPool")),
          one("MaxPooling2D", MaxPooling2D.class, PoolingExports.windows("MaxPool")),
          one("Maximum", Maximum.class, MergingExports.unmasked("Max")),
          one("Minimum", Minimum.class, MergingExports.unmasked("Min")),
          many("MultiHeadAttention", MultiHeadAttention.class, MultiHeadExports::attention),
          one("Multiply", Multiply.class, MergingExports.unmasked("Mul")),
          one("NanToNum", NanToNum.class, NumberExports::nanToNum),
          one("Normalization", Normalization.class, NumberExports::normalization),
          one("PReLU", PReLU.class, ActivationExports::parametricRelu),
          one("Permute", Permute.class, ShapeExports::permute),
          one("RMSNormalization", RMSNormalization.class, NormalizationExports::rms),
          many("RNN", RNN.class, RecurrentExports::layer),
          one("RandomBrightness", RandomBrightness.class, ShapeExports::same),
          one("RandomContrast", RandomContrast.class, ShapeExports::same),
          one("RandomFlip", RandomFlip.class, ShapeExports::same),
          one("RandomRotation", RandomRotation.class, ShapeExports::same),
          one("RandomTranslation", RandomTranslation.class, ShapeExports::same),
          one("RandomZoom", RandomZoom.class, ShapeExports::same),
          one("ReLU", ReLU.class, ActivationExports::relu),
          one("RepeatVector", RepeatVector.class, ShapeExports::repeatVector),
          one("Rescaling", Rescaling.class, NumberExports::rescaling),
          one("Reshape", Reshape.class, ShapeExports::reshape),
          one("Resizing", Resizing.class, ResamplingExports::resizing),
          one("SeparableConv1D", SeparableConv1D.class, ConvolutionExports::separable),
          one("SeparableConv2D", SeparableConv2D.class, ConvolutionExports::separable),
          many("SimpleRNN", SimpleRNN.class, RecurrentExports::layer),
          many("SimpleRNNCell", SimpleRNNCell.class, CellExports::layer),
          one("Softmax", Softmax.class, ActivationExports::softmax),
          one("SpatialDropout1D", SpatialDropout1D.class, ShapeExports::same),
          one("SpatialDropout2D", SpatialDropout2D.class, ShapeExports::same),
          many("StackedRNNCells", StackedRNNCells.class, CellExports::layer),
          one("StringLookup", StringLookup.class, LookupExports::stringLookup),
          one("Subtract", Subtract.class, MergingExports.operator("Sub")),
          one("TextVectorization", TextVectorization.class, TextExports::textVectorization),
          one("TimeDistributed", TimeDistributed.class, SequenceExports::timeDistributed),
          one("UnitNormalization", UnitNormalization.class, NormalizationExports::unit),
          one("UpSampling1D", UpSampling1D.class, ResamplingExports::upSampling1d),
          one("UpSampling2D", UpSampling2D.class, ResamplingExports::upSampling2d),
          one("ZeroPadding1D", ZeroPadding1D.class, ShapeExports::zeroPadding1d),
          one("ZeroPadding2D", ZeroPadding2D.class, ShapeExports::zeroPadding2d));

  /// Class name to the reason why ONNX cannot say the layer.
  static final Map<String, String> UNSAYABLE =
      Map.ofEntries(
          Map.entry("Hashing", "it hashes by FarmHash or SipHash, for which ONNX has no operator"),
          Map.entry("InputLayer", "an input is a part of the graph, not a node"));

  private LayerExporters() {}

  /// A layer with one result.
  private static <L extends Layer> Map.Entry<String, LayerExporter<?>> one(
      String className, Class<L> type, LayerExporter.OneResult<L> export) {
    return Map.entry(className, LayerExporter.of(type, export));
  }

  /// A layer with several results.
  private static <L extends Layer> Map.Entry<String, LayerExporter<?>> many(
      String className, Class<L> type, LayerExporter.Nodes<L> export) {
    return Map.entry(className, new LayerExporter<>(type, export));
  }
}
