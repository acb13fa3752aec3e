package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawCsvTest {
  @TempDir Path folder;

  private Tensor read(String text, DType dtype, int... shape) throws IOException {
    Path file = Files.writeString(folder.resolve("input.csv"), text);
    return RawCsv.read(file, InputLayer.of(shape).dtype(dtype).symbol());
  }

  @Test
  void wholeNumbersKeepAllDigits() throws IOException {
    Tensor whole = read("123456789012,-1\n+7, 0 \n", DType.INT64, 2);
    assertEquals(DType.INT64, whole.dtype());
    assertArrayEquals(new long[] {123_456_789_012L, -1, 7, 0}, whole.wide());
  }

  @Test
  void wholeNumbersForAnInputOfFractions() throws IOException {
    Tensor numbers = read("1,2\n", DType.FLOAT32, 2);
    assertEquals(DType.FLOAT32, numbers.dtype());
    assertArrayEquals(new float[] {1, 2}, numbers.floats());
  }

  @Test
  void commasLineEndsAndQuotesInsideQuotes() throws IOException {
    Tensor texts = read("\"a, b\",\"two\nlines\"\n\"say \"\"yes\"\"\",plain\n", DType.STRING, 2);
    assertEquals(2, texts.rows());
    assertArrayEquals(new String[] {"a, b", "two\nlines", "say \"yes\"", "plain"}, texts.strings());
  }

  @Test
  void textsOfAnyAlphabet() throws IOException {
    Tensor texts = read("Straße\n日本語\n🦊 é\n\"\"\n", DType.STRING, 1);
    assertArrayEquals(new String[] {"Straße", "日本語", "🦊 é", ""}, texts.strings());
  }

  @Test
  void numbersAsPythonSpellsThem() throws IOException {
    Tensor numbers = read("nan,,-inf\n1e-3,\"2.5\",Infinity\n", DType.FLOAT32, 3);
    assertArrayEquals(
        new float[] {
          Float.NaN, Float.NaN, Float.NEGATIVE_INFINITY, 1e-3f, 2.5f, Float.POSITIVE_INFINITY
        },
        numbers.floats());
  }

  @Test
  void refusesWhatIsNoNumber() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> read("1,2\n3,four\n", DType.FLOAT32, 2))
            .getMessage();
    assertEquals(
        folder.resolve("input.csv")
            + ":2: expected a number (--raw takes CSV without a header); found 'four'",
        message);
  }
}
