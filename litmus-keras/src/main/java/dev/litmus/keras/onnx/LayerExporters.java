package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.ActivityRegularization;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.CategoryEncoding;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Discretization;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.TextVectorization;
import java.util.Map;

/// The layers that can be said in ONNX, and of the others why not: a closed table by class name.
final class LayerExporters {
  /// Class name to exporter.
  static final Map<String, LayerExporter<?>> ALL =
      Map.ofEntries(
          entry("Activation", Activation.class, ActivationExports::layer),
          entry("ActivityRegularization", ActivityRegularization.class, ShapeExports::same),
          entry("Cast", Cast.class, ShapeExports::cast),
          entry("CategoryEncoding", CategoryEncoding.class, EncodingExports::categoryEncoding),
          entry("Concatenate", Concatenate.class, ShapeExports::concatenate),
          entry("Dense", Dense.class, DenseExports::dense),
          entry("Discretization", Discretization.class, EncodingExports::discretization),
          entry("Dropout", Dropout.class, ShapeExports::same),
          entry("Flatten", Flatten.class, ShapeExports::flatten),
          entry("IntegerLookup", IntegerLookup.class, LookupExports::integerLookup),
          entry("Isnan", IsNan.class, NumberExports::isNan),
          entry("NanToNum", NanToNum.class, NumberExports::nanToNum),
          entry("Normalization", Normalization.class, NumberExports::normalization),
          entry("Rescaling", Rescaling.class, NumberExports::rescaling),
          entry("StringLookup", StringLookup.class, LookupExports::stringLookup),
          entry("TextVectorization", TextVectorization.class, TextExports::textVectorization));

  /// Class name to the reason why ONNX cannot say the layer; an input is none.
  static final Map<String, String> UNSAYABLE =
      Map.of(
          "Hashing", "it hashes by FarmHash or SipHash, for which ONNX has no operator",
          "InputLayer", "an input is a part of the graph, not a node");

  private LayerExporters() {}

  private static <L extends Layer> Map.Entry<String, LayerExporter<?>> entry(
      String className, Class<L> type, LayerExporter.OneResult<L> export) {
    return Map.entry(className, LayerExporter.of(type, export));
  }
}
