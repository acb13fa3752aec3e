package dev.litmus.nn.initializers;

/// The number of inputs and outputs that a weight joins, from its shape as Keras counts them: for a
/// vector its length for both; for a matrix (in, out); for a convolution kernel (..., in, out) both
/// times the size of the receptive field.
///
/// @param in how many inputs reach one output
/// @param out how many outputs one input reaches
public record Fans(int in, int out) {
  public static Fans of(int[] dimensions) {
    int rank = dimensions.length;
    if (rank == 0) {
      return new Fans(1, 1);
    }
    if (rank == 1) {
      return new Fans(dimensions[0], dimensions[0]);
    }
    int receptiveField = 1;
    for (int axis = 0; axis < rank - 2; axis++) {
      receptiveField *= dimensions[axis];
    }
    return new Fans(dimensions[rank - 2] * receptiveField, dimensions[rank - 1] * receptiveField);
  }
}
