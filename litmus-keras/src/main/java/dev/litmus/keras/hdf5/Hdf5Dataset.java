package dev.litmus.keras.hdf5;

import org.jspecify.annotations.Nullable;

/// An array of numbers or texts. Elements are decoded when asked for; nothing is allocated that the
/// file's own bytes don't cover.
public final class Hdf5Dataset extends Hdf5Node {
  private final Hdf5Type type;
  private final Dataspace space;
  private final StoredBytes stored;

  Hdf5Dataset(
      @Nullable Hdf5Group parent, String name, Hdf5Type type, Dataspace space, StoredBytes stored) {
    super(parent, name);
    this.type = type;
    this.space = space;
    this.stored = stored;
  }

  /// The lengths of the axes; none for a scalar.
  public long[] dims() {
    return space.dims().clone();
  }

  /// The number of elements.
  public long count() {
    return space.count();
  }

  public Hdf5Type type() {
    if (type instanceof Hdf5Type.Unsupported(int size, String description)
        && size == 2
        && attribute("dtype").map(Hdf5Attribute::isBfloat16).orElse(false)) {
      // Keras writes bfloat16 as opaque pairs of bytes with an attribute that tells.
      return new Hdf5Type.Floating(Hdf5Type.FloatFormat.BFLOAT16, java.nio.ByteOrder.LITTLE_ENDIAN);
    }
    return type;
  }

  /// Refuses a shape that the stored bytes don't cover: what is declared costs nothing to declare.
  ///
  /// @throws Hdf5Exception naming both numbers
  public void requireStored() {
    Elements.requireStored(stored, type(), count(), this);
  }

  /// The elements as float32, from any floating-point type; float64 is rounded to nearest.
  ///
  /// @throws Hdf5Exception for integers, texts and every other type
  public float[] floats() {
    return Elements.floats(stored, type(), count(), this);
  }

  /// The elements as float64, from any floating-point type, exactly.
  ///
  /// @throws Hdf5Exception for integers, texts and every other type
  public double[] doubles() {
    return Elements.doubles(stored, type(), count(), this);
  }

  /// The elements as int64, from any integer type.
  ///
  /// @throws Hdf5Exception for other types and for an unsigned number beyond 2^63 - 1
  public long[] longs() {
    return Elements.longs(stored, type(), count(), this);
  }

  /// The elements as texts.
  ///
  /// @throws Hdf5Exception for other types and for bytes that are no text
  public String[] strings() {
    return Elements.strings(stored, type(), count(), this);
  }
}
