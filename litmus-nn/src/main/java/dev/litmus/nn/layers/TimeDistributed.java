package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Copy;
import dev.litmus.nn.ops.Join;
import dev.litmus.nn.ops.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Uses a layer on every time step alike.
///
/// Input shape: `(batch, time, ..)`. Output shape: `(batch, time, ..)` with what the layer makes of
/// one step.
///
/// A layer that changes with the data, such as [BatchNormalization], does so step after step.
///
/// @param layer the layer or model, which takes one input and gives one result
public record TimeDistributed(String name, Layer layer) implements Layer {
  public static TimeDistributed of(Layer layer) {
    return new TimeDistributed("", layer);
  }

  public TimeDistributed named(String newName) {
    return new TimeDistributed(newName, layer);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    if (input.rank() < 3) {
      throw new ShapeException(this, "(batch, time, ..) with at least 3 axes", inputs);
    }
    return withTime(layer.outputShape(List.of(step(input))), input.dim(1));
  }

  /// The shape of one step.
  private static Shape step(Shape sequence) {
    return Shape.of(
        IntStream.range(0, sequence.rank()).filter(i -> i != 1).map(sequence::dim).toArray());
  }

  private static Shape withTime(Shape step, int time) {
    int[] dims = new int[step.rank() + 1];
    dims[0] = step.dim(0);
    dims[1] = time;
    System.arraycopy(step.dims(), 1, dims, 2, step.rank() - 1);
    return Shape.of(dims);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return layer.outputType(inputs);
  }

  @Override
  public void build(LayerBuilder builder) {
    builder.child("layer", layer, List.of(step(builder.input())));
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    if (layer instanceof Dense) {
      // Works along the last axis, whatever stands before it. The copy stands for Keras's joining
      // of
      // the steps, behind which a loss does not see what went into the activation.
      Value all = emitter.child("layer", List.of(x), null).getFirst();
      return emitter.op(new Copy(), all.shape(), all.dtype(), List.of(all), List.of());
    }
    int time = x.shape().dim(1);
    if (time < 1) {
      throw new ShapeException(this, "at least one time step", List.of(x.shape()));
    }
    Value mask = emitter.mask(0);
    // A mask of whole steps is one of rows for the layer: it counts where rows are single vectors.
    boolean stepsHaveMasks = mask != null && mask.shape().rank() == x.shape().rank() - 1;
    List<Value> results = new ArrayList<>();
    for (int t = 0; t < time; t++) {
      Value stepMask = stepsHaveMasks && mask != null ? part(emitter, mask, t) : null;
      results.add(emitter.child("layer", List.of(part(emitter, x, t)), stepMask).getFirst());
    }
    Shape shape = withTime(results.getFirst().shape(), time);
    return emitter.op(new Join(1), shape, results.getFirst().dtype(), results, List.of());
  }

  private static Value part(Emitter emitter, Value x, int time) {
    Shape shape = step(x.shape());
    return emitter.op(new Part(time * shape.rowSize()), shape, x.dtype(), List.of(x), List.of());
  }

  @Override
  public boolean passesMask() {
    return true;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("layer", InnerLayers.describe(layer));
    return config;
  }

  /// Reads Keras's configuration.
  public static TimeDistributed fromConfig(Config config) {
    return new TimeDistributed(config.string("name", ""), InnerLayers.read(config, "layer"));
  }
}
