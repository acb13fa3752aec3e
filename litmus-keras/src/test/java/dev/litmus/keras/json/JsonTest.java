package dev.litmus.keras.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.Refusals;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsEveryKindOfValue() {
    Object value =
        Json.read(
            """
            {"b": [1, -2.5, 1e3, "x\\u00e9\\ud83d\\ude00", true, false, null, [], {}],
             "a": 9223372036854775807}
            """);
    Map<String, @Nullable Object> expected = new LinkedHashMap<>();
    expected.put(
        "b", Arrays.asList(1L, -2.5, 1000.0, "xé😀", true, false, null, List.of(), Map.of()));
    expected.put("a", Long.MAX_VALUE);
    assertEquals(expected, value);
    assertEquals("{b=", String.valueOf(value).substring(0, 3));
  }

  @Test
  void readsPythonsWordsOnlyWhenAsked() {
    byte[] document = "[NaN, Infinity, -Infinity]".getBytes(UTF_8);
    assertEquals(
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
        Json.readFromPython(document));
    String message = Refusals.of(JsonException.class, () -> Json.read(document));
    assertTrue(message.contains("NaN") && message.contains("line 1"), message);
  }

  static List<Arguments> refusals() {
    return List.of(
        Arguments.of("", "the JSON text is empty"),
        Arguments.of("  \n", "the JSON text is empty"),
        Arguments.of("{", "line 1, column 2"),
        Arguments.of("[1,]", "line 1, column"),
        Arguments.of("{\"a\": 1} x", "line 1, column"),
        Arguments.of("[1] [2]", "goes on after its value (line 1, column 5)"),
        Arguments.of("{\"a\": 1,\n \"a\": 2}", "two members 'a' (line 2, column 2)"),
        Arguments.of("1e400", "the JSON number 1e400 is beyond float64"),
        Arguments.of("-1e400", "the JSON number -1e400 is beyond float64"),
        Arguments.of("9223372036854775808", "9223372036854775808 is beyond int64"),
        Arguments.of("1".repeat(5000), "100"),
        Arguments.of("[".repeat(100_000), "64"),
        Arguments.of("\"\\ud800\"", "half of a surrogate pair"),
        Arguments.of("{\"\\udc00\": 1}", "surrogate"),
        Arguments.of("\uFEFF{}", "byte order mark"),
        Arguments.of("[" + "{},".repeat(1_100_000) + "1]", "2000000"),
        Arguments.of("'a'", "line 1"),
        Arguments.of("// comment\n1", "line 1"),
        Arguments.of("\"a\tb\"", "line 1"),
        Arguments.of("01", "line 1"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses(String document, String expected) {
    String message = Refusals.of(JsonException.class, () -> Json.read(document));
    assertTrue(message.contains(expected), message);
    assertTrue(message.length() < 400, message);
    Refusals.of(JsonException.class, () -> Json.readFromPython(document.getBytes(UTF_8)));
  }

  @Test
  void refusesOtherEncodingsAndTooManyBytes() {
    byte[] latin1 = {'"', (byte) 0xE9, '"'};
    assertEquals(
        "the JSON text is not UTF-8", Refusals.of(JsonException.class, () -> Json.read(latin1)));
    byte[] long17MiB = new byte[17 << 20];
    assertEquals(
        "the JSON text has 17825792 bytes; at most 16777216 are read",
        Refusals.of(JsonException.class, () -> Json.read(long17MiB)));
  }

  @Test
  void writesCompactAndPretty() {
    Map<String, @Nullable Object> value = new LinkedHashMap<>();
    value.put("text", "a\"\n\u0001é");
    value.put("numbers", Arrays.asList(1, 2L, 0.001, 0.1f, null, true));
    value.put("arrays", List.of(new int[] {1}, new long[] {2}, new float[] {3.5f}, new double[0]));
    value.put("empty", Map.of());
    assertEquals(
        "{\"text\":\"a\\\"\\n\\u0001é\",\"numbers\":[1,2,0.001,0.1,null,true],"
            + "\"arrays\":[[1],[2],[3.5],[]],\"empty\":{}}",
        Json.write(value));
    assertEquals(
        """
        {
          "a" : [
            1,
            2
          ]
        }
        """,
        Json.writePretty(Map.of("a", List.of(1, 2))));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.0, 1e-7, 1.0E22, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, -1.5})
  void readsBackTheSameNumber(double number) {
    Object read = Json.read(Json.write(number));
    assertEquals(number, read);
  }

  @Test
  void writesForPythonWhatPythonWrites() {
    Map<String, Object> value =
        Map.of("a", List.of(Double.NaN, Float.NEGATIVE_INFINITY, new float[] {1, 1f / 0f}));
    String written = "{\"a\":[NaN,-Infinity,[1.0,Infinity]]}";
    assertEquals(written, Json.writeForPython(value));
    assertEquals(
        written,
        Json.writeForPython(Json.readFromPython(Json.writePrettyForPython(value).getBytes(UTF_8))));
  }

  @Test
  void refusesToWriteWhatHasNoForm() {
    assertEquals(
        "the value at a[1] is NaN, which has no form in JSON",
        Refusals.of(JsonException.class, () -> Json.write(Map.of("a", List.of(1, Double.NaN)))));
    assertEquals(
        "the value is Infinity, which has no form in JSON",
        Refusals.of(JsonException.class, () -> Json.write(Float.POSITIVE_INFINITY)));
    assertEquals(
        "the value at [0] is of java.lang.Object, which has no form in JSON",
        Refusals.of(JsonException.class, () -> Json.write(List.of(new Object()))));
    assertEquals(
        "the value has the key 1, no text",
        Refusals.of(JsonException.class, () -> Json.write(Map.of(1, 2))));
  }
}
