package dev.litmus.keras.hdf5;

/// A small named value that hangs on a group or data set.
public final class Hdf5Attribute {
  private final String name;
  private final Hdf5Type type;
  private final Dataspace space;
  private final StoredBytes stored;
  private final Hdf5Node owner;

  Hdf5Attribute(Hdf5Node owner, String name, Hdf5Type type, Dataspace space, StoredBytes stored) {
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.space = space;
    this.stored = stored;
  }

  public String name() {
    return name;
  }

  public Hdf5Type type() {
    return type;
  }

  /// The lengths of the axes; none for a scalar.
  public long[] dims() {
    return space.dims().clone();
  }

  /// The one text of a scalar.
  public String string() {
    String[] texts = strings();
    if (texts.length != 1) {
      throw new Hdf5Exception(
          "%s holds %d texts where one was expected".formatted(this, texts.length));
    }
    return texts[0];
  }

  /// The texts; none for an empty array of any type, since h5py writes an empty list as float64.
  public String[] strings() {
    return space.count() == 0 ? new String[0] : Elements.strings(stored, type, space.count(), this);
  }

  /// The integers.
  public long[] longs() {
    return Elements.longs(stored, type, space.count(), this);
  }

  /// The floating-point numbers, exactly.
  public double[] doubles() {
    return Elements.doubles(stored, type, space.count(), this);
  }

  boolean isBfloat16() {
    return (type instanceof Hdf5Type.VariableText || type instanceof Hdf5Type.FixedText)
        && string().equals("bfloat16");
  }

  /// The owner's path, `@` and the name, for messages.
  @Override
  public String toString() {
    return owner + "@" + name;
  }
}
