package dev.litmus.nn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private final float[][] x = {{1}, {2}, {-1}, {-2}, {3}};
  private final float[] y = {1, 1, 0, 0, 1};
  private final Trainer trainer =
      Sequential.seeded(1, InputLayer.of(1), Dense.of(1, "sigmoid"))
          .compile("sgd", "binary_crossentropy", "accuracy");

  @Test
  void lambdasAreCalledInOrder() {
    List<String> calls = new ArrayList<>();
    LambdaCallback callback =
        LambdaCallback.of()
            .onTrainBegin(training -> calls.add("train " + training.steps()))
            .onEpochBegin((training, epoch) -> calls.add("epoch " + epoch))
            .onTrainBatchBegin((training, batch) -> calls.add("batch " + batch))
            .onTrainBatchEnd(end -> calls.add("end of " + end.epoch() + "." + end.batch()))
            .onEpochEnd((training, epoch, logs) -> calls.add(logs.keySet() + " " + epoch))
            .onTrainEnd((training, logs) -> calls.add("over " + logs.keySet()));

    trainer.fit(x, y, Fit.epochs(2).initialEpoch(1).batchSize(3).callbacks(callback).verbose(0));

    assertEquals(
        List.of(
            "train 2",
            "epoch 1",
            "batch 0",
            "end of 1.0",
            "batch 1",
            "end of 1.1",
            "[accuracy, loss] 1",
            "over [accuracy, loss]"),
        calls);
  }

  @Test
  void lambdasHearOfValidations() {
    List<String> calls = new ArrayList<>();
    LambdaCallback callback =
        LambdaCallback.of()
            .onTestBegin(training -> calls.add("test"))
            .onTestEnd((training, logs) -> calls.add("tested " + logs.keySet()))
            .onEpochEnd((training, epoch, logs) -> calls.add("epoch " + epoch));
    trainer.fit(x, y, Fit.epochs(1).validationSplit(0.4).callbacks(callback).verbose(0));
    assertEquals(List.of("test", "tested [accuracy, loss]", "epoch 0"), calls);
  }

  @Test
  void aLambdaCallbackMayLeaveEverythingOut() {
    assertEquals(
        2,
        trainer.fit(x, y, Fit.epochs(2).callbacks(LambdaCallback.of()).verbose(0)).epochs().size());
  }

  @Test
  void figuresThatACallbackAddsAreKeptAndShown() {
    LambdaCallback callback =
        LambdaCallback.of().onEpochEnd((training, epoch, logs) -> logs.put("own", epoch + 0.5));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    History history =
        trainer.fit(
            x, y, Fit.epochs(2).callbacks(callback).verbose(2).output(new PrintStream(printed)));

    assertEquals(List.of(0.5, 1.5), history.get("own"));
    assertTrue(printed.toString(StandardCharsets.UTF_8).contains(" - own: 1.5000\n"));
  }

  @Test
  void terminateOnNanNamesEpochAndBatchAndComputesNoMetrics() {
    Trainer diverging =
        Sequential.seeded(1, InputLayer.of(1), Dense.of(1, "sigmoid"))
            .compile("sgd", "binary_crossentropy");
    List<Integer> batches = new ArrayList<>();
    LambdaCallback poison =
        LambdaCallback.of()
            .onTrainBatchBegin((training, batch) -> {
              batches.add(batch);
              if (batches.size() == 5) {
                training.model().variables().getFirst().value()[0] = Float.NaN;
              }
            });

    History history =
        diverging.fit(
            x, y, Fit.epochs(9).batchSize(2).callbacks(poison, new TerminateOnNaN()).verbose(0));

    assertEquals(List.of(0, 1, 2, 0, 1), batches);
    assertEquals(Optional.of("epoch 2, batch 2: the loss is NaN"), history.stopped());
    assertEquals(2, history.epochs().size());
  }

  @Test
  void progressIsALineAnEpoch() {
    assertTwoEpochs("2/2 - E - T - ", printed(2, false, StandardCharsets.UTF_8));
    assertTwoEpochs("2/2 - E - T - ", printed(2, true, StandardCharsets.UTF_8));
  }

  @Test
  void progressIsABarAnEpochWhereTheOutputIsNoTerminal() {
    assertTwoEpochs("2/2 ━{20} E T - ", printed(1, false, StandardCharsets.UTF_8));
    assertTwoEpochs("2/2 ={20} E T - ", printed(1, false, StandardCharsets.US_ASCII));
  }

  @Test
  void progressIsDrawnAgainAndAgainOnATerminal() {
    assertTrue(printed(1, true, StandardCharsets.UTF_8).startsWith("Epoch 1/2\n\r"));
    assertEquals("", printed(0, true, StandardCharsets.UTF_8));
  }

  private static void assertTwoEpochs(String start, String printed) {
    String number = "\\d\\.\\d{4}(e[+-]\\d\\d)?";
    String line =
        start.replace("T", "\\d+[mu]?s/step").replace("E", "\\d+s")
            + "accuracy: %1$s - loss: %1$s - val_accuracy: %1$s - val_loss: %1$s\n"
                .formatted(number);
    String pattern =
        "Epoch 1/2\n" + line + "Notice: first\nEpoch 2/2\n" + line + "Notice: second\n";
    assertTrue(printed.matches(pattern), printed);
  }

  private String printed(int verbose, boolean terminal, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Fit fit =
        Fit.epochs(2)
            .batchSize(3)
            .validationData(Tensor.of(x), Tensor.column(y))
            .verbose(verbose)
            .callbacks(
                LambdaCallback.of()
                    .onEpochEnd((training, epoch, logs) ->
                        training.notice(epoch == 0 ? "first" : "second")))
            .output(new PrintStream(bytes, true, charset), terminal);
    History history = trainer.fit(x, y, fit);
    assertEquals(List.of("first", "second"), history.notices());
    return bytes.toString(charset);
  }

  @Test
  void stoppingInABatchEndsTheEpochAfterValidation() {
    LambdaCallback stop =
        LambdaCallback.of()
            .onTrainBatchEnd(end -> {
              if (end.batch() == 1) {
                end.training().stop("enough");
              }
            });
    Map<String, List<Double>> figures =
        trainer
            .fit(x, y, Fit.epochs(5).batchSize(1).validationSplit(0.4).callbacks(stop).verbose(0))
            .figures();
    assertEquals(1, figures.getOrDefault("val_loss", List.of()).size());
  }

  /// As an error: nobody is told that the training has ended.
  @Test
  void terminateOnNaNMayFail() {
    List<String> calls = new ArrayList<>();
    LambdaCallback watching =
        LambdaCallback.of()
            .onTrainBatchBegin(
                (training, batch) -> training.model().variables().getFirst().value()[0] = Float.NaN)
            .onTrainEnd((training, logs) -> calls.add("end"));
    Fit fit = Fit.epochs(3).callbacks(watching, new TerminateOnNaN().raiseError(true)).verbose(0);
    assertEquals(
        "epoch 1, batch 1: the loss is NaN; make the learning rate smaller or scale the inputs",
        assertThrows(ArithmeticException.class, () -> trainer.fit(x, y, fit)).getMessage());
    assertEquals(List.of(), calls);
  }
}
