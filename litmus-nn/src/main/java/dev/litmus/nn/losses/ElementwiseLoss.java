package dev.litmus.nn.losses;

/// A loss that is the mean over units of a value that each label and prediction give by themselves.
interface ElementwiseLoss extends Loss {
  /// The value.
  float of(float y, float p);

  /// Its slope, d value / dp.
  float slope(float y, float p);

  @Override
  default float value(float[] yTrue, float[] yPred, int offset, int units) {
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      sum += of(yTrue[i], yPred[i]);
    }
    return (float) (sum / units);
  }

  @Override
  default void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    float each = scale / units;
    for (int i = offset; i < offset + units; i++) {
      out[i] = each * slope(yTrue[i], yPred[i]);
    }
  }
}
