package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.operations.ComposedOperation;
import dev.litmus.nn.operations.CumulativeOperation;
import dev.litmus.nn.operations.DelegatedOperation;
import dev.litmus.nn.operations.EinsumOperation;
import dev.litmus.nn.operations.ElementwiseOperation;
import dev.litmus.nn.operations.JoinOperation;
import dev.litmus.nn.operations.MatmulOperation;
import dev.litmus.nn.operations.OneHotOperation;
import dev.litmus.nn.operations.Operation;
import dev.litmus.nn.operations.RankingOperation;
import dev.litmus.nn.operations.RearrangeOperation;
import dev.litmus.nn.operations.ReductionOperation;
import dev.litmus.nn.operations.SoftmaxOperation;
import dev.litmus.nn.operations.SplitOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The operation nodes that can be said in ONNX, a closed list by class.
final class OperationExporters {
  /// Each class of operations with its exporter.
  private static final List<LayerExporter<?>> ALL =
      List.of(
          new LayerExporter<>(ComposedOperation.class, OperationExporters::composed),
          LayerExporter.of(CumulativeOperation.class, OrderExports::cumulative),
          new LayerExporter<>(DelegatedOperation.class, OperationExporters::delegated),
          LayerExporter.of(EinsumOperation.class, JoinExports::einsum),
          LayerExporter.of(ElementwiseOperation.class, ElementwiseExports::operation),
          LayerExporter.of(JoinOperation.class, JoinExports::join),
          LayerExporter.of(MatmulOperation.class, JoinExports::matmul),
          LayerExporter.of(OneHotOperation.class, JoinExports::oneHot),
          new LayerExporter<>(RankingOperation.class, OrderExports::ranking),
          LayerExporter.of(RearrangeOperation.class, RearrangementExports::operation),
          LayerExporter.of(ReductionOperation.class, ReductionExports::operation),
          LayerExporter.of(SoftmaxOperation.class, JoinExports::softmax),
          new LayerExporter<>(SplitOperation.class, OrderExports::split));

  private OperationExporters() {}

  /// The exporter of one of Keras's operations.
  static Optional<LayerExporter<?>> of(Operation operation) {
    return ALL.stream()
        .filter(exporter -> exporter.type().isInstance(operation))
        .<LayerExporter<?>>map(exporter -> exporter)
        .findFirst();
  }

  /// Step by step.
  private static List<Term> composed(ComposedOperation operation, OnnxEmitter e) {
    List<OnnxValue> values = new ArrayList<>(e.values());
    List<Shape> shapes = values.stream().map(OnnxValue::shape).toList();
    for (ComposedOperation.Step step : operation.steps(shapes)) {
      List<OnnxValue> taken = step.inputs().stream().map(values::get).toList();
      LayerExporter<?> exporter =
          of(step.operation()).orElseThrow(() -> e.refuse("a step of it has no nodes"));
      values.addAll(e.step(step.operation(), taken, exporter));
    }
    int results = operation.outputShapes(shapes).size();
    return values.subList(values.size() - results, values.size()).stream()
        .map(OnnxValue::term)
        .toList();
  }

  /// As the layer that computes the same.
  private static List<Term> delegated(DelegatedOperation operation, OnnxEmitter e) {
    Layer layer = operation.layer(e.shape());
    LayerExporter<?> exporter = LayerExporters.ALL.get(layer.className());
    if (exporter == null) {
      throw new IllegalStateException("no exporter of " + layer.className());
    }
    return exporter.export(layer, e);
  }
}
