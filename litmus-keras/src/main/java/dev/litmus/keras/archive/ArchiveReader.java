package dev.litmus.keras.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// An opened `.keras` archive. Opening checks the whole outline: every local header agrees with the
/// directory, members follow each other without gaps or overlaps, nothing stands before or behind
/// them. Contents are read when asked for, so a member that nobody needs is never inflated.
public final class ArchiveReader implements Closeable {
  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int LOCAL_BYTES = 30;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
  private static final int HDF5_SIGNATURE = 0x46444889;
  private static final long FREE_EXPANSION_BYTES = 1 << 20;
  private static final int MAX_EXPANSION = 100;

  private final ArchiveFile file;
  private final Map<String, Member> members;
  private final Map<String, Long> dataOffsets = new HashMap<>();

  private ArchiveReader(ArchiveFile file, CentralDirectory.Listing listing) throws IOException {
    this.file = file;
    this.members = listing.members();
    checkOutline(listing.offset());
  }

  /// Opens an archive.
  ///
  /// @throws ArchiveException when the file is absent, no archive, damaged or refused
  /// @throws IOException when the system fails to read it
  public static ArchiveReader open(Path path) throws IOException {
    return open(ArchiveFile.open(path));
  }

  static ArchiveReader open(ArchiveFile file) throws IOException {
    try {
      checkKind(file);
      return new ArchiveReader(file, CentralDirectory.read(file));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void checkKind(ArchiveFile file) throws IOException {
    if (file.size() < 4) {
      throw file.cutOff("a zip archive is longer");
    }
    int signature = file.read(0, 4).getInt(0);
    if (signature == HDF5_SIGNATURE) {
      throw new ArchiveException("this is an HDF5 file (.h5), not a .keras archive");
    }
    if (signature != LOCAL_SIGNATURE) {
      throw new ArchiveException("this is no .keras file: it does not begin as a zip archive");
    }
  }

  private void checkOutline(long directoryOffset) throws IOException {
    List<Member> inOrder =
        members.values().stream().sorted(Comparator.comparingLong(Member::localOffset)).toList();
    long expected = 0;
    for (Member member : inOrder) {
      if (member.localOffset() != expected) {
        throw new ArchiveException(
            "member '%s' should begin at byte %d of the archive but begins at byte %d"
                .formatted(member.name(), expected, member.localOffset()));
      }
      expected = checkLocal(member, directoryOffset);
    }
    if (expected != directoryOffset) {
      throw new ArchiveException(
          "the archive has %d bytes behind its last member".formatted(directoryOffset - expected));
    }
  }

  /// Compares the local header with the directory; returns where the member ends.
  private long checkLocal(Member member, long directoryOffset) throws IOException {
    long at = member.localOffset();
    checkRoom(member, at + LOCAL_BYTES, directoryOffset);
    ByteBuffer local = file.read(at, LOCAL_BYTES);
    int nameLength = Short.toUnsignedInt(local.getShort(26));
    int extraLength = Short.toUnsignedInt(local.getShort(28));
    long dataOffset = at + LOCAL_BYTES + nameLength + extraLength;
    long end = dataOffset + member.storedSize();
    checkRoom(member, end, directoryOffset);
    byte[] name = member.name().getBytes(StandardCharsets.UTF_8);
    boolean agrees =
        local.getInt(0) == LOCAL_SIGNATURE
            && Short.toUnsignedInt(local.getShort(6)) == member.flags()
            && Short.toUnsignedInt(local.getShort(8)) == member.method()
            && file.read(at + LOCAL_BYTES, nameLength).equals(ByteBuffer.wrap(name));
    if (!member.sizesFollow()) {
      agrees &= sameSizes(local, 14, member);
    }
    if (!agrees) {
      throw new ArchiveException(
          "the archive describes member '%s' in two ways (local header and directory)"
              .formatted(member.name()));
    }
    dataOffsets.put(member.name(), dataOffset);
    return member.sizesFollow() ? checkDescriptor(member, end, directoryOffset) : end;
  }

  private long checkDescriptor(Member member, long at, long directoryOffset) throws IOException {
    checkRoom(member, at + 12, directoryOffset);
    boolean signed = file.read(at, 4).getInt(0) == DESCRIPTOR_SIGNATURE;
    long end = at + (signed ? 16 : 12);
    checkRoom(member, end, directoryOffset);
    if (!sameSizes(file.read(end - 12, 12), 0, member)) {
      throw new ArchiveException(
          "the archive describes member '%s' in two ways (data descriptor and directory)"
              .formatted(member.name()));
    }
    return end;
  }

  private static boolean sameSizes(ByteBuffer fields, int at, Member member) {
    return fields.getInt(at) == member.crc()
        && Integer.toUnsignedLong(fields.getInt(at + 4)) == member.storedSize()
        && Integer.toUnsignedLong(fields.getInt(at + 8)) == member.size();
  }

  private static void checkRoom(Member member, long end, long directoryOffset) {
    if (end > directoryOffset) {
      throw new ArchiveException(
          "member '%s' reaches to byte %d, into the archive's directory at byte %d"
              .formatted(member.name(), end, directoryOffset));
    }
  }

  /// The names of all members but folders, in the directory's order.
  public List<String> names() {
    return members.values().stream().filter(m -> !m.isFolder()).map(Member::name).toList();
  }

  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// The bytes of a member, checked against its checksum.
  ///
  /// @param maxBytes a longer member is refused before anything is allocated
  public byte[] read(String name, long maxBytes) throws IOException {
    Member member = members.get(name);
    Long dataOffset = dataOffsets.get(name);
    if (member == null || dataOffset == null) {
      throw new ArchiveException("the archive has no member '%s'".formatted(name));
    }
    if (member.size() > maxBytes || member.size() > Integer.MAX_VALUE - 16) {
      throw new ArchiveException(
          "member '%s' has %d bytes; at most %d are read"
              .formatted(name, member.size(), Math.min(maxBytes, Integer.MAX_VALUE - 16)));
    }
    boolean bomb =
        member.size() > FREE_EXPANSION_BYTES && member.size() / MAX_EXPANSION > member.storedSize();
    if (bomb) {
      throw new ArchiveException(
          "member '%s' would grow from %d to %d bytes, more than %d times"
              .formatted(name, member.storedSize(), member.size(), MAX_EXPANSION));
    }
    byte[] bytes =
        member.method() == Member.STORED
            ? file.read(dataOffset, (int) member.size()).array()
            : inflate(member, dataOffset);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if ((int) crc.getValue() != member.crc()) {
      throw new ArchiveException("member '%s' is damaged: its checksum is wrong".formatted(name));
    }
    return bytes;
  }

  private byte[] inflate(Member member, long dataOffset) throws IOException {
    byte[] out = new byte[(int) member.size()];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(file.read(dataOffset, (int) member.storedSize()));
      int filled = 0;
      while (filled < out.length && !inflater.finished()) {
        int count = inflater.inflate(out, filled, out.length - filled);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          break;
        }
        filled += count;
      }
      boolean more = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
      if (filled < out.length || more || !inflater.finished() || inflater.getRemaining() > 0) {
        throw damaged(member);
      }
    } catch (DataFormatException e) {
      throw damaged(member);
    }
    return out;
  }

  private static ArchiveException damaged(Member member) {
    return new ArchiveException(
        "member '%s' is damaged: it does not inflate to its %d bytes"
            .formatted(member.name(), member.size()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
