package dev.litmus.nn.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The vectors that the kernels of this JVM work with. They must be constants of a class: of a
/// species in a field of an object, the compiler makes objects instead of registers.
final class Lanes {
  /// The property that narrows the vectors, for tests: 128, 256 or 512 bits.
  static final String PROPERTY = "litmus.vector.bits";

  static final VectorSpecies<Float> FLOATS = species();
  static final int COUNT = FLOATS.length();

  private Lanes() {}

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
}
