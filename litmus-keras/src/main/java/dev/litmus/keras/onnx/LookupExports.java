package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.IntegerLookup;
import dev.litmus.nn.layers.LookupSettings;
import dev.litmus.nn.layers.StringLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Vocabularies in ONNX, by LabelEncoder of its operators for classical machine learning. An
/// unknown token for which there is no index, an error elsewhere, has index -1 and counts nowhere.
final class LookupExports {
  private static final long NOWHERE = -1;

  /// What stands for an unknown number until its remainder is taken.
  private static final long TO_BE_SPREAD = -2;

  private LookupExports() {}

  static Term stringLookup(StringLookup layer, OnnxEmitter e) {
    LookupSettings settings = layer.settings();
    if (!settings.invert()) {
      return encoded(layer, e, indices(layer, e, e.input()), e.shape());
    }
    int first = layer.size() - layer.vocabulary().size();
    List<String> tokens = new ArrayList<>(layer.vocabulary());
    String unknown = layer.unknownToken() == null ? "" : layer.unknownToken();
    if (first > 0) {
      tokens.addFirst(layer.maskToken() == null ? unknown : layer.maskToken());
    }
    return encoder(e)
        .with("keys_int64s", inverseKeys(first, layer.vocabulary().size()))
        .with("values_strings", tokens)
        .with("default_string", unknown)
        .as(DType.STRING, e.longs(e.input()));
  }

  /// The indices of strings.
  static Term indices(StringLookup layer, OnnxEmitter e, Term strings) {
    LookupSettings settings = layer.settings();
    if (settings.unknowns() > 1) {
      throw e.refuse(
          "it spreads unknown strings over %d indices by a hash, for which ONNX has no operator"
              .formatted(settings.unknowns()));
    }
    List<String> keys = new ArrayList<>(layer.vocabulary());
    if (layer.maskToken() != null) {
      keys.addFirst(layer.maskToken());
    }
    return encoder(e)
        .with("keys_strings", keys)
        .with("values_int64s", values(settings, layer.maskToken() != null, layer.size(), keys))
        .with("default_int64", unknown(settings, layer.maskToken() != null))
        .as(DType.INT64, strings);
  }

  static Term integerLookup(IntegerLookup layer, OnnxEmitter e) {
    LookupSettings settings = layer.settings();
    Term x = e.longs(e.input());
    if (settings.invert()) {
      return inverse(layer, e, x);
    }
    boolean masks = layer.maskToken() != null;
    boolean spreads = settings.unknowns() > 1;
    if (spreads && settings.hashesNumbers()) {
      throw e.refuse(
          "it spreads unknown numbers over %d indices by a hash, for which ONNX has no operator"
              .formatted(settings.unknowns()));
    }
    List<Long> keys = new ArrayList<>(layer.vocabulary());
    if (layer.maskToken() != null) {
      keys.addFirst(layer.maskToken());
    }
    Term index =
        encoder(e)
            .with("keys_int64s", keys.stream().mapToLong(key -> key).toArray())
            .with("values_int64s", values(settings, masks, layer.size(), keys))
            .with("default_int64", spreads ? TO_BE_SPREAD : unknown(settings, masks))
            .of(x);
    if (spreads) {
      Term remainder = e.op("Mod", x, e.integer(settings.unknowns()));
      Term other = e.op("Add", remainder, e.integer(firstUnknown(settings, masks)));
      index = e.op("Where", e.op("Equal", index, e.integer(TO_BE_SPREAD)), other, index);
    }
    return encoded(settings, layer.size(), e, index, e.shape());
  }

  private static Term inverse(IntegerLookup layer, OnnxEmitter e, Term x) {
    int first = layer.size() - layer.vocabulary().size();
    long unknown = layer.unknownToken() == null ? -1 : layer.unknownToken();
    List<Long> tokens = new ArrayList<>(layer.vocabulary());
    if (first > 0) {
      tokens.addFirst(layer.maskToken() == null ? (Long) unknown : layer.maskToken());
    }
    return encoder(e)
        .with("keys_int64s", inverseKeys(first, layer.vocabulary().size()))
        .with("values_int64s", tokens.stream().mapToLong(token -> token).toArray())
        .with("default_int64", unknown)
        .of(x);
  }

  private static NodeBuilder encoder(OnnxEmitter e) {
    return e.node("LabelEncoder").domain(OnnxMessages.ML_DOMAIN);
  }

  /// Index 0 where it comes before the vocabulary, then the vocabulary's.
  private static long[] inverseKeys(int first, int tokens) {
    LongStream known = LongStream.range(first, first + (long) tokens);
    return (first > 0 ? LongStream.concat(LongStream.of(0), known) : known).toArray();
  }

  private static long firstUnknown(LookupSettings settings, boolean masks) {
    return masks && settings.outputMode().equals("int") ? 1 : 0;
  }

  private static long unknown(LookupSettings settings, boolean masks) {
    return settings.unknowns() == 0 ? NOWHERE : firstUnknown(settings, masks);
  }

  /// The index of each key, a mask token first.
  private static long[] values(LookupSettings settings, boolean masks, int size, List<?> keys) {
    long tokens = keys.size() - (masks ? 1L : 0L);
    LongStream known = LongStream.range(size - tokens, size);
    long mask = settings.outputMode().equals("int") ? 0 : NOWHERE;
    return (masks ? LongStream.concat(LongStream.of(mask), known) : known).toArray();
  }

  static Term encoded(StringLookup layer, OnnxEmitter e, Term index, Shape shape) {
    return encoded(layer.settings(), layer.size(), e, index, shape);
  }

  private static Term encoded(
      LookupSettings settings, int size, OnnxEmitter e, Term index, Shape shape) {
    Integer padded = settings.padToMaxTokens() ? settings.maxTokens() : null;
    int depth = padded == null ? size : padded;
    Term encoded = EncodingExports.encode(e, index, shape, depth, settings.outputMode(), null);
    return settings.outputMode().equals("tf_idf")
        ? e.op("Mul", encoded, e.floats("idf_weights", weights(settings, depth)))
        : encoded;
  }

  private static float[] weights(LookupSettings settings, int depth) {
    float[] weights = new float[depth];
    for (int i = 0; i < settings.idfWeights().size(); i++) {
      weights[i] = settings.idfWeights().get(i).floatValue();
    }
    return weights;
  }
}
