package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.ActivityRegularization;
import dev.litmus.nn.layers.Add;
import dev.litmus.nn.layers.AlphaDropout;
import dev.litmus.nn.layers.Average;
import dev.litmus.nn.layers.BatchNormalization;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.CategoryEncoding;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Discretization;
import dev.litmus.nn.layers.Dot;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.ELU;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.GaussianDropout;
import dev.litmus.nn.layers.GaussianNoise;
import dev.litmus.nn.layers.GroupNormalization;
import dev.litmus.nn.layers.Identity;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerNormalization;
import dev.litmus.nn.layers.LeakyReLU;
import dev.litmus.nn.layers.Maximum;
import dev.litmus.nn.layers.Minimum;
import dev.litmus.nn.layers.Multiply;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.PReLU;
import dev.litmus.nn.layers.RMSNormalization;
import dev.litmus.nn.layers.RandomBrightness;
import dev.litmus.nn.layers.RandomContrast;
import dev.litmus.nn.layers.RandomFlip;
import dev.litmus.nn.layers.RandomRotation;
import dev.litmus.nn.layers.RandomTranslation;
import dev.litmus.nn.layers.RandomZoom;
import dev.litmus.nn.layers.ReLU;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.Softmax;
import dev.litmus.nn.layers.SpatialDropout1D;
import dev.litmus.nn.layers.SpatialDropout2D;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Subtract;
import dev.litmus.nn.layers.TextVectorization;
import dev.litmus.nn.layers.UnitNormalization;
import java.util.Map;

/// The layers that can be said in ONNX, and of the others why not: a closed table by class name.
final class LayerExporters {
  /// Class name to exporter.
  static final Map<String, LayerExporter<?>> ALL =
      Map.ofEntries(
          one("Activation", Activation.class, ActivationExports::layer),
          one("ActivityRegularization", ActivityRegularization.class, ShapeExports::same),
          one("Add", Add.class, MergingExports.operator("Add")),
          one("AlphaDropout", AlphaDropout.class, ShapeExports::same),
          one("Average", Average.class, MergingExports::average),
          one("BatchNormalization", BatchNormalization.class, NormalizationExports::batch),
          one("Cast", Cast.class, ShapeExports::cast),
          one("CategoryEncoding", CategoryEncoding.class, EncodingExports::categoryEncoding),
          one("Concatenate", Concatenate.class, MergingExports::concatenate),
          one("Dense", Dense.class, DenseExports::dense),
          one("Discretization", Discretization.class, EncodingExports::discretization),
          one("Dot", Dot.class, MergingExports::dot),
          one("Dropout", Dropout.class, ShapeExports::same),
          one("ELU", ELU.class, ActivationExports::elu),
          one("Flatten", Flatten.class, ShapeExports::flatten),
          one("GaussianDropout", GaussianDropout.class, ShapeExports::same),
          one("GaussianNoise", GaussianNoise.class, ShapeExports::same),
          one("GroupNormalization", GroupNormalization.class, NormalizationExports::group),
          one("Identity", Identity.class, ShapeExports::same),
          one("IntegerLookup", IntegerLookup.class, LookupExports::integerLookup),
          one("Isnan", IsNan.class, NumberExports::isNan),
          one("LayerNormalization", LayerNormalization.class, NormalizationExports::layer),
          one("LeakyReLU", LeakyReLU.class, ActivationExports::leakyRelu),
          one("Maximum", Maximum.class, MergingExports.operator("Max")),
          one("Minimum", Minimum.class, MergingExports.operator("Min")),
          one("Multiply", Multiply.class, MergingExports.operator("Mul")),
          one("NanToNum", NanToNum.class, NumberExports::nanToNum),
          one("Normalization", Normalization.class, NumberExports::normalization),
          one("PReLU", PReLU.class, ActivationExports::parametricRelu),
          one("RMSNormalization", RMSNormalization.class, NormalizationExports::rms),
          one("RandomBrightness", RandomBrightness.class, ShapeExports::same),
          one("RandomContrast", RandomContrast.class, ShapeExports::same),
          one("RandomFlip", RandomFlip.class, ShapeExports::same),
          one("RandomRotation", RandomRotation.class, ShapeExports::same),
          one("RandomTranslation", RandomTranslation.class, ShapeExports::same),
          one("RandomZoom", RandomZoom.class, ShapeExports::same),
          one("ReLU", ReLU.class, ActivationExports::relu),
          one("Rescaling", Rescaling.class, NumberExports::rescaling),
          one("Softmax", Softmax.class, ActivationExports::softmax),
          one("SpatialDropout1D", SpatialDropout1D.class, ShapeExports::same),
          one("SpatialDropout2D", SpatialDropout2D.class, ShapeExports::same),
          one("StringLookup", StringLookup.class, LookupExports::stringLookup),
          one("Subtract", Subtract.class, MergingExports.operator("Sub")),
          one("TextVectorization", TextVectorization.class, TextExports::textVectorization),
          one("UnitNormalization", UnitNormalization.class, NormalizationExports::unit));

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
}
