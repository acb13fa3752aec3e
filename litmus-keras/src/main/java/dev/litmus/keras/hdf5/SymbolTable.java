package dev.litmus.keras.hdf5;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// Groups in the older layout: a B-tree (`TREE`) of symbol nodes (`SNOD`) whose names lie in a
/// local heap (`HEAP`).
final class SymbolTable {
  private static final int GROUP_NODE = 0;
  private static final int SOFT_LINK = 2;
  private static final int MAX_LEVEL = 16;

  private final FileBytes file;
  private final Object owner;
  private final List<Links.Link> links = new ArrayList<>();
  private final long[] expectedRight = new long[MAX_LEVEL + 1];
  private final long[] previous = new long[MAX_LEVEL + 1];
  private long namesOffset;
  private long namesLength;

  private SymbolTable(FileBytes file, Object owner) {
    this.file = file;
    this.owner = owner;
  }

  private record Child(long address, int level) {}

  /// The links, by name, of a group whose symbol-table message gives the two addresses.
  static List<Links.Link> read(FileBytes file, long treeAddress, long heapAddress, Object owner) {
    SymbolTable table = new SymbolTable(file, owner);
    table.readHeap(heapAddress);
    table.readTree(treeAddress);
    return table.links;
  }

  private void readHeap(long address) {
    Object what = new Part("the name heap", owner);
    file.enter(address, what);
    Cursor in = file.cursor(address, 32, what);
    in.expectSignature("HEAP");
    in.skip(4);
    namesLength = in.u64();
    in.skip(8); // free list
    namesOffset = in.u64();
    file.checkInside(namesOffset, namesLength, what);
  }

  private void readTree(long root) {
    Arrays.fill(previous, Cursor.UNDEFINED);
    Arrays.fill(expectedRight, Cursor.UNDEFINED);
    Deque<Child> pending = new ArrayDeque<>();
    pending.push(new Child(root, -1));
    while (!pending.isEmpty()) {
      Child child = pending.pop();
      if (child.level() == 0) {
        readSymbols(child.address());
      } else {
        List<Child> children = readNode(child);
        for (int i = children.size() - 1; i >= 0; i--) {
          pending.push(children.get(i));
        }
      }
    }
    for (long right : expectedRight) {
      if (right != Cursor.UNDEFINED) {
        throw new Hdf5Exception(
            "the B-tree of '%s' is damaged: the neighbour at byte %d is missing"
                .formatted(owner, right));
      }
    }
  }

  /// Reads a node one level below `parent.level()` (any level for the root, told by -1); the
  /// children carry their parent's level, so level 0 stands for symbol nodes.
  private List<Child> readNode(Child node) {
    Object what = new Part("the B-tree", owner);
    file.enter(node.address(), what);
    Cursor in = file.cursorToEnd(node.address(), what);
    in.expectSignature("TREE");
    int type = in.u8();
    int level = in.u8();
    boolean wrongLevel = node.level() >= 0 ? level != node.level() - 1 : level > MAX_LEVEL;
    if (type != GROUP_NODE || wrongLevel) {
      throw new Hdf5Exception(
          "%s has a node of type %d and level %d at byte %d, where none belongs"
              .formatted(what, type, level, node.address()));
    }
    int used = in.u16();
    checkSiblings(in.u64(), in.u64(), level, node.address(), what);
    file.spendStructure(24 + 16L * used, what);
    List<Child> children = new ArrayList<>(Math.min(used, 64));
    in.skip(8); // the first key
    for (int i = 0; i < used; i++) {
      children.add(new Child(in.u64(), level));
      in.skip(8);
    }
    return children;
  }

  /// Walking down from the root meets the nodes of a level from left to right: their sibling
  /// pointers must tell the same story.
  private void checkSiblings(long left, long right, int level, long address, Object what) {
    boolean first = previous[level] == Cursor.UNDEFINED;
    if (left != previous[level] || (!first && expectedRight[level] != address)) {
      throw new Hdf5Exception(
          "%s is damaged: the node at byte %d has wrong neighbours".formatted(what, address));
    }
    if (right == address) {
      throw new Hdf5Exception(
          "%s is damaged: the node at byte %d is its own neighbour".formatted(what, address));
    }
    previous[level] = address;
    expectedRight[level] = right;
  }

  private void readSymbols(long address) {
    Object what = new Part("a symbol node", owner);
    file.enter(address, what);
    Cursor in = file.cursorToEnd(address, what);
    in.expectSignature("SNOD");
    in.skip(2);
    int count = in.u16();
    file.spendStructure(8 + 40L * count, what);
    for (int i = 0; i < count; i++) {
      long nameOffset = in.u64();
      long header = in.u64();
      long cacheType = in.u32();
      in.skip(20);
      String name = name(nameOffset);
      if (cacheType == SOFT_LINK) {
        throw Links.refused("a soft link", name, owner);
      }
      links.add(new Links.Link(name, header));
    }
  }

  private String name(long offset) {
    Object what = new Part("a member's name", owner);
    if (offset < 0 || offset >= namesLength) {
      throw new Hdf5Exception("%s points outside of its heap".formatted(what));
    }
    long start = namesOffset + offset;
    long end = start;
    while (end < namesOffset + namesLength && file.byteAt(end) != 0) {
      end++;
    }
    return file.cursor(start, end - start, what).text(end - start);
  }
}
