package dev.litmus.keras.hdf5;

/// Where the elements of a data set or attribute lie in the file: already checked to lie inside it.
record StoredBytes(FileBytes file, long offset, long length) {}
