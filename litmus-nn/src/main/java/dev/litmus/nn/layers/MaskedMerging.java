package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.ChooseSteps;
import dev.litmus.nn.ops.KeepSteps;
import dev.litmus.nn.ops.Merge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Products and extremes of inputs of which some have masks: Keras leaves out of them the steps
/// that do not count.
final class MaskedMerging {
  private MaskedMerging() {}

  /// The product, where a masked step stands for ones; zeros at steps that count in no input, where
  /// all have masks.
  static Value product(Layer layer, Emitter emitter) {
    Shape shape = shape(layer, emitter);
    List<Value> factors = new ArrayList<>();
    for (int i = 0; i < emitter.inputs().size(); i++) {
      Value x = emitter.inputs().get(i);
      Value mask = mask(layer, emitter, i);
      factors.add(mask == null ? x : kept(emitter, x, mask, 1f));
    }
    Value y = Merging.emit(emitter, factors, shape, Merge.Kind.MULTIPLY);
    Value any = Merging.mask(emitter);
    return any == null ? y : kept(emitter, y, any, 0f);
  }

  private static Value kept(Emitter emitter, Value x, Value mask, float otherwise) {
    return emitter.op(
        new KeepSteps(otherwise), x.shape(), DType.FLOAT32, List.of(x, mask), List.of());
  }

  /// The maximum or minimum of the inputs one after the other, where a masked step stands for what
  /// it is compared with.
  static Value extreme(Layer layer, Emitter emitter, Merge.Kind kind) {
    Shape shape = shape(layer, emitter);
    Value y = emitter.input();
    Value counts = mask(layer, emitter, 0);
    for (int i = 1; i < emitter.inputs().size(); i++) {
      Value mask = mask(layer, emitter, i);
      Value x = chosen(emitter, emitter.inputs().get(i), y, mask);
      y = chosen(emitter, y, x, counts);
      counts = mask == null || counts == null ? null : either(emitter, counts, mask);
      y = Merging.emit(emitter, List.of(y, x), shape, kind);
    }
    return y;
  }

  private static Value chosen(Emitter emitter, Value x, Value other, @Nullable Value mask) {
    return mask == null
        ? x
        : emitter.op(
            new ChooseSteps(), x.shape(), DType.FLOAT32, List.of(x, other, mask), List.of());
  }

  private static Value either(Emitter emitter, Value a, Value b) {
    return Merging.emit(emitter, List.of(a, b), a.shape(), Merge.Kind.MAXIMUM, DType.BOOL);
  }

  /// The shape of the result; with a mask on any input, that of all inputs where they are choosing
  /// steps among each other.
  private static Shape shape(Layer layer, Emitter emitter) {
    return Merging.shape(layer, emitter.inputs().stream().map(Value::shape).toList());
  }

  private static @Nullable Value mask(Layer layer, Emitter emitter, int input) {
    Value mask = emitter.mask(input);
    Shape x = emitter.inputs().get(input).shape();
    boolean fits = mask == null || (x.rank() > 2 && mask.shape().rank() == 2);
    if (!fits) {
      throw new IllegalArgumentException(
          "%s '%s': an input %s with a mask is not supported; expected steps of numbers, such as (batch, steps, numbers)"
              .formatted(layer.className(), layer.name(), x));
    }
    return mask;
  }
}
