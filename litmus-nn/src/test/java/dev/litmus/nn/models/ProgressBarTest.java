package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ProgressBarTest {
  private static final ProgressBar.Style TERMINAL = new ProgressBar.Style(true, true, "━");

  /// Made by tools/make_progress.py, which tells the form of the file.
  @TestFactory
  Stream<DynamicTest> writesWhatKerasWrites() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> scenario = new ArrayList<>();
    for (String line : Fixtures.lines("progress.txt")) {
      scenario.add(line);
      if (line.startsWith("prints ")) {
        List<String> lines = List.copyOf(scenario);
        tests.add(DynamicTest.dynamicTest(lines.getFirst(), () -> replay(lines)));
        scenario.clear();
      }
    }
    assertEquals(14, tests.size());
    return tests.stream();
  }

  private static void replay(List<String> lines) {
    String[] scenario = lines.getFirst().split(" ");
    boolean bar = scenario[1].equals("1");
    int steps = Integer.parseInt(scenario[2]);
    StringBuilder printed = new StringBuilder();
    ProgressBar progress = new ProgressBar(steps, TERMINAL, 0);
    for (String line : lines.subList(1, lines.size() - 1)) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "epoch" -> {
          progress = new ProgressBar(steps, TERMINAL, Double.parseDouble(words[2]));
          if (!scenario[3].equals("1")) {
            int number = Integer.parseInt(words[1]) + 1;
            printed.append("Epoch ").append(number).append('/').append(scenario[3]).append('\n');
          }
        }
        case "batch" -> {
          if (bar) {
            int done = Integer.parseInt(words[1]) + 1;
            double now = Double.parseDouble(words[2]);
            printed.append(progress.step(done, now, () -> figures(words, 3)));
          }
        }
        case "end" -> {
          double now = Double.parseDouble(words[1]);
          Map<String, Double> figures = figures(words, 2);
          printed.append(bar ? progress.finished(now, figures) : progress.line(now, figures));
        }
        default -> throw new IllegalArgumentException(line);
      }
    }
    String expected =
        lines
            .getLast()
            .substring("prints ".length())
            .replace("\\n", "\n")
            .replace("\\r", "\r")
            .replace("\\x1b", "\u001b")
            .replace("\\u2501", "━");
    assertEquals(expected, printed.toString());
  }

  private static Map<String, Double> figures(String[] words, int from) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int i = from; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      figures.put(words[i].substring(0, equals), Double.valueOf(words[i].substring(equals + 1)));
    }
    return figures;
  }

  @Test
  void isWrittenOnceWithoutControlCharactersWhereNothingCanBeRedrawn() {
    ProgressBar bar = new ProgressBar(2, new ProgressBar.Style(false, false, "="), 0);
    assertEquals("", bar.step(1, 0.5, Map::of));
    assertEquals("", bar.step(2, 1, Map::of));
    assertEquals(
        "2/2 ==================== 1s 500ms/step - loss: 0.5000\n",
        bar.finished(1, Map.of("loss", 0.5)));
  }

  @Test
  void asksForFiguresOnlyWhenTheyAreDrawn() {
    ProgressBar bar = new ProgressBar(3, TERMINAL, 0);
    List<Integer> asked = new ArrayList<>();
    for (int done = 1; done <= 3; done++) {
      int step = done;
      bar.step(
          done,
          done * 0.03,
          () -> {
            asked.add(step);
            return Map.of();
          });
    }
    assertEquals(List.of(1, 3), asked);
  }
}
