package dev.litmus.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
  private static String output(Runnable program) {
    PrintStream before = System.out;
    Locale locale = Locale.getDefault();
    // The programs print numbers as the user's locale has them; the checks read points.
    Locale.setDefault(Locale.ROOT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(before);
      Locale.setDefault(locale);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String lastLine(String text) {
    return text.lines().toList().getLast();
  }

  @Test
  void tabularPrintsTenPredictions() {
    String text = output(() -> new Tabular().main());
    assertEquals(10, text.lines().filter(line -> line.matches("0\\.\\d{4} -> [01]")).count(), text);
  }

  @Test
  void sumOfFeaturesLearnsAndCatchesMistakes() {
    String text = output(() -> new SumOfFeatures().main());
    assertTrue(text.contains("training accuracy"), text);
    assertTrue(text.contains("softmax"), text);
    assertTrue(text.contains("(None, 3)"), text);
  }

  @Test
  void functionalModelReportsWhatItIsAskedFor() {
    String text = output(() -> new FunctionalModel().main());
    assertTrue(text.contains("Total params: 1,441"), text);
    for (String name : new String[] {"accuracy", "precision", "recall", "f1_score", "roc_auc"}) {
      assertTrue(text.lines().anyMatch(line -> line.startsWith(name + " ")), name + " in " + text);
    }
  }

  @Test
  void aProgramExtendsLitmus() {
    String text = output(() -> new Extending().main());
    double distance = Double.parseDouble(lastLine(text).split(" ")[1]);
    assertTrue(distance < 0.3, text);
  }

  @Test
  void pointsAreLabelledByAnotherProgram(@TempDir Path folder) {
    String[] args = {folder.toString()};
    output(() -> new Points().main(args));
    String text = output(() -> new PointsAgain().main(args));
    String labels =
        text.lines().map(line -> line.substring(line.length() - 1)).reduce("", String::concat);
    assertEquals("1001", labels, text);
    assertTrue(Files.exists(folder.resolve("points.png")));
    assertTrue(Files.exists(folder.resolve("predicted.png")));
  }

  /// On messages made up here: what is spam shouts of prizes.
  @Test
  void textsAreToldApart(@TempDir Path folder) throws IOException {
    Random random = new Random(1);
    List<String> calm = List.of("see", "you", "at", "lunch", "ok", "later", "home", "the", "bus");
    List<String> loud = List.of("win", "free", "prize", "claim", "cash", "now", "call", "the");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      boolean spam = i % 3 == 0;
      lines.append(spam ? "spam\t" : "ham\t");
      for (int word = 0; word < 8; word++) {
        List<String> usual = spam == random.nextInt(10) > 1 ? loud : calm;
        lines.append(usual.get(random.nextInt(usual.size()))).append(' ');
      }
      lines.append('\n');
    }
    Path messages = Files.writeString(folder.resolve("messages.txt"), lines);
    Path vectors =
        Files.writeString(folder.resolve("vectors.txt"), "free 2 1\nprize 2 0\nlunch -2 1\n");
    String[] args = {messages.toString(), vectors.toString()};
    String text = output(() -> run(args));
    assertTrue(text.contains("simple_rnn (SimpleRNN)"), text);
    for (String name : new String[] {"pooling", "lstm", "gru", "pretrained"}) {
      String auc = text.replaceAll("(?s).*" + name + " roc_auc ([0-9.]+).*", "$1");
      assertTrue(Double.parseDouble(auc) > 0.8, name + " in " + text);
    }
  }

  /// On pictures made up here: what is round is bright in the middle.
  @Test
  void picturesAreToldApart(@TempDir Path folder) throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 160; i++) {
      BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 256; pixel++) {
        double distance = Math.hypot(pixel % 16 - 7.5, Math.floorDiv(pixel, 16) - 7.5);
        boolean bright = i % 2 == 0 ? distance < 4 : distance > 6;
        int level = random.nextInt(100) + (bright ? 150 : 0);
        image.setRGB(pixel % 16, pixel / 16, level << 16 | level << 8 | level);
      }
      Path file = folder.resolve(i % 2 == 0 ? "dot" : "ring").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(image, "png", file.toFile());
    }
    String text = output(() -> new Images().main(new String[] {folder.toString()}));
    assertTrue(text.contains("(None, 5408)"), text);
    String auc = text.replaceAll("(?s).*test roc_auc ([0-9.]+).*", "$1");
    assertTrue(Double.parseDouble(auc) > 0.9, text);
  }

  private static void run(String[] args) {
    try {
      new Texts().main(args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On numbers made up here, spelled as in UCI's file.
  @Test
  void banknotesAreToldApart(@TempDir Path folder) throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      double[] x = {
        3 * random.nextGaussian(), 5 * random.nextGaussian(), 4 * random.nextGaussian(), 0
      };
      x[3] = random.nextGaussian();
      int forged = x[0] + 0.5 * x[1] + 0.3 * x[2] < 0 ? 1 : 0;
      rows.append(
          String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f,%d%n", x[0], x[1], x[2], x[3], forged));
    }
    Path data = folder.resolve("notes.txt");
    Files.writeString(data, rows);
    String text =
        output(() -> new Banknotes().main(new String[] {data.toString(), folder.toString()}));
    assertEquals(10, text.lines().filter(line -> line.startsWith("epoch = ")).count(), text);
    String accuracy = text.replaceAll("(?s).*accuracy ([0-9.]+)%.*", "$1");
    assertTrue(Double.parseDouble(accuracy) > 90, text);
  }

  @Test
  void theReadmesProgramGivesThreeVerdicts(@TempDir Path folder) {
    String text = output(() -> new FromTable().main(new String[] {folder.toString()}));
    assertTrue(text.contains("roc_auc"), text);
    assertEquals(
        3, text.lines().filter(line -> line.matches("(benign|malignant) [0-9.E-]+")).count(), text);
  }

  /// The program in the README is the one that was just run.
  @Test
  void theReadmeShowsThatProgram() throws IOException {
    // Tests run in the module's folder.
    Path root = Path.of("..");
    String source =
        Files.readString(root.resolve("examples/src/main/java/dev/litmus/examples/FromTable.java"));
    String program =
        source
            .substring(source.indexOf("// readme\n") + 10, source.indexOf("    // end"))
            .stripTrailing()
            .stripIndent();
    String readme = Files.readString(root.resolve("README.md")).replaceAll("(?m)^  ", "");
    assertTrue(readme.contains(program.strip()), program);
  }
}
