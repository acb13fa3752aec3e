import org.jspecify.annotations.NullMarked;

/// Keras's files, read and written.
@NullMarked
module dev.litmus.keras {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.nn;
  requires tools.jackson.core;

  exports dev.litmus.keras;
  exports dev.litmus.keras.json;
}
