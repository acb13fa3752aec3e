package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.DType;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.layers.Activation;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.Rescaling;
import dev.litmus.nn.layers.StringLookup;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.optimizers.Adam;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.OptimizerSettings;
import dev.litmus.nn.optimizers.RmsProp;
import dev.litmus.nn.optimizers.Sgd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SummaryTest {
  /// Made by tools/make_summaries.py, which makes the same models with real Keras.
  @TestFactory
  Stream<DynamicTest> equalsKeras() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String section : Fixtures.text("summaries.txt").substring("### ".length()).split("### ")) {
      int end = section.indexOf('\n');
      String[] words = section.substring(0, end).split(" ");
      String expected = section.substring(end + 1);
      tests.add(
          DynamicTest.dynamicTest(
              section.substring(0, end),
              () -> {
                Summary summary = summary(words[0]).columns(Integer.parseInt(words[1]));
                int length = Integer.parseInt(words[2]);
                Summary fitted = length == 0 ? summary : summary.lineLength(length);
                assertEquals(expected, fitted.toString());
              }));
    }
    assertEquals(45, tests.size());
    return tests.stream();
  }

  private static Summary summary(String model) {
    return switch (model) {
      case "banknote" -> Summary.of(banknote());
      case "wide" ->
          Summary.of(
              Sequential.named(
                  "wide_model",
                  1,
                  List.of(
                      InputLayer.of(28),
                      Dense.of(256, "relu"),
                      Dense.of(256, "relu"),
                      Dense.of(1200, "relu"),
                      Dense.of(1200, "relu"),
                      Dense.of(1, "sigmoid"))));
      case "huge" -> Summary.of(huge());
      case "kinds" ->
          Summary.of(
              Sequential.of(
                  InputLayer.of(6, 2),
                  Rescaling.of(0.5, 0),
                  Normalization.of(),
                  Flatten.of(),
                  Dense.of(5).useBias(false),
                  Activation.of("relu"),
                  Dropout.of(0.2),
                  Dense.of(1, "sigmoid")));
      case "frozen" -> {
        Sequential frozen = banknote();
        frozen.layer("dense").trainable(false);
        yield Summary.of(frozen);
      }
      case "functional" -> {
        Symbol x = InputLayer.of(7).symbol();
        Symbol h = Dense.of(32, "relu").apply(Dense.of(32, "relu").apply(x));
        yield Summary.of(Functional.of(x, Dense.of(1, "sigmoid").apply(h)));
      }
      case "branched" -> {
        Symbol x = InputLayer.of(8).symbol();
        Symbol both = Concatenate.of().apply(Dense.of(4).apply(x), Dense.of(4).apply(x), x);
        Symbol y = Dense.of(1, "sigmoid").apply(both);
        yield Summary.of(Functional.named("branched", 1, List.of(x), List.of(y)));
      }
      case "shared" -> {
        Symbol left = InputLayer.of(3).named("left").symbol();
        Symbol right = InputLayer.of(3).named("right").symbol();
        Dense tower = Dense.of(4, "relu").named("tower");
        Symbol both = Concatenate.of().apply(tower.apply(left), tower.apply(right));
        Symbol y = Dense.of(1, "sigmoid").apply(both);
        yield Summary.of(Functional.of(List.of(left, right), List.of(y)));
      }
      case "twice" -> {
        Symbol x = InputLayer.of(4).symbol();
        Dense layer = Dense.of(4);
        yield Summary.of(Functional.of(x, layer.apply(layer.apply(x))));
      }
      case "columns" -> Summary.of(columns());
      case "deep" -> {
        Symbol x = InputLayer.of(2, 3, 4).symbol();
        Symbol a = Flatten.of().apply(Dense.of(5).apply(x));
        Symbol b = Flatten.of().apply(x);
        Symbol one = Dense.of(1).named("one").apply(a);
        Symbol two = Dense.of(1).named("two").apply(b);
        yield Summary.of(Functional.of(List.of(x), List.of(one, two)));
      }
      case "sgd" -> trained(Sgd.of());
      case "momentum" -> trained(new Sgd(0.9, false, OptimizerSettings.of(0.01)));
      case "adam" -> trained(Adam.of());
      case "centered" -> trained(new RmsProp(0.9, 0.5, 1e-7, true, OptimizerSettings.of(0.001)));
      default -> throw new IllegalArgumentException(model);
    };
  }

  private static Sequential banknote() {
    return Sequential.of(
        InputLayer.of(4), Dense.of(8, "tanh"), Dense.of(8, "tanh"), Dense.of(1, "sigmoid"));
  }

  private static Sequential huge() {
    return Sequential.of(
        InputLayer.of(20000),
        Dense.of(16384).kernelInitializer(Initializers.named("zeros")),
        Dense.of(1));
  }

  private static Functional columns() {
    Symbol age = InputLayer.of(1).named("age").symbol();
    Symbol town =
        InputLayer.of(1)
            .named("town of birth, as the register has it")
            .dtype(DType.STRING)
            .symbol();
    Symbol unused = InputLayer.of(1).named("a_column_that_is_not_used").symbol();
    Symbol neither = InputLayer.of(2).named("nor_is_this").symbol();
    Symbol missing = Cast.of(DType.FLOAT32).apply(IsNan.of().apply(age));
    Symbol filled = NanToNum.of().apply(Normalization.of(List.of(40.0), List.of(100.0)).apply(age));
    Symbol oneHot = StringLookup.oneHot(List.of("Bern", "Biel")).apply(town);
    Symbol all = Concatenate.of().apply(missing, filled, oneHot);
    Symbol h = Dense.of(123456, "relu").named("x".repeat(50)).apply(all);
    Symbol y = Dense.of(1, "sigmoid").named("the probability of yes").apply(h);
    return Functional.of(List.of(age, town, neither, unused), List.of(y));
  }

  private static Summary trained(Optimizer optimizer) {
    Trainer trainer = banknote().compile(optimizer, new BinaryCrossentropy());
    return Summary.of(trainer.model()).optimizer(trainer.optimizer());
  }

  @Test
  void isTheModelsText() {
    assertEquals(Summary.of(banknote()).toString(), banknote().summary());
  }

  @Test
  void refusesLinesTooShort() {
    IllegalArgumentException tooShort =
        assertThrows(
            IllegalArgumentException.class, () -> summary("banknote").lineLength(12).toString());
    assertEquals(
        "a summary in lines of 12 characters: too few for 3 columns", tooShort.getMessage());
  }
}
