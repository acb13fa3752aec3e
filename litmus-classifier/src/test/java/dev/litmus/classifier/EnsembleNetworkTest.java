package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Logit;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.Inference;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TypeInference;
import dev.litmus.classifier.table.TypeOptions;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Functional;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnsembleNetworkTest {
  private static final int ROWS = 120;

  private final Table table = table();
  private final Inference inference =
      TypeInference.infer(table, List.of("label"), TypeOptions.defaults());
  private final Table prepared = inference.schema().apply(table);
  private final List<Feature> features =
      new FeatureFinder(Normalize.ROBUST).find(prepared, inference.schema());
  private final List<Tensor> x = ModelInputs.of(prepared, features);
  private final EnsembleNetwork networks =
      new EnsembleNetwork(features, Optional.empty(), PiecewiseEncoding.fit(prepared, features));

  private static Table table() {
    Random random = new Random(2);
    StringBuilder csv = new StringBuilder("a,b,colour,label\n");
    for (int i = 0; i < ROWS; i++) {
      double a = random.nextGaussian();
      csv.append(
          String.format(
              Locale.ROOT,
              "%.3f,%s,%s,%s\n",
              a,
              i % 9 == 0 ? "" : Integer.toString(random.nextInt(30)),
              i % 3 == 0 ? "red" : "blue",
              a > 0 ^ i % 6 == 0 ? "yes" : "no"));
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  private float[] labels() {
    float[] labels = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = table.column("label").text(row).equals("yes") ? 1 : 0;
    }
    return labels;
  }

  private static List<String> names(int rows, int columns, Effort effort) {
    return Contender.portfolio(rows, columns, effort).stream().map(Contender::name).toList();
  }

  @Test
  void manyRowsOrColumnsHaveMoreKindsOfNetworks() {
    assertEquals(List.of("linear", "plain", "piecewise"), names(2_999, 99, Effort.DEFAULT));
    List<String> many = List.of("linear", "plain", "piecewise", "scaled_pieces", "periodic");
    assertEquals(many, names(3_000, 99, Effort.DEFAULT));
    assertEquals("scaled", names(500, 100, Effort.DEFAULT).getLast());
    assertTrue(names(10, 3, Effort.BEST).containsAll(many));
  }

  @Test
  void everyKindLearnsAndTogetherTheyAreTheMeanOfTheirLogits() {
    Tensor y = Tensor.column(labels());
    List<Contender> contenders = new ArrayList<>(Contender.portfolio(4_000, 3, Effort.DEFAULT));
    contenders.add(Contender.scaled(4_000));
    List<EnsembleNetwork.Branch> branches = new ArrayList<>();
    double[] mean = new double[ROWS];
    for (Contender contender : contenders) {
      Functional alone = networks.alone(contender.name() + "_1", contender, 7);
      List<Double> losses =
          alone
              .compile(contender.recipe().optimizer(), contender.recipe().loss())
              .fit(x, y, Fit.epochs(12).batchSize(16).threads(1).verbose(0))
              .get("loss");
      assertTrue(
          losses.getLast() < 0.8 * losses.getFirst(), contender.name() + ": " + losses.getLast());
      float[] probabilities = alone.predictAll(x).getFirst().floats();
      for (int row = 0; row < ROWS; row++) {
        mean[row] += Logit.of(probabilities[row]) / contenders.size();
      }
      branches.add(
          new EnsembleNetwork.Branch(
              contender.name() + "_1", contender, alone, 1.0 / contenders.size()));
    }
    float[] expected = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      expected[row] = (float) Logit.sigmoid(mean[row]);
    }

    // The logit of a float32 probability near 1 is coarse.
    assertArrayEquals(
        expected, networks.together(branches, 7).predictAll(x).getFirst().floats(), 1e-4f);
  }
}
