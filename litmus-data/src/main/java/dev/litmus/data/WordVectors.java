package dev.litmus.data;

import dev.litmus.classifier.table.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Word vectors learnt elsewhere, in the text format of GloVe: a line for each word, the word and
/// its numbers with blanks between. A first line of two numbers, as word2vec and fastText write it,
/// is passed over.
///
/// ```java
/// WordVectors vectors = WordVectors.read(Path.of("glove.6B.50d.txt"), vocabulary);
/// Layer words =
///     Embedding.of(vocabulary.size(), vectors.size()).weights(vectors.of(vocabulary));
/// ```
public final class WordVectors {
  private final int size;
  private final Map<String, float[]> vectors;

  private WordVectors(int size, Map<String, float[]> vectors) {
    this.size = size;
    this.vectors = vectors;
  }

  /// Reads the vectors of some words; those of others are passed over, so that a file of millions
  /// of words takes the memory of the vocabulary only. Of a word that occurs twice the first
  /// counts.
  ///
  /// @throws DataException naming file and line when it is not such a file
  public static WordVectors read(Path file, Collection<String> words) {
    Set<String> wanted = new HashSet<>(words);
    Map<String, float[]> vectors = new HashMap<>();
    int size = 0;
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        String[] fields = line.stripTrailing().split(" ", -1);
        boolean header = number == 1 && fields.length == 2;
        if (header || line.isBlank()) {
          continue;
        }
        if (size == 0) {
          size = fields.length - 1;
        }
        int first = fields.length - size;
        if (size == 0 || first < 1) {
          throw new DataException(
              "%s:%d: expected a word and %d numbers; found %d fields"
                  .formatted(file, number, size, fields.length));
        }
        // A few of GloVe's words have blanks inside.
        String word = String.join(" ", List.of(fields).subList(0, first));
        if (wanted.contains(word) && !vectors.containsKey(word)) {
          vectors.put(word, numbers(fields, first, file, number));
        }
      }
    } catch (NoSuchFileException e) {
      throw new DataException("%s: there is no such file".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new DataException(
          "%s is not UTF-8, somewhere behind line %d".formatted(file, number), e);
    } catch (IOException e) {
      throw new DataException("%s can't be read: %s".formatted(file, e.getMessage()), e);
    }
    if (size == 0) {
      throw new DataException("%s holds no word vectors".formatted(file));
    }
    return new WordVectors(size, vectors);
  }

  private static float[] numbers(String[] fields, int first, Path file, int line) {
    float[] numbers = new float[fields.length - first];
    for (int i = 0; i < numbers.length; i++) {
      String text = fields[first + i];
      try {
        numbers[i] = Float.parseFloat(text);
      } catch (NumberFormatException e) {
        throw new DataException(
            "%s:%d: expected %d numbers behind the word; found '%s'"
                .formatted(file, line, numbers.length, text),
            e);
      }
      if (!Float.isFinite(numbers[i])) {
        throw new DataException("%s:%d: a vector holds %s".formatted(file, line, text));
      }
    }
    return numbers;
  }

  /// The length of every vector.
  public int size() {
    return size;
  }

  /// Whether the file has the word.
  public boolean contains(String word) {
    return vectors.containsKey(word);
  }

  /// The vectors of a vocabulary, one for each of its words in order: what an `Embedding` begins
  /// with. A word that the file does not have gets zeros.
  public float[][] of(List<String> vocabulary) {
    float[][] rows = new float[vocabulary.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = vectors.getOrDefault(vocabulary.get(i), new float[size]).clone();
    }
    return rows;
  }
}
