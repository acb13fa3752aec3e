package dev.litmus.trees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.Baseline;
import dev.litmus.classifier.BaselineResult;
import dev.litmus.classifier.Classifier;
import dev.litmus.classifier.HiddenLayer;
import dev.litmus.classifier.Recipe;
import dev.litmus.classifier.TrainOptions;
import dev.litmus.classifier.TrainingResult;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradientBoostedTreesTest {
  private static final String[] WORDS = {"fine", "late", "broken", "friendly", "wrong", "quick"};

  /// Which of five columns tells the answer.
  private enum Told {
    NUMBERS,
    CATEGORY,
    DATE,
    TEXT,
    NAME
  }

  private static Table table(Told told, int rows) {
    Random random = new Random(8);
    StringBuilder csv = new StringBuilder("a,b,town,day,remark,name,y\n");
    for (int row = 0; row < rows; row++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      int town = random.nextInt(9);
      LocalDate day = LocalDate.of(2021, 1, 1).plusDays(random.nextInt(1000));
      int word = random.nextInt(WORDS.length);
      String name =
          "" + (char) ('k' + random.nextInt(9)) + random.nextInt(90) + (town % 2 == 0 ? "a" : "o");
      boolean yes =
          switch (told) {
            case NUMBERS -> a * b > 0;
            case CATEGORY -> town % 3 == 0;
            case DATE -> day.getMonthValue() % 4 == 1;
            case TEXT -> word % 2 == 1;
            case NAME -> name.endsWith("a");
          };
      csv.append(
          String.format(
              Locale.ROOT,
              "%.4f,%s,town%d,%s,\"%s, it came %s: %s!\",%s,%s%n",
              a,
              random.nextInt(15) == 0 ? "" : String.format(Locale.ROOT, "%.4f", b),
              told == Told.NAME ? 0 : town,
              day,
              WORDS[random.nextInt(6)].toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).charAt(0),
              WORDS[word],
              "order " + row,
              name,
              yes ^ (random.nextInt(20) == 0) ? "yes" : "no"));
    }
    return CsvReader.parse(csv.toString().replace("\r\n", "\n"), ReadOptions.defaults());
  }

  private static TrainOptions options() {
    return TrainOptions.defaults()
        .recipe(Recipe.of(HiddenLayer.parse("1 tanh")).withEpochs(1))
        .baselines(new GradientBoostedTrees());
  }

  private static BaselineResult.Tested tested(Table table, TrainOptions options) {
    TrainingResult result = Classifier.train(table, options);
    return assertInstanceOf(BaselineResult.Tested.class, result.baselines().getFirst());
  }

  @Test
  void everyKindOfColumnIsLearntFrom() {
    for (Told told : Told.values()) {
      BaselineResult.Tested trees = tested(table(told, 600), options());
      double area = trees.evaluation().value(Figure.ROC_AUC);
      // One in twenty labels is wrong.
      assertTrue(area > 0.85, told + ": ROC-AUC " + area);
    }
  }

  @Test
  void theAnswersAreThoseOfAnyNumberOfThreads() {
    Table table = table(Told.NUMBERS, 300);
    Scores one = tested(table, options().threads(1)).evaluation().scores();
    Scores three = tested(table, options().threads(3)).evaluation().scores();
    for (int row = 0; row < one.size(); row++) {
      assertEquals(one.probability(row), three.probability(row));
    }
  }

  @Test
  void aLimitThatIsTooShortIsARefusal() {
    BaselineResult found =
        Classifier.train(table(Told.NUMBERS, 300), options().timeLimit(Duration.ofNanos(1)))
            .baselines()
            .getFirst();
    assertEquals(
        "Not held against gradient-boosted trees: the time limit left too little time.",
        found.sentence());
  }

  @Test
  void withoutTheNativeLibraryTheTrainingGoesOn() throws ReflectiveOperationException {
    Baseline trees =
        (Baseline)
            new WithoutNativeLibraries()
                .loadClass(GradientBoostedTrees.class.getName())
                .getConstructor()
                .newInstance();
    for (int i = 0; i < 2; i++) { // the second time the class is known to be broken
      TrainingResult result =
          Classifier.train(table(Told.NUMBERS, 300), options().baselines(trees));
      assertEquals(
          List.of(
              "Not held against gradient-boosted trees: XGBoost's library cannot be loaded on %s %s"
                      .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
                  + " (on Linux it needs libgomp1)."),
          result.baselines().stream().map(BaselineResult::sentence).toList());
      assertTrue(result.test().isPresent());
    }
  }

  /// Loads trees and XGBoost anew, and finds no library for this machine or any other.
  private static final class WithoutNativeLibraries extends ClassLoader {
    WithoutNativeLibraries() {
      super(GradientBoostedTreesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("ml.dmlc.") && !name.startsWith("dev.litmus.trees.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defined(name);
      }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public @Nullable URL getResource(String name) {
      return name.startsWith("lib/") ? null : super.getResource(name);
    }
  }
}
