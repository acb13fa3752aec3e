package dev.litmus.keras.hdf5;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads an HDF5 file into a tree of groups and data sets.
///
/// The file is not trusted. Nothing outside of its bytes is ever opened: soft and external links,
/// external storage and virtual data sets are refused. The walk is iterative, no header is entered
/// twice, and work stays in proportion to the file's size. Of HDF5 it knows superblocks 0 to 3,
/// object headers 1 and 2, symbol tables and compact links, contiguous and compact storage, without
/// filters.
public final class Hdf5Reader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
  private static final int MAX_DEPTH = 100;

  private static final int DATASPACE = 0x1;
  private static final int LINK_INFO = 0x2;
  private static final int DATATYPE = 0x3;
  private static final int LINK = 0x6;
  private static final int EXTERNAL_FILES = 0x7;
  private static final int LAYOUT = 0x8;
  private static final int GROUP_INFO = 0xA;
  private static final int FILTERS = 0xB;
  private static final int ATTRIBUTE = 0xC;
  private static final int SYMBOL_TABLE = 0x11;
  private static final int ATTRIBUTE_INFO = 0x15;

  private final FileBytes file;
  private final Deque<Pending> pending = new ArrayDeque<>();

  private record Pending(@Nullable Hdf5Group parent, String name, long address, int depth) {}

  private Hdf5Reader(FileBytes file) {
    this.file = file;
  }

  /// Reads the tree; the bytes must stay as they are while the tree is in use.
  ///
  /// @throws Hdf5Exception when the bytes are cut off, damaged, or hold something that is refused
  public static Hdf5Group read(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes));
  }

  /// Reads the tree from a buffer's remaining bytes, which must stay as they are while it is in
  /// use.
  public static Hdf5Group read(ByteBuffer bytes) {
    FileBytes file = new FileBytes(bytes);
    long rootAddress = readSuperblock(file);
    return new Hdf5Reader(file).walk(rootAddress);
  }

  private static long readSuperblock(FileBytes file) {
    String what = "the superblock";
    Cursor in = file.cursorToEnd(0, what);
    for (byte expected : SIGNATURE) {
      if (in.u8() != (expected & 0xFF)) {
        throw new Hdf5Exception("this is no HDF5 file: its first eight bytes are not HDF5's");
      }
    }
    int version = in.u8();
    if (version > 3) {
      throw new Hdf5Exception(
          "the HDF5 superblock has version %d; 0 to 3 are known".formatted(version));
    }
    boolean old = version <= 1;
    if (old) {
      in.skip(4); // versions of parts
    }
    int offsetSize = in.u8();
    int lengthSize = in.u8();
    if (offsetSize != 8 || lengthSize != 8) {
      throw new Hdf5Exception(
          "HDF5 addresses of %d and lengths of %d bytes; only 8 and 8 are known"
              .formatted(offsetSize, lengthSize));
    }
    in.skip(old ? (version == 0 ? 9 : 13) : 1); // B-tree constants and flags
    long base = in.u64();
    in.skip(8); // free space, or superblock extension
    long end = in.u64();
    if (base != 0) {
      throw new Hdf5Exception("the HDF5 data begin at byte %d instead of 0".formatted(base));
    }
    if (end < 0 || end > file.size()) {
      throw new Hdf5Exception(
          "HDF5 data is cut off at byte %d; it should have %s bytes"
              .formatted(file.size(), Long.toUnsignedString(end)));
    }
    if (old) {
      in.skip(8 + 8); // driver information, name of the root
      return in.u64();
    }
    long root = in.u64();
    Checksum.verify(file, 0, in, what);
    return root;
  }

  private Hdf5Group walk(long rootAddress) {
    Hdf5Node root = readObject(new Pending(null, "", rootAddress, 0));
    while (!pending.isEmpty()) {
      readObject(pending.removeFirst());
    }
    if (root instanceof Hdf5Group group) {
      return group;
    }
    throw new Hdf5Exception("the root of the HDF5 file is no group");
  }

  private Hdf5Node readObject(Pending object) {
    Hdf5Group parent = object.parent();
    Object place = parent == null ? "/" : new Hdf5Group(parent, object.name());
    List<ObjectHeader.Message> messages = ObjectHeader.read(file, object.address(), place);
    boolean isDataset = messages.stream().anyMatch(m -> m.type() == LAYOUT);
    Hdf5Node node =
        isDataset
            ? readDataset(parent, object.name(), messages)
            : readGroup(parent, object, messages);
    for (ObjectHeader.Message message : messages) {
      if (message.type() == ATTRIBUTE) {
        node.add(Attributes.read(file, message.body(), node));
      } else if (message.type() == ATTRIBUTE_INFO) {
        Attributes.checkCompact(message.body(), node);
      }
    }
    if (parent != null) {
      parent.add(node);
    }
    return node;
  }

  private Hdf5Group readGroup(
      @Nullable Hdf5Group parent, Pending object, List<ObjectHeader.Message> messages) {
    Hdf5Group group = new Hdf5Group(parent, object.name());
    Set<String> names = new HashSet<>();
    boolean isGroup = false;
    for (ObjectHeader.Message message : messages) {
      Cursor body = message.body();
      switch (message.type()) {
        case SYMBOL_TABLE -> {
          isGroup = true;
          SymbolTable.read(file, body.u64(), body.u64(), group)
              .forEach(link -> follow(group, object.depth(), names, link));
        }
        case LINK_INFO -> {
          isGroup = true;
          Links.checkCompact(body, group);
        }
        case GROUP_INFO -> isGroup = true;
        case LINK -> {
          isGroup = true;
          follow(group, object.depth(), names, Links.read(body, group));
        }
        default -> {}
      }
    }
    if (!isGroup) {
      throw new Hdf5Exception(
          "HDF5 object '%s' is neither a group nor a data set".formatted(group));
    }
    return group;
  }

  private void follow(Hdf5Group group, int depth, Set<String> names, Links.Link link) {
    String name = link.name();
    if (name.isEmpty() || name.equals(".") || name.contains("/")) {
      throw new Hdf5Exception("HDF5 group '%s' has a member named '%s'".formatted(group, name));
    }
    if (!names.add(name)) {
      throw new Hdf5Exception("HDF5 group '%s' has two members named '%s'".formatted(group, name));
    }
    if (depth >= MAX_DEPTH) {
      throw new Hdf5Exception(
          "HDF5 groups are nested deeper than %d, at member '%s'".formatted(MAX_DEPTH, name));
    }
    pending.addLast(new Pending(group, name, link.address(), depth + 1));
  }

  private Hdf5Dataset readDataset(
      @Nullable Hdf5Group parent, String name, List<ObjectHeader.Message> messages) {
    Object path = new Hdf5Group(parent, name);
    Hdf5Type type = null;
    Dataspace space = null;
    StoredBytes stored = null;
    for (ObjectHeader.Message message : messages) {
      Cursor body = message.body();
      switch (message.type()) {
        case DATATYPE -> type = Datatypes.read(body, path);
        case DATASPACE -> space = Dataspace.read(body, path);
        case LAYOUT -> stored = Storage.read(file, body, path);
        case FILTERS -> Storage.refuseFilters(body, path);
        case EXTERNAL_FILES ->
            throw new Hdf5Exception(
                "HDF5 data set '%s' keeps its data in another file (external storage); refused"
                    .formatted(path));
        default -> {}
      }
    }
    if (type == null || space == null || stored == null) {
      throw new Hdf5Exception("HDF5 data set '%s' lacks its type, shape or layout".formatted(path));
    }
    return new Hdf5Dataset(parent, name, type, space, stored);
  }
}
