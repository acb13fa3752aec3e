package dev.litmus.keras.hdf5;

/// What is being read, for messages only: spelled out when an error needs it, since paths can be
/// long.
record Part(String name, Object owner) {
  @Override
  public String toString() {
    return name + " of '" + owner + "'";
  }
}
