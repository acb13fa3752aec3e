package dev.litmus.classifier.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Decodes the bytes of a text file strictly: a byte order mark tells the character set and is
/// taken off; malformed bytes and NUL are refused with the line they stand in.
final class TextInput extends Reader {
  private final String name;
  private final InputStream in;
  private final Charset charset;
  private final boolean given;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private boolean atEnd;
  private boolean flushed;
  private long line = 1;
  private boolean afterReturn;

  private TextInput(Content content, Optional<Charset> encoding) {
    name = content.name();
    in = content.open();
    given = encoding.isPresent();
    bytes.limit(0);
    fill();
    charset = takeByteOrderMark().orElse(encoding.orElse(StandardCharsets.UTF_8));
    decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static TextInput open(Content content, Optional<Charset> encoding) {
    return new TextInput(content, encoding);
  }

  Charset charset() {
    return charset;
  }

  private Optional<Charset> takeByteOrderMark() {
    if (startsWith(0xef, 0xbb, 0xbf)) {
      bytes.position(3);
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (startsWith(0xff, 0xfe)) {
      bytes.position(2);
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (startsWith(0xfe, 0xff)) {
      bytes.position(2);
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private boolean startsWith(int... expected) {
    if (bytes.remaining() < expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes.get(i) & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /// Reads more bytes behind those that are left.
  private void fill() {
    bytes.compact();
    try {
      while (bytes.hasRemaining() && !atEnd) {
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
          atEnd = true;
        } else {
          bytes.position(bytes.position() + count);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read: " + e.getMessage(), e);
    }
    bytes.flip();
  }

  @Override
  public int read(char[] buffer, int offset, int length) {
    CharBuffer chars = CharBuffer.wrap(buffer, offset, length).slice();
    while (chars.position() == 0 && !flushed) {
      CoderResult result = decoder.decode(bytes, chars, atEnd);
      if (result.isError()) {
        count(buffer, offset, chars.position());
        throw malformed();
      }
      if (result.isUnderflow()) {
        if (atEnd) {
          flushed = decoder.flush(chars).isUnderflow();
        } else {
          fill();
        }
      }
    }
    count(buffer, offset, chars.position());
    return chars.position() == 0 ? -1 : chars.position();
  }

  /// Counts lines, so that a refusal can name one, and refuses NUL.
  private void count(char[] buffer, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      char c = buffer[i];
      if (c > '\r') {
        afterReturn = false;
      } else if (c == '\n') {
        line += afterReturn ? 0 : 1;
        afterReturn = false;
      } else if (c == '\r') {
        line++;
        afterReturn = true;
      } else if (c == 0) {
        throw new DataException(
            "%s:%d holds a NUL character; a text file has none (UTF-16 without a byte order mark "
                    .formatted(name, line)
                + "needs --encoding UTF-16LE)");
      }
    }
  }

  private DataException malformed() {
    int found = bytes.hasRemaining() ? bytes.get(bytes.position()) & 0xff : 0;
    String where = "%s:%d is not %s (byte 0x%02X)".formatted(name, line, charset, found);
    return new DataException(
        given
            ? where + "; give its real --encoding"
            : where + "; if it is Latin-1 (ISO-8859-1), add --encoding ISO-8859-1");
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
