import org.jspecify.annotations.NullMarked;

/// The engine: networks described by records, trained and run on plain arrays. No dependencies.
@NullMarked
@SuppressWarnings("module") // the modules that the last export names are built after this one
module dev.litmus.nn {
  requires static transitive org.jspecify;

  exports dev.litmus.nn;
  exports dev.litmus.nn.constraints;
  exports dev.litmus.nn.initializers;
  exports dev.litmus.nn.layers;
  exports dev.litmus.nn.losses;
  exports dev.litmus.nn.metrics;
  exports dev.litmus.nn.models;
  exports dev.litmus.nn.operations;
  exports dev.litmus.nn.ops;
  exports dev.litmus.nn.optimizers;
  exports dev.litmus.nn.regularizers;
  exports dev.litmus.nn.internal to
      dev.litmus.cli,
      dev.litmus.keras,
      dev.litmus.nn.vector;
  exports dev.litmus.nn.random to
      dev.litmus.classifier;

  uses dev.litmus.nn.ops.KernelsProvider;
}
