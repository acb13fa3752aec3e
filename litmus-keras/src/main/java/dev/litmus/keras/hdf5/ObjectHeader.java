package dev.litmus.keras.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The messages that describe one object, gathered from its header (version 1 or 2) and all blocks
/// that continue it.
final class ObjectHeader {
  private static final int CONTINUATION = 0x10;
  private static final int SHARED_FLAG = 2;
  private static final int FAIL_IF_UNKNOWN_FLAG = 0x80;
  private static final int LAST_KNOWN_MESSAGE = 0x17;

  /// A message's type and a cursor over its body.
  record Message(int type, Cursor body) {}

  /// A stretch of messages; version 2 blocks end in a checksum over everything from `start`.
  private record Block(long offset, long length) {}

  private final FileBytes file;
  private final Object owner;
  private final Deque<Block> continuations = new ArrayDeque<>();
  private final List<Message> messages = new ArrayList<>();

  private ObjectHeader(FileBytes file, Object owner) {
    this.file = file;
    this.owner = owner;
  }

  static List<Message> read(FileBytes file, long address, Object owner) {
    Object what = new Part("the header", owner);
    file.enter(address, what);
    ObjectHeader header = new ObjectHeader(file, owner);
    Cursor in = file.cursorToEnd(address, what);
    int first = in.u8();
    if (first == 1) {
      header.readVersion1(in);
    } else {
      file.cursor(address, 5, what).expectSignature("OHDR");
      header.readVersion2(address, what);
    }
    return header.messages;
  }

  private void readVersion1(Cursor in) {
    in.skip(7); // reserved, number of messages, reference count
    long size = in.u32();
    in.skip(4);
    messages(in.block(size), size, false, false);
    while (!continuations.isEmpty()) {
      Block block = continuations.removeFirst();
      Cursor body = enterContinuation(block);
      messages(body, block.length(), false, false);
    }
  }

  private void readVersion2(long address, Object what) {
    Cursor in = file.cursorToEnd(address, what);
    in.skip(4);
    int version = in.u8();
    if (version != 2) {
      throw new Hdf5Exception("%s has version %d; 1 and 2 are known".formatted(what, version));
    }
    int flags = in.u8();
    boolean ordered = (flags & 4) != 0;
    if ((flags & 0x10) != 0) {
      in.skip(4); // limits between compact and dense attributes
    }
    if ((flags & 0x20) != 0) {
      in.skip(16); // times
    }
    long size = in.unsigned(1 << (flags & 3));
    messages(in.block(size), size, true, ordered);
    Checksum.verify(file, address, in, what);
    while (!continuations.isEmpty()) {
      Block block = continuations.removeFirst();
      Cursor body = enterContinuation(block);
      body.expectSignature("OCHK");
      messages(body.block(block.length() - 8), block.length(), true, ordered);
      Checksum.verify(file, block.offset(), body, what);
    }
  }

  private Cursor enterContinuation(Block block) {
    Object what = new Part("a continuation of the header", owner);
    Cursor body = file.cursor(block.offset(), block.length(), what);
    file.enter(block.offset(), what);
    return body;
  }

  private void messages(Cursor in, long size, boolean version2, boolean ordered) {
    file.spendStructure(size, new Part("the header", owner));
    int prefix = version2 ? (ordered ? 6 : 4) : 8;
    while (in.remaining() >= prefix) {
      int type = version2 ? in.u8() : in.u16();
      int length = in.u16();
      int flags = in.u8();
      in.skip(version2 ? (ordered ? 2 : 0) : 3);
      Cursor body = in.block(length);
      if (type == CONTINUATION) {
        continuations.addLast(new Block(body.u64(), body.u64()));
      } else {
        keep(type, flags, body);
      }
    }
  }

  private void keep(int type, int flags, Cursor body) {
    if ((flags & SHARED_FLAG) != 0) {
      throw new Hdf5Exception(
          "HDF5 object '%s' shares parts of its header with others; such files are refused"
              .formatted(owner));
    }
    if (type > LAST_KNOWN_MESSAGE && (flags & FAIL_IF_UNKNOWN_FLAG) != 0) {
      throw new Hdf5Exception(
          "HDF5 object '%s' needs header message 0x%x, which is not known".formatted(owner, type));
    }
    messages.add(new Message(type, body));
  }
}
