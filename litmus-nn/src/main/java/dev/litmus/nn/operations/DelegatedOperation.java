package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.AveragePooling1D;
import dev.litmus.nn.layers.AveragePooling2D;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.MaxPooling1D;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.Resizing;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.UnitNormalization;
import dev.litmus.nn.layers.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// An operation that computes what a layer without weights does: `max_pool`, `average_pool`,
/// `resize`, `normalize`.
///
/// @param className Keras's name of the operation
/// @param settings its configuration
public record DelegatedOperation(
    String name, String className, Map<String, @Nullable Object> settings) implements Operation {
  /// A class of operations.
  ///
  /// @param module where Keras has it
  /// @param keys of its configuration
  /// @param layer the layer for an input of so many axes
  record Kind(String module, List<String> keys, BiFunction<Config, Integer, Layer> layer) {}

  private static final List<String> POOLING =
      List.of("pool_size", "strides", "padding", "data_format");

  static final Map<String, Kind> KINDS =
      Map.of(
          "MaxPool",
          new Kind(
              "keras.src.ops.nn",
              POOLING,
              (config, rank) ->
                  rank == 3 ? MaxPooling1D.fromConfig(config) : MaxPooling2D.fromConfig(config)),
          "AveragePool",
          new Kind(
              "keras.src.ops.nn",
              POOLING,
              (config, rank) ->
                  rank == 3
                      ? AveragePooling1D.fromConfig(config)
                      : AveragePooling2D.fromConfig(config)),
          "Resize",
          new Kind(
              "keras.src.ops.image",
              List.of(
                  "size",
                  "interpolation",
                  "antialias",
                  "crop_to_aspect_ratio",
                  "pad_to_aspect_ratio",
                  "fill_mode",
                  "fill_value",
                  "data_format"),
              (config, rank) -> Resizing.fromConfig(config)),
          "Normalize",
          new Kind(
              "keras.src.ops.nn",
              List.of("axis", "order", "epsilon"),
              (config, rank) -> UnitNormalization.fromConfig(config)));

  public DelegatedOperation {
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    kind(className);
  }

  private static Kind kind(String className) {
    Kind kind = KINDS.get(className);
    if (kind == null) {
      throw new IllegalArgumentException("no operation '%s' of a layer".formatted(className));
    }
    return kind;
  }

  @Override
  public String module() {
    return kind(className).module();
  }

  @Override
  public List<String> parameters() {
    return List.of("x");
  }

  @Override
  public List<Operand> operands() {
    return List.of(Operand.input());
  }

  /// The layer that computes the same.
  ///
  /// @param input the shape of what it takes
  public Layer layer(Shape input) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(settings);
    if (settings.get("size") instanceof List<?> size && size.size() == 2) {
      config.remove("size");
      config.remove("fill_mode");
      config.put("height", size.get(0));
      config.put("width", size.get(1));
    }
    config.remove("order");
    config.remove("epsilon");
    try {
      Layer layer = kind(className).layer().apply(Config.of(className, config), input.rank());
      layer.outputShape(List.of(input));
      return layer;
    } catch (IllegalArgumentException e) {
      throw new ShapeException(this, String.valueOf(e.getMessage()), List.of(input));
    }
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    return layer(input).outputShape(List.of(input));
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return DType.FLOAT32;
  }

  @Override
  public Value emit(Emitter emitter) {
    return layer(emitter.input().shape()).emit(emitter);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return settings;
  }

  static DelegatedOperation fromConfig(String className, Config config) {
    Operands.all(config, List.of("x"));
    if (className.equals("Normalize")) {
      config.requireDefault("order", 2L).requireDefault("epsilon", null);
    }
    if (className.equals("Resize") && config.bool("pad_to_aspect_ratio", false)) {
      config.requireDefault("fill_mode", "constant");
    }
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    kind(className).keys().forEach(key -> settings.put(key, config.value(key)));
    return new DelegatedOperation(config.string("name", ""), className, settings);
  }
}
