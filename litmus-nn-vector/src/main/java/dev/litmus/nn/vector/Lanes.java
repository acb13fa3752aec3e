package dev.litmus.nn.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// The vectors that the kernels of this JVM work with. They must be constants of a class: of a
/// species in a field of an object, the compiler makes objects instead of registers.
final class Lanes {
  /// The property that narrows the vectors, for tests: 128, 256 or 512 bits.
  static final String PROPERTY = "litmus.vector.bits";

  static final VectorSpecies<Float> FLOATS = species();
  static final int COUNT = FLOATS.length();

  // Each lane to the place so many lanes before it; used only where there are twice as many.
  static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOATS, 8, 1, true);
  static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOATS, 4, 1, true);
  static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOATS, 2, 1, true);
  static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(FLOATS, 1, 1, true);

  // Each lane to the place whose number differs in one binary digit, and the lanes that have it.
  static final VectorShuffle<Float> SWAP_8 = swap(8);
  static final VectorShuffle<Float> SWAP_4 = swap(4);
  static final VectorShuffle<Float> SWAP_2 = swap(2);
  static final VectorShuffle<Float> SWAP_1 = swap(1);
  static final VectorMask<Float> WITH_8 = VectorMask.fromLong(FLOATS, 0xFF00);
  static final VectorMask<Float> WITH_4 = VectorMask.fromLong(FLOATS, 0xF0F0);
  static final VectorMask<Float> WITH_2 = VectorMask.fromLong(FLOATS, 0xCCCC);
  static final VectorMask<Float> WITH_1 = VectorMask.fromLong(FLOATS, 0xAAAA);

  private Lanes() {}

  private static VectorShuffle<Float> swap(int digit) {
    return VectorShuffle.fromOp(FLOATS, lane -> (lane ^ digit) % COUNT);
  }


  /// The processor's own width, 512 bits at most: the tree of [dev.litmus.nn.ops.Kernels#sum] has
  /// 16 lanes.
  private static VectorSpecies<Float> species() {
    int bits =
        Integer.getInteger(PROPERTY, Math.min(FloatVector.SPECIES_PREFERRED.vectorBitSize(), 512));
    return switch (bits) {
      case 64 -> FloatVector.SPECIES_64;
      case 128 -> FloatVector.SPECIES_128;
      case 256 -> FloatVector.SPECIES_256;
      case 512 -> FloatVector.SPECIES_512;
      default ->
          throw new IllegalArgumentException(
              "-D%s=%d: expected 128, 256 or 512".formatted(PROPERTY, bits));
    };
  }

  static FloatVector broadcast(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
