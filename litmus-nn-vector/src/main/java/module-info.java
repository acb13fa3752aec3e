import org.jspecify.annotations.NullMarked;

/// Kernels on jdk.incubator.vector, found by the engine through ServiceLoader.
@NullMarked
module dev.litmus.nn.vector {
  requires static transitive org.jspecify;
  requires dev.litmus.nn;
  requires jdk.incubator.vector;

  provides dev.litmus.nn.ops.KernelsProvider with
      dev.litmus.nn.vector.VectorKernelsProvider;
}
