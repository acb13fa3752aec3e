package dev.litmus.keras.hdf5;

/// The extent of an array: one element for a scalar (no axes), none for HDF5's null space.
record Dataspace(long[] dims, long count) {
  private static final int MAX_RANK = 32;
  private static final int NULL_SPACE = 2;

  static Dataspace read(Cursor in, Object owner) {
    int version = in.u8();
    int rank = in.u8();
    int flags = in.u8();
    boolean empty = false;
    if (version == 1) {
      in.skip(5);
    } else if (version == 2) {
      empty = in.u8() == NULL_SPACE;
    } else {
      throw new Hdf5Exception(
          "HDF5 object '%s' has a dataspace of version %d; 1 and 2 are known"
              .formatted(owner, version));
    }
    if (rank > MAX_RANK) {
      throw new Hdf5Exception(
          "HDF5 object '%s' declares %d axes; at most %d are allowed"
              .formatted(owner, rank, MAX_RANK));
    }
    if (empty) {
      return new Dataspace(new long[] {0}, 0);
    }
    long[] dims = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      dims[axis] = in.u64();
    }
    boolean maximumsFollow = (flags & 1) != 0;
    if (maximumsFollow) {
      in.skip(8L * rank);
    }
    return new Dataspace(dims, count(dims, owner));
  }

  private static long count(long[] dims, Object owner) {
    long count = 1;
    for (long length : dims) {
      if (length < 0 || (length > 0 && count > Long.MAX_VALUE / length)) {
        throw new Hdf5Exception(
            "HDF5 object '%s' declares more elements than can be counted: %s"
                .formatted(owner, text(dims)));
      }
      count *= length;
    }
    return count;
  }

  /// The shape as Keras prints it, such as `(3, 4)`.
  private static String text(long[] dims) {
    StringBuilder out = new StringBuilder("(");
    for (int axis = 0; axis < dims.length; axis++) {
      out.append(axis == 0 ? "" : ", ").append(Long.toUnsignedString(dims[axis]));
    }
    return out.append(')').toString();
  }
}
