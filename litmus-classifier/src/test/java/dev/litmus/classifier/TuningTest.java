package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.Tuning.Outcome;
import dev.litmus.classifier.table.CsvReader;
import dev.litmus.classifier.table.ReadOptions;
import dev.litmus.classifier.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TuningTest {
  private final Table table = table();

  private static Table table() {
    Random random = new Random(3);
    StringBuilder csv = new StringBuilder("first,second,well\n");
    for (int i = 0; i < 200; i++) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      boolean well = first * second > 0.2 * random.nextGaussian();
      csv.append(first).append(',').append(second).append(well ? ",yes\n" : ",no\n");
    }
    return CsvReader.parse(csv.toString(), ReadOptions.defaults());
  }

  /// Keeps what was done, and may know it.
  private static final class Notes implements Tuning.Journal {
    final List<Outcome> done = new ArrayList<>();
    final List<Outcome> earlier;

    Notes(List<Outcome> earlier) {
      this.earlier = earlier;
    }

    @Override
    public OptionalDouble known(TuningTrial trial, int epochs) {
      return earlier.stream()
          .filter(outcome -> outcome.trial().equals(trial) && outcome.epochs() == epochs)
          .mapToDouble(Outcome::loss)
          .findFirst();
    }

    @Override
    public void done(Outcome outcome) {
      done.add(outcome);
    }
  }

  private Tuning search(Tuning.Search search, int trials, Notes notes) {
    return Tuning.run(table, TrainOptions.defaults().seed(5).threads(1), search, trials, 9, notes);
  }

  @Test
  void halvingGivesTheBestThirdThreeTimesTheEpochs() {
    Notes notes = new Notes(List.of());
    Tuning tuning = search(Tuning.Search.HALVING, 7, notes);
    List<Integer> epochs = notes.done.stream().map(Outcome::epochs).toList();
    assertEquals(List.of(1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 9), epochs);
    List<Outcome> first = new ArrayList<>(notes.done.subList(0, 7));
    first.sort((a, b) -> Double.compare(a.loss(), b.loss()));
    assertEquals(
        first.subList(0, 3).stream().map(Outcome::trial).toList(),
        notes.done.subList(7, 10).stream().map(Outcome::trial).toList());
    assertEquals(9, tuning.best().epochs());
    assertEquals(11, tuning.outcomes().size());
  }

  @Test
  void trialsSideBySideComeToTheSame() {
    Notes notes = new Notes(List.of());
    TrainOptions options = TrainOptions.defaults().seed(5).threads(3);
    Tuning side = Tuning.run(table, options, Tuning.Search.HALVING, 7, 9, notes);
    assertEquals(search(Tuning.Search.HALVING, 7, new Notes(List.of())), side);
    assertEquals(side.outcomes().size(), notes.done.size());
  }

  @Test
  void whatIsDoneIsNotDoneAgain() {
    Notes whole = new Notes(List.of());
    Tuning expected = search(Tuning.Search.RANDOM, 4, whole);
    assertEquals(4, whole.done.size());
    Notes rest = new Notes(whole.done.subList(0, 3));
    assertEquals(expected, search(Tuning.Search.RANDOM, 4, rest));
    assertEquals(1, rest.done.size());
    assertTrue(expected.best().loss() <= expected.outcomes().getLast().loss());
  }

  @Test
  void aTrialIsThatOfItsNumberAndSeed() {
    assertEquals(TuningTrial.of(3, 1), TuningTrial.of(3, 1));
    assertNotEquals(TuningTrial.of(3, 1), TuningTrial.of(3, 2));
    for (int number = 1; number < 200; number++) {
      TuningTrial trial = TuningTrial.of(number, 0);
      assertTrue(trial.learningRate() >= 0.0003 && trial.learningRate() <= 0.03, trial.text());
      assertTrue(trial.hidden().size() <= 3 && trial.hidden().getLast().units() >= 16);
    }
  }
}
