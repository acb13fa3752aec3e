package dev.litmus.bench;

import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.Effort;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.SplitOptions;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Scores of `litmus train` on the sets and folds that `bench/accuracy/sets.py` writes: a line for
/// each set and fold, in the form of `bench/accuracy/peers.py`.
///
/// Usage: `TableAccuracy FOLDER SCORES.csv EFFORT SET...`
public final class TableAccuracy {
  private static final int FOLDS = 5;

  private TableAccuracy() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    Effort effort = Effort.named(arguments[2]);
    for (String set : List.of(arguments).subList(3, arguments.length)) {
      Table table = CsvReader.read(folder.resolve(set + ".csv"), ReadOptions.defaults());
      int[] folds =
          Files.readAllLines(folder.resolve(set + ".folds")).stream()
              .mapToInt(Integer::parseInt)
              .toArray();
      for (int fold = 0; fold < FOLDS; fold++) {
        String line = line(set, table, folds, fold, effort);
        Files.writeString(
            output, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        System.out.println(line);
      }
    }
  }

  private static String line(String set, Table table, int[] folds, int fold, Effort effort) {
    int[] train = IntStream.range(0, folds.length).filter(row -> folds[row] != fold).toArray();
    int[] test = IntStream.range(0, folds.length).filter(row -> folds[row] == fold).toArray();
    long started = System.nanoTime();
    TrainOptions options =
        TrainOptions.defaults()
            .effort(effort)
            .split(SplitOptions.defaults().withTest(0).withSeed(fold));
    var result = Classifier.train(table.rows(train), options);
    Table tested = table.rows(test);
    float[] probabilities = result.classifier().probabilities(tested);
    double seconds = (System.nanoTime() - started) / 1e9;
    float[] labels = new float[test.length];
    var target = tested.column("target");
    for (int row = 0; row < labels.length; row++) {
      labels[row] = target.text(row).equals("1") ? 1 : 0;
    }
    float[] ones = new float[labels.length];
    Arrays.fill(ones, 1);
    Evaluation evaluation = Evaluation.of(Scores.of(probabilities, labels, ones));
    return String.format(
        Locale.ROOT,
        "%s,litmus-%s,%d,%.6f,%.6f,%.6f,%.2f",
        set,
        effort.text(),
        fold,
        evaluation.value(Figure.ROC_AUC),
        evaluation.value(Figure.LOG_LOSS),
        evaluation.value(Figure.ACCURACY),
        seconds);
  }
}
