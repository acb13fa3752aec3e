package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Rearrange;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The axes in another order.
///
/// Input shape: `(batch, ..)`. Output shape: axis i is the input's axis `dims[i - 1]`.
///
/// @param dims the axes' numbers, from 1, in their new order; the batch stays first
public record Permute(String name, List<Integer> dims) implements Layer {
  public Permute {
    dims = List.copyOf(dims);
    List<Integer> all = IntStream.rangeClosed(1, dims.size()).boxed().toList();
    if (dims.isEmpty() || !dims.stream().sorted().toList().equals(all)) {
      throw new IllegalArgumentException(
          "Permute: dims must be the axes from 1 on, each once; found " + dims);
    }
  }

  public static Permute of(int... dims) {
    return new Permute("", Arrays.stream(dims).boxed().toList());
  }

  public Permute named(String newName) {
    return new Permute(newName, dims);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = single(inputs);
    if (shape.rank() != dims.size() + 1) {
      throw new ShapeException(
          this, "%d axes besides the batch for dims %s".formatted(dims.size(), dims), inputs);
    }
    return Shape.batchOf(dims.stream().mapToInt(shape::dim).toArray());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int[] sizes = IntStream.range(1, x.shape().rank()).map(x.shape()::dim).toArray();
    int[] order = dims.stream().mapToInt(axis -> axis - 1).toArray();
    Shape shape = outputShape(List.of(x.shape()));
    return emitter.op(
        Rearrange.transposed(sizes, order), shape, DType.FLOAT32, List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("dims", Sizes.config(dims));
    return config;
  }

  /// Reads Keras's configuration.
  public static Permute fromConfig(Config config) {
    int rank = config.list("dims").size();
    return new Permute(config.string("name", ""), Sizes.read(config, "dims", rank, 1));
  }
}
