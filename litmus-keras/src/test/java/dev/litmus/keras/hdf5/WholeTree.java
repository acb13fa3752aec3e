package dev.litmus.keras.hdf5;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/// Everything in a file, decoded.
final class WholeTree {
  private long elements;

  private WholeTree() {}

  /// Reads the tree and decodes all that can be; returns the number of elements.
  static long decode(byte[] bytes) {
    WholeTree tree = new WholeTree();
    Deque<Hdf5Node> nodes = new ArrayDeque<>();
    nodes.add(Hdf5Reader.read(bytes));
    while (!nodes.isEmpty()) {
      Hdf5Node node = nodes.remove();
      for (Hdf5Attribute attribute : node.attributes().values()) {
        tree.decode(
            attribute.type(),
            () -> attribute.doubles().length,
            () -> attribute.longs().length,
            () -> attribute.strings().length);
      }
      switch (node) {
        case Hdf5Group group -> nodes.addAll(group.children().values());
        case Hdf5Dataset dataset ->
            tree.decode(
                dataset.type(),
                () -> dataset.floats().length,
                () -> dataset.longs().length,
                () -> dataset.strings().length);
      }
    }
    return tree.elements;
  }

  private void decode(Hdf5Type type, LongSupplier reals, LongSupplier whole, LongSupplier texts) {
    elements +=
        switch (type) {
          case Hdf5Type.Floating f -> reals.getAsLong();
          case Hdf5Type.Whole w -> whole.getAsLong();
          case Hdf5Type.FixedText t -> texts.getAsLong();
          case Hdf5Type.VariableText t -> texts.getAsLong();
          case Hdf5Type.Unsupported u -> 0;
        };
  }
}
