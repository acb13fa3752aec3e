package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;

/// A TensorBoard event file: records, each with its length and two checksums, that hold an `Event`
/// in Protocol Buffers' binary form. A record is written as soon as it is given.
final class EventFile {
  private static final int CHECKSUM_OFFSET = 0xa282ead8;
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  private final Path file;

  private EventFile(Path file) {
    this.file = file;
    append(message(1, fixed64(now())), message(3, bytes("brain.Event:2".getBytes(UTF_8))));
  }

  /// A new file in a folder, which is made when it is not there.
  static EventFile in(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: the folder cannot be made: %s".formatted(folder, e), e);
    }
    long process = ProcessHandle.current().pid();
    for (int number = 0; ; number++) {
      Path file =
          folder.resolve(
              "events.out.tfevents.%010d.litmus.%d.%d.v2"
                  .formatted(Instant.now().getEpochSecond(), process, number));
      if (!Files.exists(file)) {
        return new EventFile(file);
      }
    }
  }

  private static double now() {
    Instant now = Instant.now();
    return now.getEpochSecond() + now.getNano() / 1e9;
  }

  /// Appends a number under a tag.
  void scalar(String tag, long step, double value) {
    // TensorProto { dtype: DT_FLOAT, tensor_shape {}, float_val: value }
    byte[] tensor =
        joined(
            message(1, varint(1)),
            message(2, bytes(new byte[0])),
            message(5, fixed32((float) value)));
    summary(tag, step, tensor, "scalars", "");
  }

  /// Appends a text for a plugin under a tag.
  ///
  /// @param content what the plugin asks for beside its name, such as a version
  void text(String tag, long step, String text, String plugin, String content) {
    // TensorProto { dtype: DT_STRING, tensor_shape {}, string_val: text }
    byte[] tensor =
        joined(
            message(1, varint(7)),
            message(2, bytes(new byte[0])),
            message(8, bytes(text.getBytes(UTF_8))));
    summary(tag, step, tensor, plugin, content);
  }

  /// Appends a histogram under a tag: a row a bucket, of its two edges and its count.
  void histogram(String tag, long step, double[][] buckets) {
    byte[] content = new byte[buckets.length * 3 * Double.BYTES];
    ByteBuffer numbers = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (double[] bucket : buckets) {
      for (double number : bucket) {
        numbers.putDouble(number);
      }
    }
    // TensorProto { dtype: DT_DOUBLE, tensor_shape { dim { size }, dim { size } }, tensor_content }
    byte[] shape =
        joined(
            message(2, bytes(message(1, varint(buckets.length)))),
            message(2, bytes(message(1, varint(3)))));
    byte[] tensor =
        joined(message(1, varint(2)), message(2, bytes(shape)), message(4, bytes(content)));
    summary(tag, step, tensor, "histograms", "");
  }

  private void summary(String tag, long step, byte[] tensor, String plugin, String content) {
    // SummaryMetadata { plugin_data { plugin_name, content } }
    byte[] metadata =
        message(
            1,
            bytes(
                joined(
                    message(1, bytes(plugin.getBytes(UTF_8))),
                    message(2, bytes(content.getBytes(UTF_8))))));
    byte[] summary =
        message(
            1,
            bytes(
                joined(
                    message(1, bytes(tag.getBytes(UTF_8))),
                    message(8, bytes(tensor)),
                    message(9, bytes(metadata)))));
    append(message(1, fixed64(now())), message(2, varint(step)), message(5, bytes(summary)));
  }

  private void append(byte[]... fields) {
    byte[] event = joined(fields);
    byte[] length = little(8).putLong(event.length).array();
    byte[] record =
        joined(
            length,
            little(4).putInt(masked(length)).array(),
            event,
            little(4).putInt(masked(event)).array());
    try {
      Files.write(file, record, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("%s: the event cannot be written: %s".formatted(file, e), e);
    }
  }

  /// CRC-32C, turned and shifted so that checksums of data with checksums in them stay sound.
  private static int masked(byte[] data) {
    CRC32C checksum = new CRC32C();
    checksum.update(data);
    int crc = (int) checksum.getValue();
    return Integer.rotateRight(crc, 15) + CHECKSUM_OFFSET;
  }

  /// The value of a field with its wire type.
  private record Field(int wireType, byte[] content) {}

  private static Field varint(long value) {
    return new Field(VARINT, unsigned(value));
  }

  private static Field fixed64(double value) {
    return new Field(FIXED64, little(8).putDouble(value).array());
  }

  private static Field fixed32(float value) {
    return new Field(FIXED32, little(4).putFloat(value).array());
  }

  private static Field bytes(byte[] content) {
    return new Field(BYTES, joined(unsigned(content.length), content));
  }

  private static byte[] message(int number, Field field) {
    return joined(unsigned((long) number << 3 | field.wireType), field.content);
  }

  /// Seven bits a byte, the lowest first, the high bit set on all but the last.
  private static byte[] unsigned(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
