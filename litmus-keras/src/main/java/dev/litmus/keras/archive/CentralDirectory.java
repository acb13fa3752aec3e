package dev.litmus.keras.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Finds and reads the list of members at the end of a zip file
/// ([APPNOTE](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT) 4.3.12 and 4.3.16).
/// Anything that two programs could read in two ways is refused.
final class CentralDirectory {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_BYTES = 46;
  private static final int MAX_COMMENT = 65_535;
  private static final int MAX_MEMBERS = 1000;
  private static final int MAX_DIRECTORY_BYTES = 4 << 20;
  private static final long ZIP64_MARK = 0xFFFF_FFFFL;
  private static final int ENCRYPTED_FLAGS = 0x2041;
  private static final int UTF_8_FLAG = 0x800;
  private static final int ZIP64_EXTRA = 1;
  private static final int UNIX_LINK = 0xA000;

  private CentralDirectory() {}

  /// The members by name, and where the directory begins.
  record Listing(Map<String, Member> members, long offset) {}

  static Listing read(ArchiveFile file) throws IOException {
    long end = findEnd(file);
    ByteBuffer fields = file.read(end, END_BYTES);
    int disk = fields.getShort(4) | fields.getShort(6);
    int count = Short.toUnsignedInt(fields.getShort(8));
    int total = Short.toUnsignedInt(fields.getShort(10));
    long size = Integer.toUnsignedLong(fields.getInt(12));
    long offset = Integer.toUnsignedLong(fields.getInt(16));
    if (count == 0xFFFF || total == 0xFFFF || size == ZIP64_MARK || offset == ZIP64_MARK) {
      throw zip64();
    }
    if (disk != 0 || count != total) {
      throw new ArchiveException("the archive is split over several files");
    }
    if (offset + size < end) {
      throw new ArchiveException(
          "the archive has %d bytes in front of it or inside that belong to no member"
              .formatted(end - offset - size));
    }
    if (offset + size > end) {
      throw new ArchiveException(
          "the archive's directory should end at byte %d but ends at byte %d"
              .formatted(offset + size, end));
    }
    if (count > MAX_MEMBERS || size > MAX_DIRECTORY_BYTES) {
      throw new ArchiveException(
          "the archive has %d members in a directory of %d bytes; at most %d in %d are read"
              .formatted(count, size, MAX_MEMBERS, MAX_DIRECTORY_BYTES));
    }
    return new Listing(readEntries(file.read(offset, (int) size), count), offset);
  }

  private static long findEnd(ArchiveFile file) throws IOException {
    int window = (int) Math.min(file.size(), END_BYTES + MAX_COMMENT);
    ByteBuffer tail = file.read(file.size() - window, window);
    for (int at = window - END_BYTES; at >= 0; at--) {
      if (tail.getInt(at) == END_SIGNATURE) {
        if (at != window - END_BYTES || tail.getShort(at + 20) != 0) {
          throw new ArchiveException(
              "%d bytes follow the end of the archive".formatted(window - END_BYTES - at));
        }
        return file.size() - window + at;
      }
    }
    throw file.cutOff("its directory of members, which stands at the end, is missing");
  }

  private static Map<String, Member> readEntries(ByteBuffer in, int count) {
    Map<String, Member> members = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      if (in.remaining() < ENTRY_BYTES || in.getInt(in.position()) != ENTRY_SIGNATURE) {
        throw damaged();
      }
      Member member = readEntry(in);
      if (members.putIfAbsent(member.name(), member) != null) {
        throw new ArchiveException("the archive has two members '%s'".formatted(member.name()));
      }
    }
    if (in.hasRemaining()) {
      throw damaged();
    }
    return members;
  }

  private static Member readEntry(ByteBuffer in) {
    int start = in.position();
    int flags = Short.toUnsignedInt(in.getShort(start + 8));
    int method = Short.toUnsignedInt(in.getShort(start + 10));
    int crc = in.getInt(start + 16);
    long storedSize = Integer.toUnsignedLong(in.getInt(start + 20));
    long size = Integer.toUnsignedLong(in.getInt(start + 24));
    int nameLength = Short.toUnsignedInt(in.getShort(start + 28));
    int extraLength = Short.toUnsignedInt(in.getShort(start + 30));
    int commentLength = Short.toUnsignedInt(in.getShort(start + 32));
    int attributes = in.getInt(start + 38);
    long localOffset = Integer.toUnsignedLong(in.getInt(start + 42));
    if (in.remaining() - ENTRY_BYTES < nameLength + extraLength + commentLength) {
      throw damaged();
    }
    in.position(start + ENTRY_BYTES);
    String name = name(in.slice(in.position(), nameLength), flags);
    in.position(in.position() + nameLength);
    checkExtra(in.slice(in.position(), extraLength).order(in.order()));
    in.position(in.position() + extraLength + commentLength);
    if (size == ZIP64_MARK || storedSize == ZIP64_MARK || localOffset == ZIP64_MARK) {
      throw zip64();
    }
    if ((flags & ENCRYPTED_FLAGS) != 0) {
      throw new ArchiveException("member '%s' is encrypted".formatted(name));
    }
    if ((attributes >>> 16 & 0xF000) == UNIX_LINK) {
      throw new ArchiveException("member '%s' is a link".formatted(name));
    }
    if (method != Member.STORED && method != Member.DEFLATED) {
      throw new ArchiveException(
          "member '%s' is compressed by method %d; stored (0) and deflated (8) are read"
              .formatted(name, method));
    }
    if (method == Member.STORED && size != storedSize) {
      throw new ArchiveException(
          "member '%s' is stored as it is, yet its %d bytes take %d"
              .formatted(name, size, storedSize));
    }
    return new Member(name, flags, method, crc, storedSize, size, localOffset);
  }

  private static String name(ByteBuffer bytes, int flags) {
    String name;
    try {
      name =
          ((flags & UTF_8_FLAG) != 0 ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII)
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(bytes)
              .toString();
    } catch (CharacterCodingException e) {
      throw new ArchiveException("the archive has a member whose name is not text");
    }
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw badName(name);
      }
    }
    if (name.length() > 1024 || name.indexOf('\\') >= 0 || name.chars().anyMatch(c -> c < ' ')) {
      throw badName(name);
    }
    return name;
  }

  private static void checkExtra(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int id = Short.toUnsignedInt(extra.getShort());
      int length = Short.toUnsignedInt(extra.getShort());
      if (id == ZIP64_EXTRA) {
        throw zip64();
      }
      extra.position(Math.min(extra.limit(), extra.position() + length));
    }
  }

  private static ArchiveException badName(String name) {
    String shown = name.length() > 200 ? name.substring(0, 200) + "..." : name;
    return new ArchiveException("the archive has a member with the name '%s'".formatted(shown));
  }

  private static ArchiveException zip64() {
    return new ArchiveException(
        "the archive uses zip64, the form for more than 4 GiB, which is not read");
  }

  private static ArchiveException damaged() {
    return new ArchiveException("the archive's directory of members is damaged");
  }
}
