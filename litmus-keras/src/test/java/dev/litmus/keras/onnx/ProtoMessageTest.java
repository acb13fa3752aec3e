package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The examples of the format's own description, and the limits.
class ProtoMessageTest {
  private static String hex(ProtoMessage message) {
    return HexFormat.of().formatHex(message.toBytes());
  }

  @Test
  void aNumberTakesSevenBitsAByte() {
    assertEquals("089601", hex(new ProtoMessage().integer(1, 150)));
    assertEquals("0800", hex(new ProtoMessage().integer(1, 0)));
    assertEquals("08ffffffffffffffffff01", hex(new ProtoMessage().integer(1, -1)));
    assertEquals("08ffffffffffffffff7f", hex(new ProtoMessage().integer(1, Long.MAX_VALUE)));
  }

  @Test
  void aTextBeginsWithItsLength() {
    assertEquals("120774657374696e67", hex(new ProtoMessage().text(2, "testing")));
    assertEquals("1202c3a4", hex(new ProtoMessage().text(2, "ä")));
  }

  @Test
  void aMessageStandsInsideAnother() {
    ProtoMessage inner = new ProtoMessage().integer(1, 150);
    assertEquals("1a03089601", hex(new ProtoMessage().message(3, inner)));
  }

  @Test
  void aFloatIsFourBytesLowestFirst() {
    assertEquals("150000c03f", hex(new ProtoMessage().float32(2, 1.5f)));
  }

  @Test
  void aFieldBeyondFifteenHasALongerKey() {
    assertEquals("a00107", hex(new ProtoMessage().integer(20, 7)));
  }
}
