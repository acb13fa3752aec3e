package dev.litmus.keras.hdf5;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The global heap collections of a file being written: texts gathered, given places, then written.
final class TextHeaps {
  /// Object numbers have 16 bits; 0 marks free space.
  private static final int MAX_TEXTS = 65_535;

  /// The HDF5 library refuses smaller collections.
  private static final int MIN_COLLECTION_BYTES = 4096;

  private static final int HEADER_BYTES = 16;

  /// Where a text is: number of collection, number within it, bytes.
  private record Place(int collection, int index, byte[] bytes) {}

  private final IdentityHashMap<Object, List<Place>> places = new IdentityHashMap<>();
  private final List<List<byte[]>> collections = new ArrayList<>();
  private final List<Long> addresses = new ArrayList<>();

  void add(Hdf5GroupBuilder.AttributeValue.Variable value) {
    places.put(value, value.texts().stream().map(this::place).toList());
  }

  private Place place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      return new Place(-1, 0, bytes);
    }
    if (collections.isEmpty() || collections.getLast().size() == MAX_TEXTS) {
      collections.add(new ArrayList<>());
    }
    collections.getLast().add(bytes);
    return new Place(collections.size() - 1, collections.getLast().size(), bytes);
  }

  /// Gives each collection its address from `start` on; returns the end.
  long place(long start) {
    long at = start;
    for (List<byte[]> texts : collections) {
      addresses.add(at);
      at += size(texts);
    }
    return at;
  }

  /// The elements of an attribute: length, collection's address, number in it.
  void encode(Hdf5GroupBuilder.AttributeValue.Variable value, ByteBuffer out) {
    for (Place place : places.getOrDefault(value, List.of())) {
      boolean empty = place.collection() < 0;
      out.putInt(place.bytes().length);
      out.putLong(empty || addresses.isEmpty() ? 0 : addresses.get(place.collection()));
      out.putInt(place.index());
    }
  }

  void writeTo(OutputStream out) throws IOException {
    for (List<byte[]> texts : collections) {
      long left = size(texts);
      ByteBuffer head = fields();
      head.put("GCOL".getBytes(StandardCharsets.US_ASCII)).putInt(1).putLong(left);
      Hdf5Writer.send(head.flip(), out);
      left -= HEADER_BYTES;
      int index = 0;
      for (byte[] text : texts) {
        index++;
        Hdf5Writer.send(
            fields()
                .putShort((short) index)
                .putShort((short) 1)
                .putInt(0)
                .putLong(text.length)
                .flip(),
            out);
        out.write(text);
        out.write(new byte[(int) (Hdf5Writer.alignTo8(text.length) - text.length)]);
        left -= HEADER_BYTES + Hdf5Writer.alignTo8(text.length);
      }
      if (left > 0) {
        Hdf5Writer.send(fields().putLong(0).putLong(left).flip(), out);
        out.write(new byte[(int) left - HEADER_BYTES]);
      }
    }
  }

  private static ByteBuffer fields() {
    return ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long size(List<byte[]> texts) {
    long size = HEADER_BYTES;
    for (byte[] text : texts) {
      size += HEADER_BYTES + Hdf5Writer.alignTo8(text.length);
    }
    // Room left at the end must hold at least the header that says it is free.
    return size >= MIN_COLLECTION_BYTES
        ? size
        : size + Math.max(HEADER_BYTES, MIN_COLLECTION_BYTES - size);
  }
}
