package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Join;
import dev.litmus.nn.ops.StepMask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Masks of layers that take several inputs.
final class Masks {
  private Masks() {}

  /// The masks one after the other in time, for inputs that are; null when none has a mask.
  static @Nullable Value joined(Emitter emitter) {
    List<Value> masks = new ArrayList<>();
    boolean any = false;
    int steps = 0;
    for (int i = 0; i < emitter.inputs().size(); i++) {
      Value mask = emitter.mask(i);
      any |= mask != null;
      masks.add(mask == null ? allSteps(emitter, emitter.inputs().get(i)) : mask);
      steps += masks.getLast().shape().dim(1);
    }
    return any ? emitter.op(new Join(1), Shape.batchOf(steps), DType.BOOL, masks, List.of()) : null;
  }

  /// A mask by which every step counts: nothing equals NaN.
  private static Value allSteps(Emitter emitter, Value x) {
    Shape steps = Shape.batchOf(x.shape().dim(1));
    StepMask all = new StepMask(Float.NaN, x.shape().rowSize() / x.shape().dim(1));
    return emitter.op(all, steps, DType.BOOL, List.of(x), List.of());
  }
}
