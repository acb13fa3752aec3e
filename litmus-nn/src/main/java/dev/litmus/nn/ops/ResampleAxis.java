package dev.litmus.nn.ops;

/// What each place of a new axis takes from an old one: tap t of output o is place `places[o * taps
/// + t]` times `weights[o * taps + t]`. The weights of an output add up to 1; those of places
///   beyond the ends are 0.
///
/// @param size places of the old axis
/// @param outputs places of the new one
/// @param taps how many old places an output takes
public record ResampleAxis(int size, int outputs, int taps, int[] places, float[] weights) {
  /// An axis of `outputs` places made of one of `size`.
  static ResampleAxis of(Interpolation interpolation, int size, int outputs) {
    double radius = interpolation.radius();
    int taps = interpolation == Interpolation.NEAREST ? 1 : 2 * (int) radius;
    int[] places = new int[outputs * taps];
    float[] weights = new float[outputs * taps];
    for (int output = 0; output < outputs; output++) {
      // In float, as TensorFlow computes it, so that places agree to the last bit.
      float middle = (output + 0.5f) * ((float) size / outputs);
      int first =
          interpolation == Interpolation.NEAREST
              ? (int) middle
              : (int) Math.floor(middle - 0.5f) - (int) radius + 1;
      double total = 0;
      double[] unscaled = new double[taps];
      for (int tap = 0; tap < taps; tap++) {
        int place = first + tap;
        boolean inside = place >= 0 && place < size;
        boolean clamped = interpolation == Interpolation.BILINEAR;
        unscaled[tap] = inside || clamped ? interpolation.weight(place - (middle - 0.5f)) : 0;
        places[output * taps + tap] = Math.clamp(place, 0, size - 1);
        total += unscaled[tap];
      }
      for (int tap = 0; tap < taps; tap++) {
        weights[output * taps + tap] = (float) (unscaled[tap] / total);
      }
    }
    return new ResampleAxis(size, outputs, taps, places, weights);
  }

  int place(int output, int tap) {
    return places[output * taps + tap];
  }

  float weight(int output, int tap) {
    return weights[output * taps + tap];
  }
}
