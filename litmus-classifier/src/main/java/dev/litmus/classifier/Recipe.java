package dev.litmus.classifier;

import dev.litmus.classifier.table.ColumnType;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.optimizers.Adam;
import dev.litmus.nn.optimizers.Optimizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a network is made and trained.
///
/// @param hidden the hidden layers; the one sigmoid unit comes after them
/// @param architecture in place of hidden layers and unit: a network of one's own, from the
///   prepared columns to one probability; only its layers count, not its weights
/// @param dropout the share dropped after each hidden layer, in training
/// @param batchSize rows a step
/// @param patience epochs without a better validation loss before training ends with the best
///   epoch's weights; empty runs all epochs and keeps the last
/// @param refit whether the network is then trained anew on training and validation rows together,
///   for as many epochs as were best
public record Recipe(
    List<HiddenLayer> hidden,
    Optional<Model> architecture,
    double dropout,
    Normalize normalize,
    Optimizer optimizer,
    Loss loss,
    int epochs,
    int batchSize,
    OptionalInt patience,
    boolean refit) {
  private static final int PATIENCE_WITH_TEXTS = 5;

  /// Copies the layers.
  public Recipe {
    hidden = List.copyOf(hidden);
    if (epochs < 1 || batchSize < 1) {
      throw new IllegalArgumentException(
          "epochs and batch size must be at least 1; found %d and %d".formatted(epochs, batchSize));
    }
  }

  /// What is used when nothing is asked for: one small network, trained until the validation loss
  /// has not become better for a while.
  ///
  /// On few rows more is dropped out, and in the end a network is trained on all of them,
  /// validation rows included, for as many epochs as were best.
  ///
  /// @param rows the number of training rows
  public static Recipe automatic(int rows) {
    boolean few = rows < 5_000;
    return new Recipe(
        HiddenLayer.parse("64 relu, 32 relu"),
        Optional.empty(),
        few ? 0.5 : 0.1,
        Normalize.STANDARD,
        Adam.of(),
        new BinaryCrossentropy(),
        few ? 200 : 60,
        few ? 32 : 128,
        OptionalInt.of(few ? 20 : 8),
        few);
  }

  /// What is used where all columns are pictures: one unit behind the convolutions.
  public static Recipe pictures() {
    return new Recipe(
        List.of(),
        Optional.empty(),
        0,
        Normalize.STANDARD,
        Adam.of(),
        new BinaryCrossentropy(),
        60,
        32,
        OptionalInt.of(12),
        false);
  }

  /// What is used where all columns are texts: one unit on what is learnt of their terms, a
  /// logistic regression that is stopped early and in the end trained on all rows.
  public static Recipe text() {
    return new Recipe(
        List.of(),
        Optional.empty(),
        0,
        Normalize.STANDARD,
        Adam.of(),
        new BinaryCrossentropy(),
        100,
        32,
        OptionalInt.of(PATIENCE_WITH_TEXTS),
        true);
  }

  /// What is used for those columns when nothing is asked for.
  ///
  /// @param rows the number of training rows
  static Recipe automatic(Set<ColumnType> types, int rows) {
    if (types.equals(Set.of(ColumnType.TEXT))) {
      return text();
    }
    if (types.equals(Set.of(ColumnType.PICTURE))) {
      return pictures();
    }
    // Terms of texts are learnt in few epochs, which take their time.
    return types.contains(ColumnType.TEXT)
        ? automatic(rows).withPatience(PATIENCE_WITH_TEXTS)
        : automatic(rows);
  }

  /// Exactly those layers, trained with Keras's defaults until more is said.
  public static Recipe of(List<HiddenLayer> hidden) {
    return of(hidden, Optional.empty());
  }

  /// Exactly that network behind the prepared columns, trained with Keras's defaults until more is
  /// said.
  public static Recipe of(Model architecture) {
    return of(List.of(), Optional.of(architecture));
  }

  private static Recipe of(List<HiddenLayer> hidden, Optional<Model> architecture) {
    return new Recipe(
        hidden,
        architecture,
        0,
        Normalize.STANDARD,
        Adam.of(),
        new BinaryCrossentropy(),
        30,
        32,
        OptionalInt.empty(),
        false);
  }

  public Recipe withNormalize(Normalize other) {
    return new Recipe(
        hidden, architecture, dropout, other, optimizer, loss, epochs, batchSize, patience, refit);
  }

  public Recipe withOptimizer(Optimizer other) {
    return new Recipe(
        hidden, architecture, dropout, normalize, other, loss, epochs, batchSize, patience, refit);
  }

  public Recipe withLoss(Loss other) {
    return new Recipe(
        hidden,
        architecture,
        dropout,
        normalize,
        optimizer,
        other,
        epochs,
        batchSize,
        patience,
        refit);
  }

  public Recipe withEpochs(int count) {
    return new Recipe(
        hidden,
        architecture,
        dropout,
        normalize,
        optimizer,
        loss,
        count,
        batchSize,
        patience,
        refit);
  }

  public Recipe withBatchSize(int rows) {
    return new Recipe(
        hidden, architecture, dropout, normalize, optimizer, loss, epochs, rows, patience, refit);
  }

  public Recipe withPatience(int count) {
    return new Recipe(
        hidden,
        architecture,
        dropout,
        normalize,
        optimizer,
        loss,
        epochs,
        batchSize,
        OptionalInt.of(count),
        false);
  }

  /// What a model file is to tell of it.
  Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    facts.put("layers", layers());
    facts.put("dropout", dropout);
    facts.put("normalize", normalize.text());
    facts.put("optimizer", optimizer.config());
    facts.put("loss", loss.name());
    facts.put("batch_size", (long) batchSize);
    return facts;
  }

  private List<String> layers() {
    return architecture.isPresent()
        ? architecture.get().layers().stream().map(LayerState::toString).toList()
        : hidden.stream().map(HiddenLayer::toString).toList();
  }
}
