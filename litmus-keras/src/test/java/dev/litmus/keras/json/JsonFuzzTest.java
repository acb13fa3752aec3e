package dev.litmus.keras.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.jspecify.annotations.Nullable;

/// Any bytes: a value that survives being written and read again, or a sentence.
class JsonFuzzTest {
  @FuzzTest(maxDuration = "12h")
  void readsOrRefuses(byte[] document) {
    @Nullable Object value;
    try {
      value = Json.read(document);
    } catch (JsonException refused) {
      assertTrue(String.valueOf(refused.getMessage()).length() < 1000, refused::toString);
      return;
    }
    assertEquals(value, Json.readFromPython(document));
    assertEquals(value, Json.read(Json.write(value)));
    assertEquals(value, Json.read(Json.writePretty(value)));
  }
}
