package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Copy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Each row's elements in another shape.
///
/// Input shape: `(batch, ..)`. Output shape: `(batch, targetShape)`.
///
/// @param targetShape sizes without the batch; one may be -1, which makes it what the others leave
public record Reshape(String name, List<Integer> targetShape) implements Layer {
  public Reshape {
    targetShape = List.copyOf(targetShape);
    long open = targetShape.stream().filter(size -> size == -1).count();
    if (open > 1 || targetShape.stream().anyMatch(size -> size < -1)) {
      throw new IllegalArgumentException(
          "Reshape: target_shape must be sizes of at least 0, one of them perhaps -1; found "
              + targetShape);
    }
  }

  public static Reshape of(int... targetShape) {
    return new Reshape("", Arrays.stream(targetShape).boxed().toList());
  }

  public Reshape named(String newName) {
    return new Reshape(newName, targetShape);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    int elements = Sizes.rowSize(single(inputs));
    if (elements == Shape.UNKNOWN) {
      return Shape.batchOf(targetShape.stream().mapToInt(Integer::intValue).toArray());
    }
    long others = 1;
    for (int size : targetShape) {
      others *= size == -1 ? 1 : size;
    }
    boolean open = targetShape.contains(-1);
    if (open ? others == 0 || elements % others != 0 : elements != others) {
      throw new ShapeException(
          this, "as many elements a row as target_shape %s has".formatted(targetShape), inputs);
    }
    int rest = Math.toIntExact(elements / Math.max(1, others));
    return Shape.batchOf(targetShape.stream().mapToInt(size -> size == -1 ? rest : size).toArray());
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.getFirst();
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(List.of(x.shape()));
    return emitter.op(new Copy(), shape, x.dtype(), List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("target_shape", Sizes.config(targetShape));
    return config;
  }

  /// Reads Keras's configuration.
  public static Reshape fromConfig(Config config) {
    int rank = config.list("target_shape").size();
    List<Integer> shape = new ArrayList<>(Sizes.read(config, "target_shape", rank, -1));
    return new Reshape(config.string("name", ""), shape);
  }
}
