package dev.litmus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  /// A place in a format string where the locale decides: fractions and grouped digits.
  private static final Pattern NUMBER_OF_A_LOCALE =
      Pattern.compile("\"[^\"]*%[-+0]*\\d*(,\\d*d|\\.\\d+[feg]|[feg])");

  /// Files that are longer all the same; CONTRIBUTING.md gives the reasons.
  private static final List<String> LONG = List.of("ElementwiseFunctions.java", "Ops.java");

  @Test
  void aSourceFileHoldsOneConcept() throws IOException {
    List<String> found =
        sources().stream()
            .filter(file -> lines(file) > MOST_LINES_OF_A_SOURCE)
            .map(file -> String.valueOf(file.getFileName()))
            .sorted()
            .toList();
    assertEquals(LONG, found);
    String reasons = Files.readString(Litmus.ROOT.resolve("CONTRIBUTING.md"));
    assertEquals(
        List.of(),
        LONG.stream().filter(name -> !reasons.contains(name.replace(".java", ""))).toList());
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

  /// A number reads the same everywhere: what formats one names Locale.ROOT, just before it.
  @Test
  void numbersAreFormattedWithoutTheUsersLocale() throws IOException {
    var found = new ArrayList<String>();
    for (Path file : sources()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String near = String.join("\n", lines.subList(Math.max(0, i - 2), i + 1));
        if (NUMBER_OF_A_LOCALE.matcher(lines.get(i)).find() && !near.contains("Locale.ROOT")) {
          found.add(Litmus.ROOT.relativize(file) + ": " + lines.get(i).strip());
        }
      }
    }
    assertEquals(List.of(), found);
  }

  /// The main sources of the product's modules.
  private static List<Path> sources() throws IOException {
    return Litmus.files(".java").stream()
        .filter(file -> Litmus.ROOT.relativize(file).getName(0).toString().startsWith("litmus-"))
        .filter(file -> Litmus.ROOT.relativize(file).getName(2).toString().equals("main"))
        .toList();
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
