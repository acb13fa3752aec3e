package dev.litmus.classifier;

import dev.litmus.classifier.table.ColumnType;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.optimizers.Adam;
import dev.litmus.nn.optimizers.AdamW;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.OptimizerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/// A network of the automatic recipe's portfolio.
///
/// Three are enough to be near the best on most tables: a logistic regression, which few rows
/// cannot mislead; a small network; and a large one that sees every number cut into pieces, as
/// trees do ([PiecewiseEncoding]). From some thousand rows on two more pay, trained as RealMLP is
/// ([RateGroups]): one that sees the pieces, and one that learns waves of each number
/// ([PeriodicEmbedding]). Of many columns most may be noise; there, however few the rows, one is
/// needed whose learnt scales shut columns out.
///
/// @param name a Python identifier; layers and reports have it
/// @param recipe hidden layers and training
/// @param view as what the network sees the columns
/// @param scaling whether each input has a learnt scale, as in RealMLP; such a network starts with
///   wide kernels and is trained by [RateGroups]
record Contender(String name, Recipe recipe, View view, boolean scaling) {
  /// As what a network sees columns.
  enum View {
    /// Numbers scaled, words and codes one by one.
    SCALED,
    /// Numbers also cut into pieces.
    PIECES,
    /// Numbers also as learnt waves.
    WAVES,
    /// Texts and pictures also, by networks of their own; the others do not see them.
    EVERYTHING
  }

  /// What the name of the layer that scales each input ends with, by which [RateGroups] knows it.
  static final String SCALE = "input_scale";

  private static final int ENOUGH_FOR_SCALES = 3_000;

  private static final int MANY_COLUMNS = 100;

  /// Beyond so many rows the small batches that suit few rows only cost time.
  private static final int FEW = 5_000;

  private static final int MANY = 32_768;

  /// The most epochs, and the rows a step, of the network for rows too many for memory.
  static final int STREAMED_EPOCHS = 32;

  static final int STREAMED_BATCH = 512;

  /// The networks to try; with the best effort a wider one of each kind, more strongly kept from
  /// learning rows by heart, is among them.
  ///
  /// @param rows how many rows there are to train on
  /// @param columns how many columns
  static List<Contender> portfolio(int rows, int columns, Effort effort) {
    List<Contender> contenders =
        new ArrayList<>(List.of(linear(rows), plain(rows), piecewise(rows)));
    if (rows >= ENOUGH_FOR_SCALES || effort == Effort.BEST) {
      contenders.add(scaledPieces(rows));
    }
    if (columns >= MANY_COLUMNS) {
      contenders.add(scaled(rows));
    } else if (rows >= ENOUGH_FOR_SCALES || effort == Effort.BEST) {
      contenders.add(periodic(rows));
    }
    if (effort == Effort.BEST) {
      contenders.add(wider(plain(rows), "256 relu, 128 relu", 0.5));
      contenders.add(wider(piecewise(rows), "512 relu, 256 relu, 256 relu", 0.3));
    }
    return contenders;
  }

  /// The networks to try, of which one sees pictures, and texts where they are not a number beside
  /// others ([TextScore]).
  ///
  /// @param features all columns
  static List<Contender> portfolio(int rows, List<Feature> features, Effort effort) {
    Set<ColumnType> types = features.stream().map(Feature::type).collect(Collectors.toSet());
    Set<ColumnType> apart = Set.of(ColumnType.TEXT, ColumnType.PICTURE);
    int columns = (int) features.stream().filter(each -> !apart.contains(each.type())).count();
    List<Contender> contenders = new ArrayList<>();
    if (columns > 0) {
      contenders.addAll(portfolio(rows, columns, effort));
    }
    if (columns < features.size()) {
      Recipe recipe = Recipe.automatic(types, rows);
      String seen = types.contains(ColumnType.PICTURE) ? "pictures" : "texts";
      String name = columns > 0 ? "with_" + seen : seen;
      contenders.add(new Contender(name, recipe, View.EVERYTHING, false));
    }
    return contenders;
  }

  private static Contender wider(Contender narrow, String hidden, double dropout) {
    Recipe recipe = narrow.recipe();
    return new Contender(
        narrow.name() + "_wide",
        recipe(
            HiddenLayer.parse(hidden),
            dropout,
            recipe.optimizer(),
            recipe.epochs(),
            recipe.batchSize(),
            recipe.patience().orElseThrow()),
        narrow.view(),
        narrow.scaling());
  }

  static Contender linear(int rows) {
    int batch = rows < FEW ? 32 : 256;
    return new Contender(
        "linear", recipe(List.of(), 0, Adam.of(0.02), 60, batch, 8), View.SCALED, false);
  }

  /// With few rows a decay as strong as this lowered the log-loss on seven of ten public tables
  /// (decisions/0011).
  static Contender plain(int rows) {
    boolean few = rows < FEW;
    List<HiddenLayer> hidden = HiddenLayer.parse("64 relu, 32 relu");
    AdamW adamW = AdamW.of(OptimizerSettings.of(0.001).weightDecay(1.0));
    return new Contender(
        "plain",
        few ? recipe(hidden, 0.5, adamW, 200, 32, 20) : recipe(hidden, 0.1, Adam.of(), 60, 128, 8),
        View.SCALED,
        false);
  }

  /// Width, rate and decay by trials on public tables (bench/accuracy).
  static Contender piecewise(int rows) {
    int batch = rows < 2_800 ? 32 : rows < 6_400 ? 128 : rows < MANY ? 256 : 512;
    AdamW adamW = AdamW.of(OptimizerSettings.of(rows < FEW ? 0.001 : 0.0003).weightDecay(0.3));
    List<HiddenLayer> hidden = HiddenLayer.parse("256 relu, 256 relu, 256 relu");
    return new Contender(
        "piecewise",
        recipe(hidden, 0.1, adamW, 100, batch, rows < FEW ? 16 : 10),
        View.PIECES,
        false);
  }

  /// Half of RealMLP's rate and a stronger decay, by trials on public tables (bench/accuracy): with
  /// pieces it learns rows by heart sooner than with waves.
  static Contender scaledPieces(int rows) {
    int epochs = rows < 3_000 ? 32 : 16;
    int batch = scalingBatch(rows);
    RateGroups optimizer = RateGroups.of(0.02, 0.3, steps(rows, epochs, batch));
    return scaling("scaled_pieces", optimizer, epochs, batch, View.PIECES);
  }

  /// Without waves, which would cost much with many columns, RealMLP's rate and decay.
  static Contender scaled(int rows) {
    int epochs = rows < MANY ? 32 : 16;
    int batch = scalingBatch(rows);
    RateGroups optimizer = RateGroups.of(0.04, 0.02, steps(rows, epochs, batch));
    return scaling("scaled", optimizer, epochs, batch, View.SCALED);
  }

  static Contender periodic(int rows) {
    int epochs = rows < 3_000 ? 128 : rows < 10_000 ? 48 : rows < MANY ? 32 : 24;
    int batch = scalingBatch(rows);
    return periodic(epochs, batch, steps(rows, epochs, batch));
  }

  /// The one network for rows too many for memory.
  ///
  /// @param steps how many there will be in all
  static Contender streamed(long steps) {
    return periodic(STREAMED_EPOCHS, STREAMED_BATCH, steps);
  }

  /// RealMLP's rate and decay.
  private static Contender periodic(int epochs, int batch, long steps) {
    return scaling("periodic", RateGroups.of(0.04, 0.02, steps), epochs, batch, View.WAVES);
  }

  /// RealMLP's sizes with relu, which cost nothing in trials (bench/accuracy), and with fewer
  /// epochs; the best one is kept.
  private static Contender scaling(
      String name, RateGroups optimizer, int epochs, int batch, View view) {
    List<HiddenLayer> hidden = HiddenLayer.parse("256 relu, 256 relu, 256 relu");
    return new Contender(name, recipe(hidden, 0.15, optimizer, epochs, batch, epochs), view, true);
  }

  private static int scalingBatch(int rows) {
    return rows < 3_000 ? 128 : rows < MANY ? 256 : 512;
  }

  /// Of five folds four are trained on.
  private static long steps(int rows, int epochs, int batch) {
    return (long) epochs * Math.ceilDiv(4 * rows / 5, batch);
  }

  private static Recipe recipe(
      List<HiddenLayer> hidden,
      double dropout,
      Optimizer optimizer,
      int epochs,
      int batch,
      int patience) {
    return new Recipe(
        hidden,
        Optional.empty(),
        dropout,
        Normalize.ROBUST,
        optimizer,
        new BinaryCrossentropy(),
        epochs,
        batch,
        OptionalInt.of(patience),
        false);
  }
}
