package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.archive.AtomicFile;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.stream.Collectors;

/// NumPy's array files, `.npy`
/// ([format](https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html)).
///
/// Reads booleans, integers, floating-point numbers and strings (`U` and `S`) of either byte order,
/// in C or Fortran order; numbers become float32. Arrays of Python objects are refused: reading
/// them would run a program.
public final class Npy {
  private static final int MAGIC_BYTES = 8;
  private static final int HEADER_ALIGNMENT = 64;

  private Npy() {}

  /// Reads an array.
  ///
  /// @throws IllegalArgumentException naming the file when it is no array, cut off, or of another
  ///   type
  public static Tensor read(Path file) throws IOException {
    requireRegular(file);
    return read(Files.readAllBytes(file), file.toString());
  }

  /// A pipe or a device could keep the reader waiting for ever.
  static void requireRegular(Path file) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (FileSystemException e) {
      throw new IllegalArgumentException(
          "%s: the file can't be looked up: %s".formatted(file, e.getReason()));
    }
    if (!attributes.isRegularFile()) {
      throw new IllegalArgumentException(
          "%s: this is %s"
              .formatted(
                  file, attributes.isDirectory() ? "a folder, not a file" : "not a regular file"));
    }
  }

  /// Writes an array: whole or not at all.
  ///
  /// @param replace whether an existing file may be replaced
  public static void write(Tensor tensor, Path file, boolean replace) throws IOException {
    byte[] bytes = toBytes(tensor);
    AtomicFile.write(file, replace, out -> out.write(bytes));
  }

  /// Reads an array from the bytes of a file, whose name errors give.
  static Tensor read(byte[] bytes, String name) {
    return read(bytes, name, Long.MAX_VALUE);
  }

  /// The same, refusing an array that would take more than `maxBytes`.
  static Tensor read(byte[] bytes, String name, long maxBytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    boolean magic =
        bytes.length >= MAGIC_BYTES + 2
            && bytes[0] == (byte) 0x93
            && new String(bytes, 1, 5, ISO_8859_1).equals("NUMPY");
    if (!magic) {
      throw new IllegalArgumentException("%s is no .npy file".formatted(name));
    }
    int version = bytes[6];
    in.position(MAGIC_BYTES);
    boolean shortHeader = version == 1;
    if (version < 1 || version > 3 || (!shortHeader && in.remaining() < 4)) {
      throw new IllegalArgumentException(
          "%s: format version %d is not known; 1 to 3 are".formatted(name, version));
    }
    int length = shortHeader ? Short.toUnsignedInt(in.getShort()) : in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw cutOff(name, bytes.length);
    }
    byte[] header = new byte[length];
    in.get(header);
    NpyHeader described =
        NpyHeader.parse(new String(header, version == 3 ? UTF_8 : ISO_8859_1), name);
    long needed = described.byteCount(name);
    if (needed > in.remaining()) {
      throw cutOff(name, bytes.length);
    }
    if (needed < in.remaining()) {
      throw new IllegalArgumentException(
          "%s: %d bytes follow the array".formatted(name, in.remaining() - needed));
    }
    if (described.size() * Float.BYTES > maxBytes) {
      throw new IllegalArgumentException(
          "%s takes %d bytes in memory; %d are left for it"
              .formatted(name, described.size() * Float.BYTES, maxBytes));
    }
    return described.read(in.slice().order(described.order()), name);
  }

  private static IllegalArgumentException cutOff(String name, int length) {
    return new IllegalArgumentException("%s is cut off at byte %d".formatted(name, length));
  }

  /// The bytes of a file: float32, int32, int64, bool, or `U` as wide as the longest string.
  static byte[] toBytes(Tensor tensor) {
    int[] dims = tensor.shape().dims();
    int width =
        tensor.dtype() == DType.STRING
            ? Math.max(1, Arrays.stream(tensor.strings()).mapToInt(Npy::codePoints).max().orElse(1))
            : 0;
    String descr =
        switch (tensor.dtype()) {
          case FLOAT32 -> "<f4";
          case INT32 -> "<i4";
          case INT64 -> "<i8";
          case BOOL -> "|b1";
          case STRING -> "<U" + width;
        };
    String shape = Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(descr, dims.length == 1 ? shape + "," : shape);
    int unpadded = MAGIC_BYTES + 2 + text.length() + 1;
    String header = text + " ".repeat(Math.floorMod(-unpadded, HEADER_ALIGNMENT)) + "\n";
    int itemBytes =
        switch (tensor.dtype()) {
          case FLOAT32, INT32 -> 4;
          case INT64 -> 8;
          case BOOL -> 1;
          case STRING -> 4 * width;
        };
    int size = Math.multiplyExact(tensor.shape().size(), itemBytes);
    ByteBuffer out =
        ByteBuffer.allocate(MAGIC_BYTES + 2 + header.length() + size)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 0x93).put("NUMPY".getBytes(ISO_8859_1)).put((byte) 1).put((byte) 0);
    out.putShort((short) header.length()).put(header.getBytes(ISO_8859_1));
    putElements(tensor, width, out);
    return out.array();
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static void putElements(Tensor tensor, int width, ByteBuffer out) {
    if (tensor.dtype() == DType.STRING) {
      for (String text : tensor.strings()) {
        int end = out.position() + 4 * width;
        text.codePoints().forEach(out::putInt);
        out.position(end);
      }
      return;
    }
    if (tensor.dtype() == DType.INT64 && tensor.wide().length > 0) {
      for (long value : tensor.wide()) {
        out.putLong(value);
      }
      return;
    }
    for (float value : tensor.floats()) {
      switch (tensor.dtype()) {
        case FLOAT32 -> out.putFloat(value);
        case INT32 -> out.putInt((int) value);
        case INT64 -> out.putLong((long) value);
        case BOOL -> out.put((byte) (value == 0 ? 0 : 1));
        case STRING -> throw new IllegalStateException("strings are put above");
      }
    }
  }
}
