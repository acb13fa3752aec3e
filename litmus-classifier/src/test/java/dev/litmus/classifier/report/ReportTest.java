package dev.litmus.classifier.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.HiddenLayer;
import dev.litmus.classifier.LearningCurve;
import dev.litmus.classifier.LogisticRegression;
import dev.litmus.classifier.Majority;
import dev.litmus.classifier.Recipe;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.keras.json.Json;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On data whose every name and value would be a script if a page took it as more than text.
class ReportTest {
  private static final String COLUMN = "<img src=x onerror=alert(1)>";
  private static final String QUOTES = "\"'&amp; onload=\u202e";
  private static final String YES = "</script><script>alert(2)</script>";
  private static final String NO = "<svg/onload=alert(3)>";
  private static final List<String> SECTIONS =
      List.of(
          "summary",
          "data",
          "figures",
          "confusion",
          "curves",
          "calibration",
          "threshold",
          "costs",
          "slices",
          "importance",
          "dependence",
          "reasons",
          "labels",
          "learning",
          "card",
          "commands");

  private static final Table TABLE = table(400);
  private static final TrainingResult RESULT =
      Classifier.train(
          TABLE,
          TrainOptions.defaults()
              .recipe(Recipe.of(HiddenLayer.parse("6 tanh")).withEpochs(12))
              .threads(1));
  private static final Report REPORT =
      Report.ofTraining(RESULT, TABLE)
          .named("<b>model</b>", "<i>data</i>")
          .withCommands(List.of("litmus train '<u>data</u>'"));
  private static final String HTML = REPORT.html();

  private static Table table(int rows) {
    Random random = new Random(3);
    List<Double> numbers = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      double number = random.nextGaussian();
      String word = random.nextBoolean() ? "<script>alert(4)</script>" : "b&b";
      numbers.add(random.nextInt(10) == 0 ? Double.NaN : number);
      words.add(word);
      double score = number + (word.equals("b&b") ? 1 : 0) + random.nextGaussian() / 2;
      labels.add(score > 0.5 ? YES : NO);
    }
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put(COLUMN, numbers);
    cells.put(QUOTES, words);
    cells.put("<a href='javascript:alert(5)'>label</a>", labels);
    return Table.of(cells);
  }

  @Test
  void isWellFormedAndHasEverySection() {
    Markup page = Markup.of(HTML);
    assertEquals(SECTIONS, page.all("section").stream().map(s -> s.get("id")).toList());
    HashSet<String> ids = new HashSet<>();
    for (Markup.Element element : page.elements()) {
      String id = element.get("id");
      assertTrue(id.isEmpty() || ids.add(id), "twice: " + id);
    }
    for (Markup.Element link : page.all("a")) {
      assertTrue(ids.contains(link.get("href").substring(1)), link.get("href"));
    }
    for (Markup.Element label : page.all("label")) {
      assertTrue(ids.contains(label.get("for")), label.get("for"));
    }
  }

  @Test
  void whatTheDataSayIsText() {
    Markup page = Markup.of(HTML);
    for (Markup.Element element : page.elements()) {
      assertFalse(List.of("img", "iframe", "object", "b", "i", "u").contains(element.tag()));
      for (String name : element.attributes().keySet()) {
        assertFalse(name.startsWith("on") || name.equals("style") || name.equals("src"), name);
      }
    }
    assertEquals(2, page.all("script").size());
    assertEquals(2, occurrences("<script"));
    assertEquals(2, occurrences("</script"));
    assertTrue(HTML.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assertTrue(HTML.contains("&quot;&#39;&amp;amp; onload=\\u202e"));
    assertFalse(HTML.contains("\u202e"));
  }

  private static int occurrences(String text) {
    return HTML.split(Pattern.quote(text), -1).length - 1;
  }

  @Test
  void loadsNothingAndRunsItsOwnScriptOnly() throws Exception {
    assertFalse(HTML.replace("http-equiv", "").contains("http"), "an address");
    assertFalse(HTML.contains("url("));
    assertFalse(HTML.contains("@import"));
    String policy = "";
    for (Markup.Element meta : Markup.of(HTML).all("meta")) {
      if (meta.get("http-equiv").equals("Content-Security-Policy")) {
        policy = meta.get("content");
      }
    }
    assertEquals(
        "default-src 'none'; style-src 'sha256-%s'; script-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'"
            .formatted(hash("<style>", "</style>"), hash("<script>", "</script>")),
        policy);
  }

  private static String hash(String from, String to) throws Exception {
    int start = HTML.indexOf(from) + from.length();
    String text = HTML.substring(start, HTML.indexOf(to, start));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void everyChartSaysWhatItShows() {
    List<Markup.Element> charts = Markup.of(HTML).all("svg");
    assertTrue(charts.size() > 15, charts.size() + " charts");
    for (Markup.Element chart : charts) {
      assertEquals("img", chart.get("role"));
      assertFalse(chart.get("aria-label").isBlank());
    }
    long described =
        Markup.of(HTML).all("desc").stream().filter(desc -> desc.parent().equals("svg")).count();
    assertEquals(charts.size(), described);
    assertFalse(HTML.contains("NaN"));
    assertFalse(HTML.contains("Infinity"));
  }

  @Test
  void theJsonIsThatOfThePage() {
    Matcher embedded = Pattern.compile("(?s)id=\"report-data\">(.*?)</script>").matcher(HTML);
    assertTrue(embedded.find());
    assertEquals(Json.read(REPORT.jsonText()), Json.read(embedded.group(1)));
    List<String> keys = new ArrayList<>(REPORT.json().keySet());
    assertEquals(
        List.of("model", "data_name", "target", "positive", "classes"), keys.subList(0, 5));
    assertEquals(SECTIONS, keys.subList(5, keys.size()));
  }

  @Test
  void aLoadedModelGivesTheSameReport() {
    Report evaluated =
        Report.ofEvaluation(RESULT.classifier(), RESULT.testRows().orElseThrow(), Optional.empty());
    for (String section : List.of("figures", "confusion", "importance", "reasons", "threshold")) {
      assertEquals(REPORT.json().get(section), evaluated.json().get(section), section);
    }
    assertEquals(HTML, REPORT.html());
  }

  @Test
  void whatItWasHeldAgainstIsShownAndALossSaidFirst() {
    TrainOptions hopeless =
        TrainOptions.defaults()
            .recipe(Recipe.of(HiddenLayer.parse("1 tanh")).withEpochs(1))
            .threads(1)
            .baselines(new Majority(), new LogisticRegression());
    TrainingResult result = Classifier.train(TABLE, hopeless);
    Report report = Report.ofTraining(result, TABLE);
    String html = report.html();
    Markup page = Markup.of(html);
    assertTrue(page.all("section").stream().anyMatch(s -> s.get("id").equals("baselines")));
    assertTrue(html.contains("This model is better by"));
    assertEquals(
        List.of("logistic regression"),
        Subject.map(report.json().get("baselines")).get("beaten_by"));
    assertTrue(
        String.valueOf(Subject.map(report.json().get("summary")).get("sentences"))
            .contains("The network loses to logistic regression:"));

    assertFalse(report.json().containsKey("rows"));
    Report more = report.withLearningCurve(LearningCurve.of(result, hopeless).orElseThrow());
    assertTrue(more.json().containsKey("rows"));
    assertTrue(more.html().contains("Would more rows help?"));
    assertFalse(more.html().contains("NaN"));
  }

  @Test
  void rowsThatWereTrainedOnAreNoProof() {
    Report report = Report.ofEvaluation(RESULT.classifier(), TABLE, Optional.of(0.3));
    assertFalse(report.json().containsKey("labels"));
    assertTrue(report.html().contains("Beware: the model was trained on these very rows."));
  }

  @Test
  void withoutATestItSaysSo() {
    TrainingResult untested =
        Classifier.train(
            TABLE,
            TrainOptions.defaults()
                .split(SplitOptions.defaults().withTest(0))
                .recipe(Recipe.of(HiddenLayer.parse("2 tanh")).withEpochs(1)));
    Report report = Report.ofTraining(untested, TABLE);
    assertTrue(report.html().contains("No rows were kept for a test"));
    assertFalse(report.json().containsKey("figures"));
  }

  @Test
  void rowsOfOneClassHaveNoCurves() {
    Table rows = RESULT.testRows().orElseThrow();
    int[] negatives =
        IntStream.range(0, rows.rowCount())
            .filter(row -> rows.column(2).text(row).equals(NO))
            .toArray();
    Report report =
        Report.ofEvaluation(RESULT.classifier(), rows.rows(negatives), Optional.empty());
    assertFalse(report.json().containsKey("curves"));
    assertTrue(report.html().contains("all of one class"));
    assertFalse(report.html().contains("NaN"));
  }
}
