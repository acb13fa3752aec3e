package dev.litmus.nn.ops;

/// What an [Op] sees of the program it runs in: the arrays of its inputs, output and variables, and
/// of their gradients, allotted once for the largest batch.
public interface Frame {
  Kernels kernels();

  /// The number of rows of the batch at hand.
  int rows();

  /// Whether the network is being trained: dropout drops only then.
  boolean training();

  /// How many inputs the op has.
  int inputs();

  /// The numbers of an input.
  float[] input(int index);

  /// The whole numbers of an input where [#input(int)] holds some of them rounded; empty where it
  /// does not.
  long[] wide(int index);

  /// The strings of an input.
  String[] strings(int index);

  /// Elements a row of an input.
  int inputSize(int index);

  float[] output();

  /// Where the output goes when it is strings.
  String[] outputStrings();

  /// Elements a row of the output.
  int outputSize();

  /// Whether anything trainable stands before this input.
  boolean wantsGradient(int index);

  /// Where the loss's derivative with respect to an input goes.
  float[] inputGradient(int index);

  /// The loss's derivative with respect to the output.
  float[] outputGradient();

  /// How many variables the op has.
  int variables();

  float[] variable(int index);

  /// Where the loss's derivative with respect to a variable goes.
  float[] variableGradient(int index);

  /// An array of `perRow` elements for each row of the largest batch, the same at every call of
  /// this op in this program: for what forward leaves for backward. The first call decides its
  /// size.
  default float[] kept(int perRow) {
    return kept(0, perRow);
  }

  /// The same for an op that keeps several arrays, which it numbers from 0.
  float[] kept(int index, int perRow);

  /// An array of at least that many floats, the same at every call of this op in this program: for
  /// what [Op#begin] prepares for all rows. Numbered from 0.
  float[] shared(int index, int size);

  /// An object of the op's own, made at the first call, the same at every call of this op in this
  /// program.
  ///
  /// @param maker best a field of the op: one made at every call would be made in vain
  <T> T own(Maker<T> maker);

  /// Makes the object of an op's own.
  @FunctionalInterface
  interface Maker<T> {
    /// The object, for a frame of at most that many rows.
    T make(Frame frame, int capacity);
  }

  /// The most `parts` that [Op#variableGradients] is cut into.
  int mostParts();

  /// An array of that many doubles, the same at every call of this op in this program, for one that
  /// runs on one thread at a time: a coupled one, for instance. The first call decides its size.
  double[] sums(int size);

  /// The next normal draw of the op's seed generator, as [#drawUniform].
  void drawNormal(float[] values, int count, float mean, float standardDeviation);

  /// The next draw of the op's seed generator: see [dev.litmus.nn.layers.SeedGenerator].
  void drawUniform(float[] values, int count);
}
