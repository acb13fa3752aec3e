package dev.litmus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The rules of CONTRIBUTING.md that no compiler checks.
class HouseRulesTest {
  private static final int MOST_LINES_OF_A_SOURCE = 400;
  private static final int MOST_LINES_OF_A_MODULE = 40;
  private static final Pattern UNFINISHED =
      Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

  @Test
  void aSourceFileHoldsOneConcept() throws IOException {
    assertEquals(
        List.of(),
        Litmus.files(".java").stream()
            .filter(file -> file.toString().replace(File.separatorChar, '/').contains("/src/main/"))
            .filter(file -> lines(file) > MOST_LINES_OF_A_SOURCE)
            .toList());
  }

  @Test
  void aModuleSaysOnlyWhatIsItsOwn() throws IOException {
    assertEquals(
        List.of(),
        Litmus.files("pom.xml").stream()
            .filter(file -> !file.equals(Litmus.ROOT.resolve("pom.xml")))
            .filter(file -> lines(file) > MOST_LINES_OF_A_MODULE)
            .toList());
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    var unfinished = new ArrayList<String>();
    for (Path file : Litmus.files(".java")) {
      Files.readString(file)
          .lines()
          .filter(line -> UNFINISHED.matcher(line).find())
          .forEach(line -> unfinished.add(Litmus.ROOT.relativize(file) + ": " + line.strip()));
    }
    assertEquals(List.of(), unfinished);
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
