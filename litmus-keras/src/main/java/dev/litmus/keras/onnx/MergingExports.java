package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dot;
import dev.litmus.nn.layers.Layer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers that join inputs element by element or by products.
final class MergingExports {
  private MergingExports() {}

  /// The exporter of a layer that joins any number of inputs by one operator.
  static <L extends Layer> LayerExporter.OneResult<L> operator(String name) {
    return (layer, e) -> {
      e.setMask(either(e));
      List<Term> inputs = aligned(e);
      Term joined = inputs.getFirst();
      for (Term input : inputs.subList(1, inputs.size())) {
        joined = e.op(name, joined, input);
      }
      return joined;
    };
  }

  /// The same where no input has a mask: products and extremes leave out the steps that do not
  /// count.
  static <L extends Layer> LayerExporter.OneResult<L> unmasked(String name) {
    LayerExporter.OneResult<L> plain = operator(name);
    return (layer, e) -> {
      for (int i = 0; i < e.values().size(); i++) {
        if (e.mask(i) != null) {
          throw e.refuse("an input has a mask; take the mask away before");
        }
      }
      return plain.of(layer, e);
    };
  }

  /// Inputs of several types become float32, as they are everywhere in Litmus.
  static Term concatenate(Concatenate layer, OnnxEmitter e) {
    int rank = e.shape().rank();
    boolean inTime = rank > 2 && (layer.axis() == 1 || layer.axis() == 1 - rank);
    e.setMask(rank < 3 ? null : inTime ? joined(e) : either(e));
    boolean alike = e.inputs().stream().map(Term::dtype).distinct().count() == 1;
    return e.concat(layer.axis(), alike ? e.inputs() : e.numbers());
  }

  /// The masks one after the other, by which every step counts of an input without one.
  private static @Nullable OnnxMask joined(OnnxEmitter e) {
    List<Term> masks = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < e.values().size(); i++) {
      Term mask = e.mask(i);
      any |= mask != null;
      masks.add(mask == null ? everyStep(e, e.inputs().get(i)) : mask);
    }
    return any ? new OnnxMask(e.concat(1, masks), 2) : null;
  }

  private static Term everyStep(OnnxEmitter e, Term x) {
    Term shape = e.node("Shape").with("start", 0).with("end", 2).of(x);
    return e.op("Not", e.bools(e.node("ConstantOfShape").as(DType.FLOAT32, shape)));
  }

  static Term average(Layer layer, OnnxEmitter e) {
    Term sum = operator("Add").of(layer, e);
    return e.op("Div", sum, e.constant(e.inputs().size()));
  }

  /// Inputs of fewer axes get axes of size 1 behind the batch.
  private static List<Term> aligned(OnnxEmitter e) {
    int rank = e.values().stream().mapToInt(value -> value.shape().rank()).max().orElseThrow();
    List<Term> terms = new ArrayList<>();
    for (OnnxValue value : e.values()) {
      Term x = e.floats(value.term());
      long[] axes = new long[rank - value.shape().rank()];
      for (int i = 0; i < axes.length; i++) {
        axes[i] = i + 1L;
      }
      terms.add(axes.length == 0 ? x : e.unsqueeze(x, axes));
    }
    return terms;
  }

  /// A step counts that counts in any input, where all inputs have a mask.
  static @Nullable OnnxMask either(OnnxEmitter e) {
    OnnxMask either = e.masked(0);
    for (int i = 1; either != null && i < e.values().size(); i++) {
      Term mask = e.mask(i);
      either = mask == null ? null : new OnnxMask(e.op("Or", either.term(), mask), either.rank());
    }
    return either;
  }

  /// Each input becomes `(batch, all other axes, the axis of the sum)`.
  static Term dot(Dot layer, OnnxEmitter e) {
    List<Term> sides = new ArrayList<>();
    List<Term> sizes = new ArrayList<>(List.of(e.size(e.input(), 0)));
    int axes = 0;
    for (int i = 0; i < 2; i++) {
      Shape shape = e.values().get(i).shape();
      int given = layer.axes().get(Math.min(i, layer.axes().size() - 1));
      int along = given < 0 ? given + shape.rank() : given;
      Term x = e.number(i);
      Term side = layer.normalize() ? NormalizationExports.unit(e, x, along) : x;
      int[] order = new int[shape.rank()];
      int next = 1;
      for (int axis = 1; axis < shape.rank(); axis++) {
        if (axis != along) {
          order[next++] = axis;
          sizes.add(e.size(x, axis));
          axes++;
        }
      }
      order[next] = along;
      sides.add(e.reshape(e.transpose(side, order), 0, -1, shape.dim(along)));
    }
    Term product = e.op("MatMul", sides.getFirst(), e.transpose(sides.getLast(), 0, 2, 1));
    if (axes == 0) {
      sizes.add(e.integers(1));
    }
    return e.op("Reshape", product, e.concat(0, sizes));
  }
}
