/// Keras's files, read and written.
module dev.litmus.keras {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.nn;
  requires tools.jackson.core;

}
