package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What data may be like without doing harm: spelled, ordered, packed or filled in odd ways. The
/// codes are those of the catalogue of faults.
class DataFaultsTest {
  @TempDir static Path folder = Path.of("");
  private static List<String> lines = List.of();
  private static Path table = Path.of("");
  private static Path model = Path.of("");

  /// A header and 120 rows: a name, two numbers, a category, and an answer that they tell.
  private static List<String> rows(String a) {
    Random random = new Random(17);
    List<String> rows = new ArrayList<>(List.of("name,a,b,port,y"));
    for (int row = 0; row < 120; row++) {
      double value = random.nextGaussian();
      boolean east = random.nextInt(3) == 0;
      boolean yes = value + (east ? 1 : 0) + 0.5 * random.nextGaussian() > 0.3;
      rows.add(
          String.format(
              Locale.ROOT,
              "n%d,%s,%.4f,%s,%s",
              row % 7,
              String.format(Locale.ROOT, a, value),
              random.nextDouble(),
              east ? "east" : "w\u00e9st",
              yes ? "yes" : "no"));
    }
    return rows;
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String text(List<String> rows) {
    return String.join("\n", rows) + "\n";
  }

  private static Run train(Object data, Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("train", data, "--epochs", "3", "-v", "0", "--json"));
    words.addAll(List.of(more));
    return Run.of(words.toArray());
  }

  private static Run predict(Object... more) {
    List<Object> words = new ArrayList<>(List.of("predict", model));
    words.addAll(List.of(more));
    return Run.of(words.toArray());
  }

  @BeforeAll
  static void train() throws IOException {
    lines = rows("%.4f");
    table = file("table.csv", text(lines));
    model = folder.resolve("model.keras");
    train(table, "-o", model).done();
  }

  /// D02
  @Test
  void columnsMayComeInAnyOrder() throws IOException {
    List<String> turned =
        lines.stream()
            .map(line -> {
              List<String> cells = new ArrayList<>(List.of(line.split(",")));
              Collections.reverse(cells);
              return String.join(",", cells);
            })
            .toList();
    assertEquals(
        predict(table).done().out(), predict(file("turned.csv", text(turned))).done().out());
  }

  /// D03
  @Test
  void aColumnThatIsMissingIsNamedAndOneTooManyIsIgnored() throws IOException {
    Path without = file("without.csv", text(lines).replace("name,a,b,", "name,a,x,"));
    Path output = folder.resolve("never.csv");
    predict(without, "-o", output).refused("column 'b' is missing", "'x'");
    assertFalse(Files.exists(output));

    List<String> more = lines.stream().map(line -> line + ",7").toList();
    Path wider = file("wider.csv", text(more).replace(",y,7", ",y,weather"));
    Run run = predict(wider).done();
    assertEquals(predict(table).done().out(), run.out());
    assertTrue(
        run.err().contains("column 'weather' is not known to the model and ignored"), run.err());
  }

  /// D05
  @Test
  void theSpellingOfAFileChangesNoWeight() throws IOException {
    String plain = text(lines);
    Object expected = train(table).done().json().get("weights_sha256");
    List<String> quoted =
        lines.stream().map(line -> '"' + line.replace(",", "\",\"") + '"').toList();
    List<Path> spelled =
        List.of(
            file("bom.csv", "\ufeff" + plain),
            file("crlf.csv", plain.replace("\n", "\r\n")),
            file("cr.csv", plain.replace("\n", "\r")),
            file("quoted.csv", text(quoted)),
            encoded("utf16le.csv", "\ufeff" + plain, StandardCharsets.UTF_16LE),
            encoded("utf16be.csv", "\ufeff" + plain, StandardCharsets.UTF_16BE),
            packed("packed.csv.gz", plain, 1));
    for (Path file : spelled) {
      Object found = train(file).done().json().get("weights_sha256");
      assertEquals(expected, found, file.toString());
    }
    Path other = file("other.csv", plain.replace("east", "ost"));
    assertEquals(expected, train(other).done().json().get("weights_sha256"));
    Path another = file("another.csv", plain.replaceFirst(",yes", ",no"));
    assertNotEquals(expected, train(another).done().json().get("weights_sha256"));
  }

  private static Path encoded(String name, String text, Charset charset) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(charset));
  }

  private static Path packed(String name, String text, int times) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < times; i++) {
        out.write(bytes);
      }
    }
    return file;
  }

  /// D07
  @Test
  void aSmallFileThatUnpacksToVeryMuchIsRefusedUnlessMeant() throws IOException {
    Path bomb = packed("bomb.csv.gz", "0.5,1.25,0\n0.5,1.25,1\n".repeat(50_000), 65);
    Path never = folder.resolve("bomb.keras");
    train(bomb, "-o", never)
        .refused(
            "bomb.csv.gz unpacks to more than 200 times its size; if that is meant, say how much"
                + " it may be, such as --max-unpacked 2GB");
    assertFalse(Files.exists(never));
    predict(bomb, "--max-unpacked", "65MB").refused("bomb.csv.gz unpacks to more than 65 MB");
    for (String size : List.of("much", "0", "-1", "9999999T")) {
      predict(bomb, "--max-unpacked", size)
          .refused("--max-unpacked must be a size such as 500MB or 2GB; found '" + size + "'");
    }
    String wide = lines.get(1).replace(",", " ".repeat(1_000) + ",") + "\n";
    Path meant = packed("meant.csv.gz", lines.getFirst() + "\n" + wide.repeat(18_000), 1);
    predict(meant).refused("meant.csv.gz unpacks to more than 200 times its size");
    Run run = predict(meant, "--max-unpacked", "2GB").done();
    assertEquals(18_001, run.out().lines().count());
  }

  /// D08
  @Test
  void noCellOfAnAnswerRunsInASpreadsheet() throws IOException {
    List<String> harmful =
        List.of("=cmd|' /C calc'!A0", "@SUM(1+1)", "\t=1+1", "-2+3", "+A1", "\uff1d1+1", "\r=1");
    List<String> numbers = List.of("-1.5", "+2e-3", "-7%", "1,5", "=", "x=1");
    List<String> cells = new ArrayList<>(harmful);
    cells.addAll(numbers);
    StringBuilder csv = new StringBuilder("\"=note\"," + lines.getFirst() + "\n");
    for (int row = 0; row < cells.size(); row++) {
      csv.append('"').append(cells.get(row)).append("\",").append(lines.get(row + 1)).append('\n');
    }
    Path output = folder.resolve("answers.csv");
    predict(file("notes.csv", csv.toString()), "--keep", "=note,a", "-o", output).done();
    List<String> written = Files.readAllLines(output);
    assertEquals("'=note,a,probability,prediction", written.getFirst());
    List<String> expected =
        List.of(
            "'=cmd|' /C calc'!A0",
            "'@SUM(1+1)",
            "'=1+1",
            "'-2+3",
            "'+A1",
            "'\uff1d1+1",
            "'=1",
            "-1.5",
            "+2e-3",
            "-7%",
            "\"1,5\"",
            "'=",
            "x=1");
    for (int row = 0; row < cells.size(); row++) {
      String a = lines.get(row + 1).split(",")[1];
      String start = expected.get(row) + "," + a + ",";
      assertTrue(written.get(row + 1).startsWith(start), written.get(row + 1));
      assertTrue(
          written.get(row + 1).substring(start.length()).matches("[0-9.eE-]+,(yes|no)"),
          written.get(row + 1));
    }
  }

  /// D15
  @Test
  void hugeAndTinyNumbersAreScaledOrRefused() throws IOException {
    for (String spelled : List.of("%.4fe-310", "%.4fe30", "%.4fe-38", "%.4fe300")) {
      Run run = train(file("scale.csv", text(rows(spelled))), "--calibrate", "none");
      if (run.exitCode() == ExitCode.DONE) {
        Answer answer = run.json();
        assertTrue(Double.isFinite(answer.number("metrics/log_loss")), spelled);
        assertTrue(
            answer.list("history/loss").stream().allMatch(DataFaultsTest::isFinite), spelled);
      } else {
        run.refused("'a'", "scale.csv");
      }
    }
    StringBuilder whole = new StringBuilder("id,n,y\n");
    Random random = new Random(3);
    for (int row = 0; row < 120; row++) {
      boolean yes = random.nextBoolean();
      long n = Long.MAX_VALUE - random.nextInt(1 << 20) - (yes ? 0 : 1L << 40);
      whole.append(random.nextDouble()).append(',').append(n).append(yes ? ",1\n" : ",0\n");
    }
    Answer answer = train(file("long.csv", whole.toString())).done().json();
    assertTrue(answer.list("history/loss").stream().allMatch(DataFaultsTest::isFinite));
  }

  private static boolean isFinite(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  /// D18: whatever another program does to a file that is being read, no part of a row is taken for
  /// one, and no row that was never there.
  @Test
  void aFileThatGrowsWhileItIsReadIsRefusedOrReadWhole() throws Exception {
    Path file = file("growing.csv", text(lines) + wholeRows(20_000));
    AtomicBoolean reading = new AtomicBoolean(true);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.APPEND)) {
                while (reading.get()) {
                  out.write("n1,1.5,0.5,");
                  out.flush();
                  out.write("east,yes\n");
                  out.flush();
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    Run run = predict(file, "--keep", "port");
    reading.set(false);
    writer.join();
    if (run.exitCode() == ExitCode.DONE) {
      List<String> answers = run.out().lines().toList();
      assertTrue(answers.size() > 20_120, answers.size() + " rows");
      for (String answer : answers.subList(1, answers.size())) {
        assertTrue(answer.matches("(east|w\u00e9st),[0-9.eE-]+,(yes|no)"), answer);
      }
    } else {
      run.refused("growing.csv was changed while it was read; start again");
    }
  }

  private static String wholeRows(int count) {
    return "n1,1.5,0.5,east,yes\n".repeat(count);
  }

  /// D17
  @Test
  void eachRowsAnswerIsItsOwnWhereverItStands() throws IOException {
    List<String> shuffled = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.shuffle(shuffled, new Random(9));
    shuffled.addFirst(lines.getFirst());
    List<String> expected = predict(table, "--keep", "all").done().out().lines().toList();
    Path file = file("shuffled.csv", text(shuffled));
    List<String> found = predict(file, "--keep", "all").done().out().lines().toList();
    assertNotEquals(expected, found);
    assertEquals(expected.stream().sorted().toList(), found.stream().sorted().toList());
  }
}
