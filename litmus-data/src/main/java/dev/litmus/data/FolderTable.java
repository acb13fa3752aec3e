package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.PictureFile;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder as a table with a row for each file in it.
///
/// - `class`, the last column, is the sub-folder that a file is in; a folder without sub-folders
///   has no such column, as what is predicted from.
/// - `picture` is the name of a picture file, or `text` what a file of text holds. Files are one or
///   the other.
///
/// Hidden files are passed over and links are not followed, so that nothing outside is read. What
/// can't be read is left out with a notice.
final class FolderTable {
  /// Of longer files the beginning is read.
  private static final int MOST_BYTES = 1 << 20;

  private static final int SHOWN = 3;

  private static final Pattern TABLE =
      Pattern.compile(".*\\.(csv|tsv|parquet|pq|json|jsonl|ndjson)(\\.gz|\\.zst)?");

  private final Path folder;
  private final List<String> cells = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private int otherEncoding;
  private int cut;

  private FolderTable(Path folder) {
    this.folder = folder;
  }

  static Table read(Path folder) {
    return new FolderTable(folder).table();
  }

  private Table table() {
    List<Path> folders = children(folder, true);
    List<List<Path>> groups = new ArrayList<>();
    if (folders.isEmpty()) {
      groups.add(children(folder, false));
    } else {
      folders.forEach(each -> groups.add(children(each, false)));
    }
    long files = groups.stream().mapToLong(List::size).sum();
    long pictures = groups.stream().flatMap(List::stream).filter(FolderTable::isPicture).count();
    if (files == 0) {
      throw new DataException(
          "%s holds no files; expected one folder of pictures or of texts for each class"
              .formatted(folder));
    }
    if (groups.stream().flatMap(List::stream).anyMatch(FolderTable::isTable)) {
      throw new DataException(
          "%s is a folder of tables; give a file, or the files in it as '%s/*.csv'"
              .formatted(folder, folder));
    }
    if (pictures > 0 && pictures < files) {
      throw new DataException(
          "%s holds %d pictures and %d other files; expected only pictures (%s) or only texts"
              .formatted(folder, pictures, files - pictures, "png, jpeg, bmp, gif"));
    }
    if (folders.size() == 1) {
      throw new DataException(
          "%s holds one folder, %s; expected one for each of two classes"
              .formatted(folder, folders.getFirst().getFileName()));
    }
    for (int i = 0; i < groups.size(); i++) {
      String name = folders.isEmpty() ? "" : String.valueOf(folders.get(i).getFileName());
      int before = cells.size();
      groups.get(i).forEach(file -> add(file, name, pictures > 0));
      if (cells.size() == before) {
        throw new DataException(
            "%s: expected files of one class; found none that can be read%s"
                .formatted(
                    folders.isEmpty() ? folder : folders.get(i),
                    unread.isEmpty() ? "" : ": " + unread.getLast()));
      }
    }
    List<TextColumn> columns = new ArrayList<>();
    columns.add(TextColumn.of(pictures > 0 ? "picture" : "text", cells.toArray(new String[0])));
    if (!folders.isEmpty()) {
      columns.add(TextColumn.of("class", classes.toArray(new String[0])));
    }
    return Table.of(columns).withNotices(notices());
  }

  private void add(Path file, String name, boolean picture) {
    try {
      if (picture) {
        PictureFile.check(file);
        cells.add(file.toString());
      } else {
        cells.add(text(file));
      }
      classes.add(name);
    } catch (IOException e) {
      unread.add("%s: %s".formatted(file, e.getMessage()));
    }
  }

  private String text(Path file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(MOST_BYTES);
      cut += in.read() >= 0 ? 1 : 0;
    }
    int length = bytes.length;
    // A character that the cut went through is left out.
    while (length > bytes.length - 4 && length > 0 && (bytes[length - 1] & 0xC0) == 0x80) {
      length--;
    }
    boolean whole = bytes.length < MOST_BYTES;
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, whole ? bytes.length : Math.max(0, length - 1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException _) {
      otherEncoding++;
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  private List<Notice> notices() {
    List<Notice> notices = new ArrayList<>();
    if (!unread.isEmpty()) {
      notices.add(
          Notice.ofTable(
              "unreadable-files",
              unread.size(),
              "%d of %d files can't be read and are left out: %s%s"
                  .formatted(
                      unread.size(),
                      unread.size() + cells.size(),
                      String.join("; ", unread.subList(0, Math.min(SHOWN, unread.size()))),
                      unread.size() > SHOWN ? "; ..." : ""),
              ""));
    }
    if (otherEncoding > 0) {
      notices.add(
          Notice.ofTable(
              "encoding",
              otherEncoding,
              "%d files are not UTF-8 and were read as windows-1252".formatted(otherEncoding),
              "write them as UTF-8 if letters look wrong"));
    }
    if (cut > 0) {
      notices.add(
          Notice.ofTable(
              "cut-files",
              cut,
              "%d files are longer than 1 MiB; only their beginning is read".formatted(cut),
              ""));
    }
    return notices;
  }

  private static boolean isTable(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return TABLE.matcher(name).matches();
  }

  private static boolean isPicture(Path file) {
    return PictureFile.isNamedSo(String.valueOf(file.getFileName()));
  }

  private static List<Path> children(Path folder, boolean folders) {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .filter(path ->
              folders
                  ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                  : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DataException("%s can't be read as a folder".formatted(folder), e);
    }
  }
}
