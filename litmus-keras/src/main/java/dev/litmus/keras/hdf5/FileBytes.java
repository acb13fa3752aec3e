package dev.litmus.keras.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/// The bytes of the file and the guards shared by everyone who follows addresses through them: no
/// block is entered twice, and the sum of all bytes looked at stays in proportion to the file's
/// size, so that no arrangement of overlapping or circular structures costs more than a plain file
/// of that size.
final class FileBytes {
  /// A plain file spends its own size once; cached copies and padding stay far below four times.
  private static final long BUDGET_FACTOR = 4;

  private static final long BUDGET_FLOOR = 64 * 1024;

  private final ByteBuffer bytes;
  private final Set<Long> visited = new HashSet<>();
  private final GlobalHeap texts = new GlobalHeap(this);
  private long structureBudget;
  private long dataBudget;
  private long textBudget;

  FileBytes(ByteBuffer bytes) {
    this.bytes = bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long size = size();
    structureBudget = BUDGET_FACTOR * size + BUDGET_FLOOR;
    dataBudget = size;
    textBudget = BUDGET_FACTOR * size + BUDGET_FLOOR;
  }

  long size() {
    return bytes.limit();
  }

  /// Where variable-length texts are kept.
  GlobalHeap texts() {
    return texts;
  }

  /// Counts `count` bytes of structure (headers, tables, names).
  void spendStructure(long count, Object what) {
    structureBudget = spend(structureBudget, count, what);
  }

  /// Counts `count` bytes of elements that a data set claims for itself.
  void spendData(long count, Object what) {
    dataBudget = spend(dataBudget, count, what);
  }

  /// Counts `count` bytes of text decoded.
  void spendText(long count, Object what) {
    textBudget = spend(textBudget, count, what);
  }

  private long spend(long budget, long count, Object what) {
    if (count > budget) {
      throw new Hdf5Exception(
          "HDF5 structures overlap: %s would make more bytes to read than the file's %d can hold"
              .formatted(what, size()));
    }
    return budget - count;
  }

  /// Notes that the block at an address is entered, and refuses a second time.
  void enter(long address, Object what) {
    if (!visited.add(address)) {
      throw new Hdf5Exception(
          "%s at byte %d is reached twice; HDF5 files with cycles or shared objects are refused"
              .formatted(what, address));
    }
  }

  /// A bounds-checked view of `length` bytes at `offset`.
  Cursor cursor(long offset, long length, Object what) {
    checkInside(offset, length, what);
    return new Cursor(this, offset, offset + length, what);
  }

  /// A view from `offset` to the end of the file, for structures that tell their size inside.
  Cursor cursorToEnd(long offset, Object what) {
    checkInside(offset, 0, what);
    return new Cursor(this, offset, size(), what);
  }

  void checkInside(long offset, long length, Object what) {
    if (offset < 0 || length < 0 || offset > size()) {
      throw new Hdf5Exception(
          "%s points to byte %s, outside of the file's %d bytes"
              .formatted(what, Long.toUnsignedString(offset), size()));
    }
    if (length > size() - offset) {
      throw new Hdf5Exception(
          "HDF5 data is cut off at byte %d: %s needs %d bytes from byte %d"
              .formatted(size(), what, length, offset));
    }
  }

  byte byteAt(long offset) {
    return bytes.get((int) offset);
  }

  int intAt(long offset) {
    return bytes.getInt((int) offset);
  }

  long longAt(long offset) {
    return bytes.getLong((int) offset);
  }

  /// A window on checked bytes.
  ByteBuffer slice(long offset, long length) {
    return bytes.slice((int) offset, (int) length);
  }
}
