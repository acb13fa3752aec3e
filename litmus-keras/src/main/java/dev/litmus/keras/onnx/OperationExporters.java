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
import java.util.Set;

/// The operation nodes that can be said in ONNX, a closed list by class, and those whose nodes are
/// not written yet.
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

  /// Keras's class names of operations that wait for their exporter.
  static final Set<String> WAITING =
      Set.of(
          ("Arccosh Arcsinh Arctanh Argsort AveragePool BroadcastTo Cbrt Celu Conjugate"
               + " CountNonzero Cumprod Cumsum Deg2rad Diagonal Einsum Fmod HardShrink HardSilu"
               + " Heaviside Logaddexp2 MaxPool Nanmax Nanmean Nanmin Nansum Normalize Rad2deg Real"
               + " Resize Roll Selu Signbit Sinc SoftShrink Sort SparsePlus SparseSigmoid Split"
               + " Squareplus StopGradient TanhShrink Threshold TopK Tril Triu Unstack")
              .split(" "));

  private OperationExporters() {}

  /// The exporter of one of Keras's operations.
  static Optional<LayerExporter<?>> of(Operation operation) {
    return WAITING.contains(operation.className())
        ? Optional.empty()
        : ALL.stream()
            .filter(exporter -> exporter.type().isInstance(operation))
            .<LayerExporter<?>>map(exporter -> exporter)
            .findFirst();
  }
}
