package dev.litmus.keras.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A group to be written: members and attributes in the order in which they are added. Arrays are
/// kept, not copied; they must not change before [Hdf5Writer] is done.
public final class Hdf5GroupBuilder {
  /// What HDF5 allows in one header message.
  private static final int MAX_MESSAGE_BYTES = 65_535;

  final Map<String, Object> members = new LinkedHashMap<>();
  final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  /// An array to be written; `values` is a float[], int[] or long[].
  record ArrayValue(Object values, long[] dims) {}

  /// Texts or integers of an attribute; `dims` is empty for a scalar.
  sealed interface AttributeValue {
    /// Texts in the global heap, 16 bytes each in the message.
    record Variable(List<String> texts, boolean scalar) implements AttributeValue {}

    /// Texts padded with zeros to one width.
    record Fixed(List<byte[]> texts, int width, boolean scalar) implements AttributeValue {}

    /// No elements: what h5py makes of an empty list.
    record EmptyFloat64() implements AttributeValue {}
  }

  /// The member group of that name, made if there is none.
  public Hdf5GroupBuilder group(String name) {
    Object member = members.get(name);
    if (member == null) {
      Hdf5GroupBuilder group = new Hdf5GroupBuilder();
      add(name, group);
      return group;
    }
    if (member instanceof Hdf5GroupBuilder group) {
      return group;
    }
    throw new Hdf5Exception("'%s' is a data set already and can't be a group".formatted(name));
  }

  /// The group at a path such as `layers/dense/vars`, made with all groups on the way.
  public Hdf5GroupBuilder groups(String path) {
    Hdf5GroupBuilder group = this;
    for (String part : path.split("/")) {
      group = group.group(part);
    }
    return group;
  }

  /// Adds a float32 data set; no dims for a scalar.
  public Hdf5GroupBuilder floats(String name, float[] values, long... dims) {
    return array(name, values, values.length, dims);
  }

  /// Adds an int32 data set; no dims for a scalar.
  public Hdf5GroupBuilder ints(String name, int[] values, long... dims) {
    return array(name, values, values.length, dims);
  }

  /// Adds an int64 data set; no dims for a scalar.
  public Hdf5GroupBuilder longs(String name, long[] values, long... dims) {
    return array(name, values, values.length, dims);
  }

  private Hdf5GroupBuilder array(String name, Object values, int length, long[] dims) {
    long count = 1;
    for (long dim : dims) {
      count = Math.multiplyExact(count, dim);
    }
    if (count != length) {
      throw new Hdf5Exception(
          "data set '%s' has %d values for a shape of %d".formatted(name, length, count));
    }
    add(name, new ArrayValue(values, dims.clone()));
    return this;
  }

  /// Adds a text of any length.
  public Hdf5GroupBuilder attribute(String name, String text) {
    return attribute(name, new AttributeValue.Variable(List.of(text), true), 16);
  }

  /// Adds an array of texts of any length; an empty list becomes what h5py makes of one, an empty
  /// array of float64.
  public Hdf5GroupBuilder attribute(String name, List<String> texts) {
    AttributeValue value =
        texts.isEmpty()
            ? new AttributeValue.EmptyFloat64()
            : new AttributeValue.Variable(List.copyOf(texts), false);
    return attribute(name, value, 16L * texts.size());
  }

  /// Adds an array of texts of fixed width, padded with zeros; all of them must fit in one header
  /// message of 64 KiB.
  public Hdf5GroupBuilder fixedAttribute(String name, List<String> texts) {
    List<byte[]> encoded = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    int width = Math.max(1, encoded.stream().mapToInt(t -> t.length).max().orElse(1));
    return attribute(
        name, new AttributeValue.Fixed(encoded, width, false), (long) width * encoded.size());
  }

  private Hdf5GroupBuilder attribute(String name, AttributeValue value, long bytes) {
    int nameBytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + nameBytes + 64 > MAX_MESSAGE_BYTES) {
      throw new Hdf5Exception(
          ("attribute '%s' needs %d bytes; an HDF5 attribute takes less than 64 KiB: split it as"
                  + " %s0, %s1")
              .formatted(name, bytes, name, name));
    }
    if (attributes.putIfAbsent(name, value) != null) {
      throw new Hdf5Exception("there are two attributes named '%s'".formatted(name));
    }
    return this;
  }

  private void add(String name, Object member) {
    boolean usable = !name.isEmpty() && !name.equals(".") && name.indexOf('/') < 0;
    if (!usable || name.indexOf('\0') >= 0 || name.length() > 16_000) {
      throw new Hdf5Exception("'%s' can't be a member's name in HDF5".formatted(name));
    }
    if (members.putIfAbsent(name, member) != null) {
      throw new Hdf5Exception("there are two members named '%s'".formatted(name));
    }
  }
}
