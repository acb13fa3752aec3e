package dev.litmus.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Scores;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class PlotTest {
  @TempDir Path folder;

  static Stream<Plot> plots() {
    Evaluation evaluation = evaluation(200);
    return Stream.of(
        points(),
        points().regions((x, y) -> x / 10),
        LearningCurves.of(
            Map.of(
                "loss",
                List.of(0.7, 0.5, Double.NaN),
                "val_loss",
                List.of(0.8, 0.6, 0.5),
                "accuracy",
                List.of(0.5, 0.6, 0.7))),
        RocPlot.of(evaluation),
        PrecisionRecallPlot.of(evaluation),
        CalibrationPlot.of(evaluation),
        ConfusionPlot.of(evaluation, "no", "yes"),
        ScoreHistogram.of(evaluation, "no", "yes"));
  }

  static ScatterPlot points() {
    return ScatterPlot.of("f1", "f2")
        .dots("label 0", new double[] {6.3, 6.2, 5.6}, new double[] {5.9, 5.7, 5.8}, Color.RED)
        .dots("label 1", new double[] {3.2, 3.3, 3.1}, new double[] {5.5, 5.6, 5.4}, Color.GREEN)
        .crosses("unlabelled", new double[] {4.3, 5.3}, new double[] {5.4, 5.9}, Color.BLACK);
  }

  static Evaluation evaluation(int rows) {
    Random random = new Random(1);
    double[] probabilities = new double[rows];
    boolean[] labels = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % 3 == 0;
      probabilities[row] =
          Math.clamp((labels[row] ? 0.6 : 0.4) + random.nextGaussian(0, 0.2), 0, 1);
    }
    return Evaluation.of(Scores.of(probabilities, labels));
  }

  @ParameterizedTest
  @MethodSource("plots")
  void isDrawnAsPngTheSameAgainInAnyLocale(Plot plot) throws IOException {
    Path path = folder.resolve("plot.png");
    plot.save(path);
    BufferedImage image = ImageIO.read(path.toFile());
    assertEquals(1200, image.getWidth());
    assertEquals(800, image.getHeight());
    assertTrue(colors(image) > 20, "hardly anything is drawn");
    byte[] first = Files.readAllBytes(path);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      plot.save(path);
    } finally {
      Locale.setDefault(before);
    }
    assertArrayEquals(first, Files.readAllBytes(path));
  }

  private static long colors(BufferedImage image) {
    return Stream.of(image.getRGB(0, 0, 1200, 800, null, 0, 1200))
        .flatMapToInt(java.util.Arrays::stream)
        .distinct()
        .count();
  }

  @ParameterizedTest
  @MethodSource("plots")
  void isDrawnAsSvgWithItsTextAsText(Plot plot) throws Exception {
    Path path = folder.resolve("plot.SVG");
    plot.save(path);
    Document document =
        DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(path.toFile());
    assertEquals("svg", document.getDocumentElement().getLocalName());
    assertEquals("0 0 600 400", document.getDocumentElement().getAttribute("viewBox"));
    assertEquals(plot.title(), document.getElementsByTagName("title").item(0).getTextContent());
    assertTrue(document.getElementsByTagName("text").getLength() > 5);
    byte[] first = Files.readAllBytes(path);
    plot.save(path);
    assertArrayEquals(first, Files.readAllBytes(path));
  }

  @Test
  void namesAxesAndGroups() throws IOException {
    String svg = svg(points());
    for (String text : List.of("f1", "f2", "label 0", "label 1", "unlabelled", "f2 by f1")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
    String roc = svg(RocPlot.of(evaluation(200)));
    assertTrue(
        roc.matches("(?s).*>ROC-AUC 0\\.\\d{3} \\(95 %: 0\\.\\d{3} to 0\\.\\d{3}\\)<.*"), roc);
    assertTrue(roc.contains(">threshold 0.5<"));
    assertTrue(roc.contains(">chance<"));
  }

  @Test
  void escapesWhatNamesContain() throws IOException {
    String svg = svg(ScatterPlot.of("<script>", "a & b"));
    assertFalse(svg.contains("<script>"));
    assertTrue(svg.contains(">a &amp; b<"));
  }

  @Test
  void saysThatTheAreaOfOneClassIsUndefined() throws IOException {
    Evaluation evaluation =
        Evaluation.of(Scores.of(new double[] {0.2, 0.7}, new boolean[] {true, true}));
    assertTrue(svg(RocPlot.of(evaluation)).contains(">ROC-AUC undefined (one class only)<"));
    assertTrue(svg(ConfusionPlot.of(evaluation, "no", "yes")).contains(">no such rows<"));
  }

  @Test
  void showsCountsAndSharesOfTheRow() throws IOException {
    Evaluation evaluation =
        Evaluation.of(
            Scores.of(
                new double[] {0.2, 0.7, 0.1, 0.9, 0.3},
                new boolean[] {false, false, false, true, true}));
    String svg = svg(ConfusionPlot.of(evaluation, "ham", "spam"));
    for (String text :
        List.of("ham", "spam", "verdict", "true class", "66.7 %", "33.3 %", "50.0 %")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  private String svg(Plot plot) throws IOException {
    Path path = folder.resolve("text.svg");
    plot.save(path);
    return Files.readString(path);
  }

  @Test
  void drawsPointsInTheColoursAskedFor() throws IOException {
    Path path = folder.resolve("points.png");
    points().save(path);
    BufferedImage image = ImageIO.read(path.toFile());
    for (Color color : List.of(Color.RED, Color.GREEN, Color.BLACK)) {
      long pixels =
          java.util.Arrays.stream(image.getRGB(0, 0, 1200, 800, null, 0, 1200))
              .filter(pixel -> (pixel & 0xFFFFFF) == color.rgb())
              .count();
      assertTrue(pixels > 100, color + " on " + pixels + " pixels");
    }
  }

  @Test
  void shadesRegionsInTheColoursOfTheirClasses() throws IOException {
    Path path = folder.resolve("regions.png");
    points().regions((x, y) -> x < 4.7 ? 1 : 0).save(path);
    BufferedImage image = ImageIO.read(path.toFile());
    int left = image.getRGB(500, 150);
    int right = image.getRGB(1100, 600);
    assertTrue(green(left) > red(left) + 20, "left is green: " + Integer.toHexString(left));
    assertTrue(red(right) > green(right) + 20, "right is red: " + Integer.toHexString(right));
  }

  private static int red(int rgb) {
    return rgb >> 16 & 255;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 255;
  }

  @Test
  void refusesOtherEndings() {
    assertEquals(
        "plot 'roc.pdf': the name must end in .png or .svg",
        assertThrows(IllegalArgumentException.class, () -> points().save(Path.of("roc.pdf")))
            .getMessage());
  }

  @Test
  void leavesNothingBehindWhenItCannotWrite() throws IOException {
    Path inAFile = Files.writeString(folder.resolve("file"), "x").resolve("plot.png");
    assertEquals(
        "plot '" + inAFile + "' could not be written",
        assertThrows(UncheckedIOException.class, () -> points().save(inAFile)).getMessage());
    points().save(folder.resolve("plot.png"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("file", "plot.png"),
          files.map(path -> path.getFileName().toString()).sorted().toList());
    }
  }

  /// What the command line touches before a plot is drawn must not load graphics classes.
  @Test
  void descriptionsKnowNothingOfGraphics() throws IOException {
    for (Class<?> type : Plot.class.getPermittedSubclasses()) {
      try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        String names =
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1);
        assertFalse(names.contains("java/awt") || names.contains("org/jfree"), type.getName());
      }
    }
  }

  @Test
  void refusesColumnsOfUnequalLengthAndAnEmptyHistory() {
    assertEquals(
        "scatter plot: group 'a' has 2 x and 1 y; expected as many",
        assertThrows(
                IllegalArgumentException.class,
                () -> ScatterPlot.of("x", "y").dots("a", new double[2], new double[1]))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> LearningCurves.of(Map.of()));
    assertThrows(IllegalArgumentException.class, () -> new Color(-1));
    assertThrows(IllegalArgumentException.class, () -> Color.of(0, 256, 0));
    assertEquals(Color.VERMILION, Color.of(0xD5, 0x5E, 0));
  }
}
