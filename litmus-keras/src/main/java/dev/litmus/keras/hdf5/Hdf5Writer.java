package dev.litmus.keras.hdf5;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Writes a tree of groups in one pass; equal trees give equal bytes.
///
/// The layout is HDF5's newer one: superblock 2, object headers 2 with compact links, contiguous
/// arrays, texts in global heaps. h5py (hence Keras 3), jHDF and [Hdf5Reader] read it. It was
/// chosen over the superblock 0 that Keras's own h5py writes because every header stands alone and
/// carries a checksum: no B-trees and name heaps to balance, and damage is noticed.
///
/// Order in the file: superblock, then each group's header followed by its members', then the
/// arrays, then the text heaps.
public final class Hdf5Writer {
  private static final int SUPERBLOCK_BYTES = 48;

  private final Hdf5GroupBuilder root;
  private final TextHeaps heaps = new TextHeaps();
  private final List<Object> objects = new ArrayList<>();
  private final List<Hdf5GroupBuilder.ArrayValue> arrays = new ArrayList<>();
  private final IdentityHashMap<Object, Long> headerAddresses = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Long> dataAddresses = new IdentityHashMap<>();
  private final long size;

  public Hdf5Writer(Hdf5GroupBuilder root) {
    this.root = root;
    collect();
    long at = SUPERBLOCK_BYTES;
    for (Object object : objects) {
      headerAddresses.put(object, at);
      at += header(object).remaining(); // addresses have a fixed width, so the length is final
    }
    for (Hdf5GroupBuilder.ArrayValue array : arrays) {
      at = alignTo8(at);
      dataAddresses.put(array, at);
      at += byteCount(array);
    }
    at = alignTo8(at);
    this.size = heaps.place(at);
  }

  /// All groups and arrays, each group before its members; iterative, so that depth costs no stack.
  private void collect() {
    List<Object> stack = new ArrayList<>(List.of(root));
    while (!stack.isEmpty()) {
      Object object = stack.removeLast();
      objects.add(object);
      if (object instanceof Hdf5GroupBuilder group) {
        for (Hdf5GroupBuilder.AttributeValue value : group.attributes.values()) {
          if (value instanceof Hdf5GroupBuilder.AttributeValue.Variable texts) {
            heaps.add(texts);
          }
        }
        stack.addAll(new ArrayList<>(group.members.values()).reversed());
      } else {
        arrays.add((Hdf5GroupBuilder.ArrayValue) object);
      }
    }
  }

  /// The length of the file in bytes.
  public long size() {
    return size;
  }

  /// The whole file in memory.
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(size));
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// Writes [#size()] bytes; may be called again and then writes the same bytes.
  public void writeTo(OutputStream target) throws IOException {
    BufferedOutputStream out = new BufferedOutputStream(target, 1 << 16);
    send(superblock(), out);
    long at = SUPERBLOCK_BYTES;
    for (Object object : objects) {
      ByteBuffer header = header(object);
      at += header.remaining();
      send(header, out);
    }
    for (Hdf5GroupBuilder.ArrayValue array : arrays) {
      pad(alignTo8(at) - at, out);
      at = alignTo8(at) + byteCount(array);
      writeArray(array.values(), out);
    }
    pad(alignTo8(at) - at, out);
    heaps.writeTo(out);
    out.flush();
  }

  private ByteBuffer superblock() {
    byte[] bytes = new byte[SUPERBLOCK_BYTES];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'});
    out.put((byte) 2).put((byte) 8).put((byte) 8).put((byte) 0);
    out.putLong(0).putLong(Cursor.UNDEFINED).putLong(size);
    out.putLong(SUPERBLOCK_BYTES); // where the root's header is
    out.putInt(Checksum.of(bytes, out.position()));
    return out.flip();
  }

  private ByteBuffer header(Object object) {
    return switch (object) {
      case Hdf5GroupBuilder group ->
          HeaderEncoder.group(group, member -> headerAddresses.getOrDefault(member, 0L), heaps);
      case Hdf5GroupBuilder.ArrayValue array ->
          HeaderEncoder.array(array, dataAddresses.getOrDefault(array, 0L), byteCount(array));
      default -> throw new IllegalStateException("unexpected " + object);
    };
  }

  private static void writeArray(Object values, OutputStream out) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    switch (values) {
      case float[] floats -> {
        for (float value : floats) {
          room(chunk, out).putFloat(value);
        }
      }
      case int[] ints -> {
        for (int value : ints) {
          room(chunk, out).putInt(value);
        }
      }
      case long[] longs -> {
        for (long value : longs) {
          room(chunk, out).putLong(value);
        }
      }
      default -> throw new IllegalStateException("unexpected " + values.getClass());
    }
    send(chunk.flip(), out);
  }

  private static ByteBuffer room(ByteBuffer chunk, OutputStream out) throws IOException {
    if (chunk.remaining() < 8) {
      send(chunk.flip(), out);
      chunk.clear();
    }
    return chunk;
  }

  private static long byteCount(Hdf5GroupBuilder.ArrayValue array) {
    return switch (array.values()) {
      case float[] floats -> 4L * floats.length;
      case int[] ints -> 4L * ints.length;
      case long[] longs -> 8L * longs.length;
      default -> throw new IllegalStateException("unexpected " + array.values().getClass());
    };
  }

  static void send(ByteBuffer bytes, OutputStream out) throws IOException {
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  private static void pad(long count, OutputStream out) throws IOException {
    for (long i = 0; i < count; i++) {
      out.write(0);
    }
  }

  static long alignTo8(long at) {
    return (at + 7) & ~7L;
  }
}
