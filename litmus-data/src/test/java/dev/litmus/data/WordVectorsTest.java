package dev.litmus.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.DataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordVectorsTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("vectors.txt"), text);
  }

  @Test
  void givesTheRowsOfAVocabulary() throws IOException {
    WordVectors vectors =
        WordVectors.read(
            file("the 0.5 -1\n. . . 3 4\nüber 1e-2 2\nother 9 9\nthe 7 7\n"),
            List.of("the", "über", ". . .", "nowhere"));
    assertEquals(2, vectors.size());
    assertTrue(vectors.contains("the"));
    assertFalse(vectors.contains("nowhere"));
    assertFalse(vectors.contains("other"));
    assertArrayEquals(
        new float[][] {{0, 0}, {0.01f, 2}, {0, 0}, {0.5f, -1}, {3, 4}},
        vectors.of(List.of("", "über", "nowhere", "the", ". . .")));
  }

  @Test
  void passesOverTheHeaderOfWord2vec() throws IOException {
    WordVectors vectors = WordVectors.read(file("2 3\na 1 2 3\nb 4 5 6\n"), List.of("b"));
    assertArrayEquals(new float[][] {{4, 5, 6}}, vectors.of(List.of("b")));
  }

  @Test
  void refusesWhatIsNoSuchFile() throws IOException {
    assertEquals(
        folder.resolve("vectors.txt") + ":2: expected a word and 2 numbers; found 2 fields",
        refusal("a 1 2\nb 4\n"));
    assertEquals(
        folder.resolve("vectors.txt") + ":2: expected 2 numbers behind the word; found 'x'",
        refusal("a 1 2\nb 4 x\n"));
    assertEquals(folder.resolve("vectors.txt") + ":1: a vector holds NaN", refusal("b 4 NaN\n"));
    assertEquals(folder.resolve("vectors.txt") + " holds no word vectors", refusal("\n"));
    Files.write(
        folder.resolve("vectors.txt"), "b 1 2\nü 1 2".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        folder.resolve("vectors.txt") + " is not UTF-8, somewhere behind line 0",
        assertThrows(DataException.class, this::read).getMessage());
    Files.delete(folder.resolve("vectors.txt"));
    assertEquals(
        folder.resolve("vectors.txt") + ": there is no such file",
        assertThrows(DataException.class, this::read).getMessage());
  }

  private WordVectors read() {
    return WordVectors.read(folder.resolve("vectors.txt"), List.of("b"));
  }

  private String refusal(String text) throws IOException {
    file(text);
    return assertThrows(DataException.class, this::read).getMessage() + "";
  }
}
