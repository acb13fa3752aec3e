package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Activate;
import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import dev.litmus.nn.ops.AddAlong;
import dev.litmus.nn.ops.Affine;
import dev.litmus.nn.ops.Einsum;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A dense layer of any form: its input times a kernel by Einstein's summation, such as
/// `abc,cd->abd`, where each letter is an axis and the first is the batch; `...` stands for any
/// further axes.
///
/// Defaults are Keras's: linear activation, no bias, glorot_uniform kernel, zero bias.
///
/// @param equation input, kernel and output
/// @param outputSizes Keras's `output_shape`: the sizes of the output's axes behind the batch;
///   [Shape#UNKNOWN], Keras's null, for those that the input tells
/// @param biasAxes the letters of the output's axes that have a bias each; empty for no bias
public record EinsumDense(
    String name,
    String equation,
    List<Integer> outputSizes,
    String biasAxes,
    Activation activation,
    WeightOptions kernel,
    WeightOptions bias,
    Optional<Regularizer> activityRegularizer)
    implements Layer {
  public EinsumDense {
    outputSizes = List.copyOf(outputSizes);
    EinsumShapes.check(equation, biasAxes);
  }

  /// A linear layer with a bias for those axes.
  public static EinsumDense of(String equation, List<Integer> outputSizes, String biasAxes) {
    return new EinsumDense(
        "",
        equation,
        outputSizes,
        biasAxes,
        Activations.LINEAR,
        WeightOptions.of("glorot_uniform"),
        WeightOptions.of("zeros"),
        Optional.empty());
  }

  public EinsumDense named(String newName) {
    return new EinsumDense(
        newName, equation, outputSizes, biasAxes, activation, kernel, bias, activityRegularizer);
  }

  public EinsumDense activation(Activation other) {
    return new EinsumDense(
        name, equation, outputSizes, biasAxes, other, kernel, bias, activityRegularizer);
  }

  private EinsumShapes shapes(Shape input) {
    return EinsumShapes.of(this, input);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return shapes(single(inputs)).output();
  }

  @Override
  public void build(LayerBuilder builder) {
    EinsumShapes shapes = shapes(builder.input());
    builder.variable("kernel", shapes.kernel(), kernel);
    if (!biasAxes.isEmpty()) {
      builder.variable("bias", shapes.bias(), bias);
    }
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    EinsumShapes shapes = shapes(x.shape());
    Variable weights = emitter.variable("kernel");
    Einsum einsum = shapes.product();
    int units = shapes.units();
    Value z =
        emitter.op(
            einsum.plain() ? new Affine(units) : einsum,
            shapes.output(),
            DType.FLOAT32,
            List.of(x),
            List.of(weights));
    if (!biasAxes.isEmpty()) {
      AddAlong add = new AddAlong(shapes.biasPlaces());
      z = emitter.op(add, z.shape(), DType.FLOAT32, List.of(z), List.of(emitter.variable("bias")));
    }
    boolean linear = activation.name().equals("linear");
    Value y = linear ? z : emitter.op(new Activate(activation, z.shape().last()), z);
    activityRegularizer.ifPresent(regularizer -> emitter.penalize(y, regularizer));
    return y;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    config.put("equation", equation);
    List<@Nullable Object> sizes = new ArrayList<>();
    outputSizes.forEach(size -> sizes.add(size == Shape.UNKNOWN ? null : (Object) (long) size));
    config.put("output_shape", sizes);
    config.put("activation", activation.written());
    config.put("bias_axes", biasAxes.isEmpty() ? null : biasAxes);
    WeightOptions.write(config, Map.entry("kernel", kernel), Map.entry("bias", bias));
    return config;
  }

  /// Reads Keras's configuration.
  public static EinsumDense fromConfig(Config config) {
    config
        .requireDefault("lora_rank", null)
        .ignore("quantization_config", "lora_alpha", "gptq_unpacked_column_size");
    return new EinsumDense(
        config.string("name", ""),
        config.string("equation"),
        EinsumShapes.sizes(config, "output_shape"),
        config.string("bias_axes", ""),
        Configs.activation(config, "activation"),
        WeightOptions.read(config, "kernel", "glorot_uniform"),
        WeightOptions.read(config, "bias", "zeros"),
        Configs.regularizer(config, "activity_regularizer"));
  }
}
