package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.table.ColumnType;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.Inference;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.StratifiedKFold;
import dev.litmus.classifier.table.StratifiedKFold.Fold;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TypeInference;
import dev.litmus.classifier.table.TypeOptions;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextScoreTest {
  private static final int ROWS = 90;

  private final Random random = new Random(3);
  private final float[] labels = new float[ROWS];
  private final Table table = table();
  private final Inference inference = TypeInference.infer(table, List.of("label"), types());
  private final Table rows = inference.schema().apply(table);
  private final List<Feature> features = features();
  private final List<Fold> folds = folds();
  private final Map<String, Model> networks = new LinkedHashMap<>();
  private final TextScore score = trained();

  private Table table() {
    StringBuilder csv = new StringBuilder("texts,a note,title,label\n");
    for (int i = 0; i < ROWS; i++) {
      labels[i] = random.nextInt(2);
      csv.append(
          "%d,%s,%s,%s\n"
              .formatted(random.nextInt(100), words("up", "down", i), words("big", "odd", i), i));
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private static TypeOptions types() {
    return TypeOptions.defaults()
        .withType("a note", ColumnType.TEXT)
        .withType("title", ColumnType.TEXT);
  }

  private String words(String yes, String no, int row) {
    String told = random.nextInt(5) == 0 ^ labels[row] > 0 ? yes : no;
    return "w%d %s w%d z%d".formatted(random.nextInt(9), told, random.nextInt(9), row);
  }

  private List<Feature> features() {
    return new FeatureFinder(Normalize.ROBUST).find(rows, inference.schema());
  }

  private List<Fold> folds() {
    int[] classes = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      classes[i] = (int) labels[i];
    }
    return StratifiedKFold.of(classes, 3, 1);
  }

  private TextScore trained() {
    float[] ones = new float[ROWS];
    Arrays.fill(ones, 1);
    List<Feature> texts = TextScore.texts(features);
    Bagging bagging =
        new Bagging(
            (name, contender, seed) -> {
              Model model = FeatureNetwork.build(texts, contender.recipe(), seed);
              networks.put(name, model);
              return model;
            },
            ModelInputs.of(rows, texts),
            labels,
            ones,
            folds,
            5,
            1,
            new Deadline(System.nanoTime(), Optional.empty()),
            new MembersProgress(new PrintStream(OutputStream.nullOutputStream()), 0, false, 3));
    return TextScore.train(features, rows, folds, bagging);
  }

  private double[] logits(Model model, int[] asked) {
    List<Tensor> texts = ModelInputs.of(rows.rows(asked), TextScore.texts(features));
    float[] probabilities = model.predictAll(texts).getFirst().floats();
    double[] logits = new double[probabilities.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Logit.of(probabilities[i]);
    }
    return logits;
  }

  /// What a network says of those rows, in deviations from its mean on the fold it did not see.
  private double[] standing(int fold, int[] asked) {
    Model model = networks.values().stream().toList().get(fold);
    double[] held = logits(model, folds.get(fold).test());
    double mean = Arrays.stream(held).average().orElseThrow();
    double variance = Arrays.stream(held).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
    return Arrays.stream(logits(model, asked)).map(x -> (x - mean) / Math.sqrt(variance)).toArray();
  }

  @Test
  void rowsToLearnFromHaveTheNumberOfTheNetworkThatDidNotSeeThem() {
    assertEquals(3, networks.size());
    for (int fold = 0; fold < 3; fold++) {
      int[] held = folds.get(fold).test();
      double[] expected = standing(fold, held);
      for (int i = 0; i < held.length; i++) {
        assertEquals(expected[i], score.column().value(held[i]), 1e-4);
      }
    }
  }

  @Test
  void newRowsHaveTheMeanOfAllNetworks() {
    Map<String, Symbol> inputs = new LinkedHashMap<>();
    for (Feature text : TextScore.texts(features)) {
      inputs.put(text.column(), InputLayer.of(1).named(text.input()).dtype(DType.STRING).symbol());
    }
    Symbol output = score.apply(inputs, score.network());
    Functional together = Functional.named("m", 0, List.copyOf(inputs.values()), List.of(output));
    int[] all = new int[ROWS];
    Arrays.setAll(all, i -> i);
    float[] expected = new float[ROWS];
    for (int fold = 0; fold < 3; fold++) {
      double[] numbers = standing(fold, all);
      for (int i = 0; i < ROWS; i++) {
        expected[i] += (float) (numbers[i] / 3);
      }
    }

    List<Tensor> x = ModelInputs.of(rows, TextScore.texts(features));
    assertArrayEquals(expected, together.predictAll(x).getFirst().floats(), 1e-4f);
  }

  @Test
  void standsBesideTheOtherColumnsUnderAFreeName() {
    assertEquals(
        List.of("texts", "texts_2"), score.seen(features).stream().map(Feature::column).toList());
    assertEquals(List.of("texts", "texts_2"), score.seen(rows).names());
  }
}
