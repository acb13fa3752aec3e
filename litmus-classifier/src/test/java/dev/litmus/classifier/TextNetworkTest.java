package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.TextColumn;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextNetworkTest {
  private static final double FACTOR = 24;

  private static TextTerms terms(TextTerms.Unit unit, String... texts) {
    List<TextTerms> found = new TextTermsFinder(TextColumn.of("text", texts)).find();
    return found.stream().filter(terms -> terms.unit() == unit).findFirst().orElseThrow();
  }

  /// The pooled number of each text where the learnt number of a term is its place, from 1.
  private static float[] pooled(TextTerms terms, String... texts) {
    Symbol input = InputLayer.of(1).named("text").dtype(dev.litmus.nn.DType.STRING).symbol();
    TextNetwork network = TextNetwork.alone();
    Symbol output =
        network.pooled("text", new Feature.Text("text", "text", List.of(terms)), input).getFirst();
    Functional model = Functional.named("texts", 0, List.of(input), List.of(output));
    network.freeze(model);
    float[] vectors = model.trainableVariables().getFirst().value();
    int before = vectors.length - terms.terms().size();
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = i - before + 1;
    }
    return model.predictAll(List.of(Tensor.of(texts, texts.length, 1))).getFirst().floats();
  }

  private static double expected(TextTerms terms, String... present) {
    double sum = 0;
    double squares = 0;
    for (String term : present) {
      int place = terms.terms().indexOf(term);
      double weight = terms.weights().get(place);
      sum += weight * (place + 1);
      squares += weight * weight;
    }
    return FACTOR * sum / Math.sqrt(squares);
  }

  @Test
  void countsWordsAndPairsOnce() {
    TextTerms terms =
        terms(TextTerms.Unit.WORDS, "good good food", "Good food, bad room", "bad room", "a b c");
    assertEquals(List.of("bad", "bad room", "food", "good", "good food", "room"), terms.terms());
    assertEquals(Math.log(5.0 / 3) + 1, terms.weights().getFirst());

    float[] found = pooled(terms, "good GOOD good food!", "room room", "", "other words");
    assertEquals(expected(terms, "good", "food", "good food"), found[0], 1e-4);
    assertEquals(expected(terms, "room"), found[1], 1e-4);
    assertEquals(0, found[2]);
    assertEquals(0, found[3]);
  }

  @Test
  void knowsStartAndEndOfNames() {
    TextTerms terms = terms(TextTerms.Unit.CHARACTERS, "ann", "Ann", "x", "y");
    assertTrue(terms.terms().contains(CharacterCodes.START + "ann"));
    assertTrue(terms.terms().contains("nn" + CharacterCodes.END));
    String start = String.valueOf(CharacterCodes.START);
    String end = String.valueOf(CharacterCodes.END);
    float[] found = pooled(terms, "an", "nn");
    assertEquals(
        expected(terms, "a", "n", start + "a", "an", "n" + end, start + "an"), found[0], 1e-3);
    assertEquals(expected(terms, "n", "nn", "n" + end, "nn" + end), found[1], 1e-3);
  }

  @Test
  void shortensRunsWhereThereAreManyCharacters() {
    String[] texts = new String[300];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Character.toString(0x4e00 + i) + Character.toString(0x4e00 + (i + 1) % 300);
    }
    TextTerms terms = terms(TextTerms.Unit.CHARACTERS, texts);
    assertEquals(300, terms.alphabet().size());
    assertEquals(2, terms.longest());
  }

  private static Table reviews(int rows) {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    String[] words = "the a room staff was very quite not food and with some other view".split(" ");
    for (int i = 0; i < rows; i++) {
      boolean good = random.nextBoolean();
      List<String> text = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        text.add(words[random.nextInt(words.length)]);
      }
      text.add(good ? "splendid" : "dreadful");
      Collections.shuffle(text, random);
      texts.add(String.join(" ", text));
      answers.add(good ? "yes" : "no");
    }
    return Table.of(Map.of("review", texts, "liked", answers)).select("review", "liked");
  }

  @Test
  void learnsFromTextsAlone(@TempDir Path folder) {
    Table table = reviews(300);
    TrainingResult result = Classifier.train(table, TrainOptions.defaults().threads(1));
    assertTrue(result.test().orElseThrow().value(Figure.ROC_AUC) > 0.99);

    Path file = folder.resolve("reviews.keras");
    result.classifier().save(file);
    Classifier loaded = Classifier.load(file);
    assertEquals(result.classifier().features(), loaded.features());
    assertArrayEquals(result.classifier().probabilities(table), loaded.probabilities(table));
  }

  @Test
  void takesComposedAndDecomposedLettersAsTheSame() {
    Classifier classifier =
        Classifier.train(reviews(300), TrainOptions.defaults().threads(1)).classifier();
    float[] found =
        classifier.probabilities(
            Table.of(Map.of("review", List.of("caf\u00e9 splendid", "cafe\u0301 splendid"))));
    assertEquals(found[0], found[1]);
  }
}
