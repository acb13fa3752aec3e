package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Masking;
import dev.litmus.nn.layers.TimeDistributed;
import java.util.List;
import java.util.stream.IntStream;

/// Layers before and around sequences: vectors of words, masks, one layer for all steps.
final class SequenceExports {
  private SequenceExports() {}

  /// An index below 0, which ONNX would count from the end, is put beyond the end, where runtimes
  /// refuse it as Keras does.
  static Term embedding(Embedding layer, OnnxEmitter e) {
    Term index = e.longs(e.input());
    if (layer.maskZero()) {
      Term zero = e.op("Equal", index, e.integer(0));
      e.setMask(new OnnxMask(e.op("Not", zero), e.shape().rank()));
    }
    Term below = e.op("Less", index, e.integer(0));
    Term place = e.op("Where", below, e.integer(layer.inputDim()), index);
    return e.op("Gather", e.weight("embeddings"), place);
  }

  static Term masking(Masking layer, OnnxEmitter e) {
    Term x = e.number();
    Term other = e.op("Not", e.op("Equal", x, e.constant(layer.maskValue())));
    Term counts = e.bools(e.reduce("ReduceMax", e.floats(other), true, -1));
    e.setMask(new OnnxMask(e.squeeze(counts, -1), e.shape().rank() - 1));
    return e.op("Where", counts, x, e.constant(0));
  }

  /// The steps of all rows become rows.
  static Term timeDistributed(TimeDistributed layer, OnnxEmitter e) {
    Shape shape = e.shape();
    Shape step =
        Shape.of(IntStream.range(0, shape.rank()).filter(i -> i != 1).map(shape::dim).toArray());
    OnnxMask mask = e.masked(0);
    OnnxMask ofStep =
        mask != null && mask.rank() == shape.rank() - 1
            ? new OnnxMask(stepsAsRows(e, mask.term()), mask.rank() - 1)
            : null;
    OnnxValue steps = new OnnxValue(stepsAsRows(e, e.input()), step, ofStep);
    Term y = e.child("layer", List.of(steps)).getFirst().term();
    Term first = e.node("Shape").with("start", 0).with("end", 2).of(e.input());
    Term others = e.node("Shape").with("start", 1).of(y);
    return e.op("Reshape", y, e.concat(0, List.of(first, others)));
  }

  private static Term stepsAsRows(OnnxEmitter e, Term x) {
    Term others = e.node("Shape").with("start", 2).of(x);
    return e.op("Reshape", x, e.concat(0, List.of(e.integers(-1), others)));
  }
}
