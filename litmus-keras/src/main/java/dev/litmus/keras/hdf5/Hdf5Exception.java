package dev.litmus.keras.hdf5;

/// The bytes are no HDF5 file, a damaged one, or one that holds what Litmus refuses to follow.
public final class Hdf5Exception extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Hdf5Exception(String message) {
    super(message);
  }
}
