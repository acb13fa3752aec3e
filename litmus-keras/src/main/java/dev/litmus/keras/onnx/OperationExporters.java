package dev.litmus.keras.onnx;

import dev.litmus.nn.operations.ElementwiseOperation;
import dev.litmus.nn.operations.JoinOperation;
import dev.litmus.nn.operations.MatmulOperation;
import dev.litmus.nn.operations.OneHotOperation;
import dev.litmus.nn.operations.Operation;
import dev.litmus.nn.operations.RearrangeOperation;
import dev.litmus.nn.operations.ReductionOperation;
import dev.litmus.nn.operations.SoftmaxOperation;
import java.util.List;
import java.util.Optional;

/// The operation nodes, all of which can be said in ONNX: a closed list by class.
final class OperationExporters {
  /// Each class of operations with its exporter.
  private static final List<LayerExporter<?>> ALL =
      List.of(
          LayerExporter.of(ElementwiseOperation.class, ElementwiseExports::operation),
          LayerExporter.of(JoinOperation.class, JoinExports::join),
          LayerExporter.of(MatmulOperation.class, JoinExports::matmul),
          LayerExporter.of(OneHotOperation.class, JoinExports::oneHot),
          LayerExporter.of(RearrangeOperation.class, RearrangementExports::operation),
          LayerExporter.of(ReductionOperation.class, ReductionExports::operation),
          LayerExporter.of(SoftmaxOperation.class, JoinExports::softmax));

  private OperationExporters() {}

  /// The exporter of one of Keras's operations.
  static Optional<LayerExporter<?>> of(Operation operation) {
    return ALL.stream()
        .filter(exporter -> exporter.type().isInstance(operation))
        .<LayerExporter<?>>map(exporter -> exporter)
        .findFirst();
  }
}
