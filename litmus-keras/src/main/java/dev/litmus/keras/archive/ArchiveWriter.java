package dev.litmus.keras.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a `.keras` archive: members stored as they are, as Keras does, all dated 1980-01-01, so
/// that equal contents give equal files.
public final class ArchiveWriter {
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ArchiveWriter() {}

  /// A member's bytes, written twice: once to compute the checksum that stands in front of them.
  public interface Content {
    long size();

    void writeTo(OutputStream out) throws IOException;

    static Content of(byte[] bytes) {
      return new Content() {
        @Override
        public long size() {
          return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
          out.write(bytes);
        }
      };
    }
  }

  /// Writes the archive to `target` in one step.
  ///
  /// @param replace whether an existing file may be replaced
  public static void write(Path target, boolean replace, SequencedMap<String, Content> members)
      throws IOException {
    AtomicFile.write(target, replace, out -> write(out, members));
  }

  private static void write(OutputStream out, SequencedMap<String, Content> members)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, Content> member : members.entrySet()) {
        Content content = member.getValue();
        ZipEntry entry = new ZipEntry(member.getKey());
        entry.setTimeLocal(DATE);
        entry.setSize(content.size());
        entry.setCrc(crc(content));
        zip.putNextEntry(entry);
        content.writeTo(zip);
        zip.closeEntry();
      }
    }
  }

  private static long crc(Content content) throws IOException {
    CheckedOutputStream sink =
        new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
    content.writeTo(sink);
    return sink.getChecksum().getValue();
  }
}
