/// Kernels on jdk.incubator.vector, found by the engine through ServiceLoader.
module dev.litmus.nn.vector {
  requires static transitive org.jspecify;
  requires dev.litmus.nn;
  requires jdk.incubator.vector;
}
