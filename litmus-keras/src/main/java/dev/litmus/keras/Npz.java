package dev.litmus.keras;

import dev.litmus.keras.archive.AtomicFile;
import dev.litmus.nn.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// NumPy's archives of named arrays, `.npz`: a zip of `.npy` files.
///
/// @param arrays the arrays by name, in the archive's order
public record Npz(SequencedMap<String, Tensor> arrays) {
  private static final String SUFFIX = ".npy";
  private static final int MAX_ARRAYS = 1000;
  private static final long ELEMENT_BYTES = Float.BYTES;

  /// The most that a byte of deflate can become, two codes of one bit for 258 equal bytes each.
  private static final int MAX_EXPANSION = 1032;

  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  /// The array of that name.
  ///
  /// @throws IllegalArgumentException listing the names when there is none
  public Tensor get(String name) {
    Tensor array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "there is no array '%s'; arrays: %s".formatted(name, String.join(", ", arrays.keySet())));
    }
    return array;
  }

  /// Reads all arrays; at most 2 GiB of them, or half of the heap if that is less.
  ///
  /// @throws IllegalArgumentException naming file and array when one can't be read
  public static Npz read(Path file) throws IOException {
    return read(file, LoadOptions.standard().maxBytes());
  }

  /// Reads all arrays.
  ///
  /// @param maxBytes the most that the arrays' files, inflated, and the arrays may take together
  /// @throws IllegalArgumentException naming file and array when one can't be read
  public static Npz read(Path file, long maxBytes) throws IOException {
    SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
    Npy.requireRegular(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ARRAYS) {
        throw new IllegalArgumentException(
            "%s holds %d arrays; at most %d are read".formatted(file, zip.size(), MAX_ARRAYS));
      }
      long left = maxBytes;
      for (ZipEntry entry : List.<ZipEntry>copyOf(zip.stream().toList())) {
        String member = entry.getName();
        String name =
            member.endsWith(SUFFIX)
                ? member.substring(0, member.length() - SUFFIX.length())
                : member;
        String where = "%s, array '%s'".formatted(file, name);
        byte[] bytes = read(zip, entry, left, where);
        left -= bytes.length;
        Tensor array = Npy.read(bytes, where, left);
        left -= ELEMENT_BYTES * array.shape().size();
        if (arrays.putIfAbsent(name, array) != null) {
          throw new IllegalArgumentException(where + " is there twice");
        }
      }
    } catch (EOFException e) {
      throw new IllegalArgumentException(file + " is no .npz file: it is cut off");
    } catch (ZipException e) {
      throw new IllegalArgumentException("%s is no .npz file: %s".formatted(file, e.getMessage()));
    }
    return new Npz(arrays);
  }

  /// The bytes of a member, as many as the directory says, and with the checksum it says.
  private static byte[] read(ZipFile zip, ZipEntry entry, long maxBytes, String where)
      throws IOException {
    long size = entry.getSize();
    if (size < 0 || size > Math.min(maxBytes, Integer.MAX_VALUE - 16)) {
      throw new IllegalArgumentException(
          "%s takes %d bytes; %d are left for it".formatted(where, size, maxBytes));
    }
    // What the archive's end says is believed only as far as deflate can go.
    if (size / MAX_EXPANSION > entry.getCompressedSize()) {
      throw new IllegalArgumentException(
          "%s is damaged: it says that its %d bytes inflate to %d"
              .formatted(where, entry.getCompressedSize(), size));
    }
    byte[] bytes = new byte[(int) size];
    if (!fills(zip, entry, bytes)) {
      throw new IllegalArgumentException(
          "%s is damaged: it does not inflate to its %d bytes".formatted(where, size));
    }
    CRC32 crc = new CRC32();
    crc.update(bytes);
    if (crc.getValue() != entry.getCrc()) {
      throw new IllegalArgumentException(
          where + " is damaged: its checksum is not that of its bytes");
    }
    return bytes;
  }

  /// Whether a member has exactly as many bytes as the array.
  private static boolean fills(ZipFile zip, ZipEntry entry, byte[] bytes) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(bytes, 0, bytes.length) == bytes.length && in.read() < 0;
    } catch (EOFException | ZipException cutOff) {
      return false;
    }
  }

  /// Writes the arrays, stored as they are: whole or not at all.
  ///
  /// @param replace whether an existing file may be replaced
  public void write(Path file, boolean replace) throws IOException {
    AtomicFile.write(
        file,
        replace,
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Tensor> array : arrays.entrySet()) {
              byte[] bytes = Npy.toBytes(array.getValue());
              CRC32 crc = new CRC32();
              crc.update(bytes);
              ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
              entry.setTimeLocal(DATE);
              entry.setSize(bytes.length);
              entry.setCrc(crc.getValue());
              zip.putNextEntry(entry);
              zip.write(bytes);
              zip.closeEntry();
            }
          }
        });
  }
}
