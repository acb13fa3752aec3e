package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.DataException;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TableSample;
import dev.litmus.classifier.table.TableStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedTrainingTest {
  private static final int ROWS = 6_000;
  private static final String TEXT = text();

  @TempDir Path folder;

  /// Rows with numbers, missing ones, categories, dates, a weight, and answers that depend on them.
  private static String text() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("a,b,kind,day,person,weight,answer\n");
    for (int row = 0; row < ROWS; row++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      int kind = random.nextInt(4);
      int month = 1 + random.nextInt(12);
      double z = 2 * a * (kind == 1 ? -1 : 1) + b + (month > 6 ? 1 : -1);
      boolean yes = random.nextDouble() < 1 / (1 + Math.exp(-2 * z));
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%.4f,k%d,2024-%02d-%02d,p%d,%d,%s%n",
              row % 17 == 0 ? "" : String.format(Locale.ROOT, "%.4f", a),
              b,
              kind,
              month,
              1 + random.nextInt(28),
              row % 40,
              1 + row % 2,
              yes ? "yes" : "no"));
    }
    return text.toString();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private static TableStream stream(Path file) {
    return CsvReader.stream(file, ReadOptions.defaults());
  }

  private static TrainOptions options() {
    return TrainOptions.defaults()
        .recipe(Recipe.of(HiddenLayer.parse("16 relu")).withEpochs(6).withBatchSize(32))
        .threads(1);
  }

  private static List<String> texts(TrainingResult result) {
    return result.notices().stream().map(Notice::text).toList();
  }

  private static double area(TrainingResult result) {
    return result.test().orElseThrow().value(Figure.ROC_AUC);
  }

  @Test
  void rowsThatFitAreTrainedOnAsATableToTheBit() throws IOException {
    Path file = file(TEXT);
    TrainingResult whole = Classifier.train(CsvReader.read(file), options());
    TrainingResult streamed = Classifier.train(stream(file), options());
    assertEquals(whole.classifier().weightsSha256(), streamed.classifier().weightsSha256());
    assertEquals(texts(whole), texts(streamed));
    assertEquals(whole.history().figures(), streamed.history().figures());
  }

  @Test
  void theStreamsOwnTrainingOnASampleOfAllRowsIsThatOnTheTableToTheBit() throws IOException {
    Path file = file(TEXT);
    TrainOptions options = options().balanced().sampleWeight("weight");
    TrainingResult whole = Classifier.train(CsvReader.read(file), options);
    Streamed all = Streamed.of(stream(file), options);
    assertTrue(all.sample().isWhole());
    TrainingResult streamed =
        new ClassifierTraining(all.sample().table(), Optional.empty(), Optional.of(all), options)
            .run();
    assertEquals(whole.classifier().features(), streamed.classifier().features());
    assertEquals(whole.classifier().schema(), streamed.classifier().schema());
    assertEquals(whole.classifier().weightsSha256(), streamed.classifier().weightsSha256());
    assertEquals(
        whole.test().orElseThrow().metricsMap(), streamed.test().orElseThrow().metricsMap());
  }

  @Test
  void whatDoesNotFitIsLearntFromAsWell() throws IOException {
    Path file = file(TEXT);
    TrainingResult whole = Classifier.train(CsvReader.read(file), options());
    TrainingResult streamed = Classifier.train(stream(file), options().sampleRows(1000));
    assertEquals(1000, streamed.table().rowCount());
    assertEquals(new TrainingResult.RowCounts(ROWS - 200 - 160, 160, 200), streamed.rows());
    assertEquals(area(whole), area(streamed), 0.04);
    assertTrue(
        texts(streamed)
            .contains(
                file
                    + " is read as a stream, since its 6,000 rows do not fit in memory: 1,000 of"
                    + " them, drawn at random, tell what the columns hold, are validated on and"
                    + " tested on; all others are learnt from"));
    // Labels are counted in all rows, not in those in memory.
    long labelled =
        streamed.notices().stream()
            .filter(notice -> notice.code().equals("classes"))
            .mapToLong(Notice::count)
            .sum();
    assertEquals(ROWS, labelled);
    assertEquals(6, streamed.history().epochs().size());
  }

  @Test
  void theSameOnAnyNumberOfThreads() throws IOException {
    Path file = file(TEXT);
    TrainOptions options = options().sampleRows(1000);
    assertEquals(
        Classifier.train(stream(file), options).classifier().weightsSha256(),
        Classifier.train(stream(file), options.threads(3)).classifier().weightsSha256());
  }

  @Test
  void toldNothingItIsOneNetworkOfPlannedWork() throws IOException {
    TrainingResult result =
        Classifier.train(stream(file(TEXT)), TrainOptions.defaults().sampleRows(2000).threads(1));
    assertTrue(
        texts(result)
            .contains(
                "of so many rows one network is trained, for at most 32 epochs of 5,280 rows"
                    + " each"));
    assertTrue(result.ensemble().isEmpty());
    assertTrue(area(result) > 0.85, () -> "area " + area(result));
    Path model = folder.resolve("m.keras");
    result.classifier().save(model);
    assertEquals(
        result.classifier().probabilities(result.table())[0],
        Classifier.load(model).probabilities(result.table())[0]);
  }

  @Test
  void aRowThatCannotBeUsedIsToldWithItsLineWhereverItStands() throws IOException {
    for (String bad :
        List.of("1e400,1,k1,2024-01-01,p1,1,yes\n", "1,1,k1,2024-01-01,p1,1,maybe\n", "1,2\n")) {
      Path file = file(TEXT + bad + "1,1,k1,2024-01-01,p1,1,yes\n");
      var whole =
          assertThrows(
              DataException.class, () -> Classifier.train(CsvReader.read(file), options()));
      var streamed =
          assertThrows(
              DataException.class, () -> Classifier.train(stream(file), options().sampleRows(100)));
      assertEquals(whole.getMessage(), streamed.getMessage());
    }
    var weight =
        assertThrows(
            DataException.class,
            () ->
                Classifier.train(
                    stream(file(TEXT + "1,1,k1,2024-01-01,p1,-1,yes\n")),
                    options().sampleWeight("weight").sampleRows(100)));
    assertTrue(
        String.valueOf(weight.getMessage()).contains("rows.csv:6002: sample weight"),
        weight.getMessage());
  }

  @Test
  void rowsOfHeldGroupsAndOfLaterTimesAreNotLearntFrom() throws IOException {
    Path file = file(TEXT);
    SplitOptions byGroup = SplitOptions.defaults().withGroup("person");
    TrainingResult groups =
        Classifier.train(stream(file), options().split(byGroup).sampleRows(1000));
    // 8 of 40 people are tested on, 7 of the others validated on, 25 learnt from.
    assertEquals(ROWS / 40 * 25, groups.rows().train());
    SplitOptions byTime = SplitOptions.defaults().withTime("day");
    TrainingResult times = Classifier.train(stream(file), options().split(byTime).sampleRows(1000));
    assertEquals(0.64 * ROWS, times.rows().train(), 0.04 * ROWS);
    SplitOptions inOrder = SplitOptions.defaults().withShuffle(false);
    TrainingResult order =
        Classifier.train(stream(file), options().split(inOrder).sampleRows(1000));
    assertEquals(0.64 * ROWS, order.rows().train(), 0.04 * ROWS);
    SplitOptions byWords = SplitOptions.defaults().withTime("kind");
    var refused =
        assertThrows(
            DataException.class,
            () -> Classifier.train(stream(file), options().split(byWords).sampleRows(1000)));
    assertTrue(
        String.valueOf(refused.getMessage())
            .startsWith("--time 'kind' is no column of dates or numbers"));
  }

  @Test
  void aRowNumberIsKnownAsOneInASample() throws IOException {
    StringBuilder numbered = new StringBuilder();
    String[] lines = TEXT.split("\n");
    for (int i = 0; i < lines.length; i++) {
      numbered.append(i == 0 ? "n" : Integer.toString(i)).append(',').append(lines[i]).append('\n');
    }
    TrainingResult result =
        Classifier.train(stream(file(numbered.toString())), options().sampleRows(500));
    assertTrue(texts(result).contains("column 'n' numbers the rows; it is left out"));
  }

  @Test
  void testRowsMayComeFromATable() throws IOException {
    Table test = CsvReader.read(file(TEXT)).rows(0, 500);
    TrainingResult result =
        Classifier.train(stream(folder.resolve("rows.csv")), test, options().sampleRows(1000));
    assertEquals(new TrainingResult.RowCounts(ROWS - 200, 200, 500), result.rows());
  }

  @Test
  void aSampleIsAskedForByItsSize() {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> TrainOptions.defaults().sampleRows(0));
    assertEquals("sample rows must be at least 1; found 0", refused.getMessage());
    TableSample sample =
        TableSample.of(
            TableStream.of(CsvReader.parse(TEXT, ReadOptions.defaults())),
            TrainOptions.defaults().sampleRows(10).sampleRows(),
            0,
            part -> {});
    assertEquals(10, sample.table().rowCount());
  }
}
