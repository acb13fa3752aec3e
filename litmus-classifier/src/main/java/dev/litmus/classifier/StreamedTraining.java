package dev.litmus.classifier;

import dev.litmus.classifier.evaluation.Scores;
import dev.litmus.classifier.table.Notice;
import dev.litmus.classifier.table.Schema;
import dev.litmus.classifier.table.Split;
import dev.litmus.classifier.table.Table;
import dev.litmus.classifier.table.Target;
import dev.litmus.classifier.table.TargetEncoder;
import dev.litmus.classifier.table.TargetOptions;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Examples;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Shards;
import dev.litmus.nn.models.Trainer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// One network, trained on the training rows in memory and on all rows of the stream that are not
/// in memory, which a [ShardFile] holds. The rows in memory are the first shard; being drawn at
/// random, they are as good as any.
final class StreamedTraining {
  /// The share of the heap that a shard's rows may take: 1 / 32, and several times that what is
  /// made of them.
  private static final int SHARE_OF_HEAP = 32;

  private static final int BYTES_A_CELL = 8;
  private static final int MOST_ROWS_A_SHARD = 1 << 17;

  /// How many rows are learnt from, counted as often as they are, when nobody said.
  private static final long MOST_ROWS = 8L << 20;

  private static final long MORE_ROWS = 4 * MOST_ROWS;

  /// What the names of the automatic network's layers begin with.
  private static final String NAME = "streamed";

  private final Streamed streamed;
  private final Rows rows;
  private final Plan plan;
  private final TrainOptions options;
  private final Deadline deadline;
  private final Consumer<Notice> tell;

  /// The rows in memory and what is known of them.
  ///
  /// @param labelled as read, those with a label
  /// @param prepared the same, prepared
  /// @param numbers the place of each in the stream
  /// @param weights what each counts, where that is told
  record Rows(
      Table labelled,
      Table prepared,
      long[] numbers,
      float[] labels,
      Optional<float[]> weights,
      Split split) {}

  /// What is trained.
  ///
  /// @param recipe of a single network, empty for the automatic one
  /// @param exact whether it is run as it is, however many rows there are
  record Plan(
      TargetEncoder encoder,
      Schema schema,
      List<Feature> features,
      Optional<Recipe> recipe,
      boolean exact) {}

  StreamedTraining(
      Streamed streamed,
      Rows rows,
      Plan plan,
      TrainOptions options,
      Deadline deadline,
      Consumer<Notice> tell) {
    this.streamed = streamed;
    this.rows = rows;
    this.plan = plan;
    this.options = options;
    this.deadline = deadline;
    this.tell = tell;
  }

  Fitted run() {
    PackedRows packed = new PackedRows(plan.features());
    long others = streamed.sample().count() - streamed.sample().table().rowCount();
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP;
    long each = (long) packed.cells() * BYTES_A_CELL + meanBytes(packed);
    long rowsAShard = Math.clamp(room / each, 1, MOST_ROWS_A_SHARD);
    int shards = Math.toIntExact(Math.max(1, Math.ceilDiv(others, rowsAShard)));
    try (ShardFile file =
        ShardFile.create(
            packed,
            Path.of(System.getProperty("java.io.tmpdir", ".")),
            shards,
            others * meanBytes(packed),
            options.split().seed())) {
      long positives = write(file);
      int[] filled = file.finish();
      return train(shards(file, filled), positives);
    }
  }

  private long meanBytes(PackedRows packed) {
    PackedRows.Packer packer = packed.packer(rows.prepared());
    int count = rows.prepared().rowCount();
    return IntStream.range(0, count).mapToLong(packer::size).sum() / count + 1;
  }

  /// Reads the stream again and writes what is not in memory and may be learnt from.
  ///
  /// @return how many positive rows that is
  private long write(ShardFile file) {
    int[] held =
        IntStream.concat(
                Arrays.stream(rows.split().validation()), Arrays.stream(rows.split().test()))
            .toArray();
    RowFilter filter =
        RowFilter.of(
            options.split(),
            options.types().missing(),
            rows.labelled(),
            rows.prepared(),
            rows.numbers(),
            held);
    StreamProgress progress = new StreamProgress("Prepared", streamed.stream().name(), options);
    long[] sampled = streamed.sample().numbers();
    long[] state = new long[3]; // rows read, sampled rows among them, positives written
    streamed.stream()
        .read(part -> {
          long first = state[0];
          int[] unseen = new int[part.rowCount()];
          int count = 0;
          for (int row = 0; row < unseen.length; row++) {
            boolean inMemory = state[1] < sampled.length && sampled[(int) state[1]] == first + row;
            if (inMemory) {
              state[1]++;
            } else {
              unseen[count++] = row;
            }
          }
          state[0] += unseen.length;
          state[2] += write(file, filter, part, first, Arrays.copyOf(unseen, count));
          progress.add(part);
        });
    progress.end();
    return state[2];
  }

  private long write(ShardFile file, RowFilter filter, Table part, long first, int[] unseen) {
    if (unseen.length == 0) {
      return 0;
    }
    Target target =
        plan.encoder().encode(part.rows(unseen), streamed.labels(), TargetOptions.Missing.DROP);
    int[] labelled = Arrays.stream(target.rows()).map(i -> unseen[i]).toArray();
    if (labelled.length == 0) {
      return 0;
    }
    Table read = part.rows(labelled);
    Table prepared = plan.schema().apply(read);
    float[] labels = target.toFloats();
    float[] weights = new float[labels.length];
    Arrays.fill(weights, 1);
    if (options.sampleWeight().isPresent()) {
      weights = SampleWeights.of(read, options.sampleWeight().get());
    }
    int[] accepted =
        IntStream.range(0, labelled.length)
            .filter(row -> filter.accepts(read, prepared, row, first + labelled[row]))
            .toArray();
    float[] answers = ModelInputs.picked(labels, accepted);
    file.add(prepared.rows(accepted), answers, ModelInputs.picked(weights, accepted));
    return IntStream.range(0, answers.length).filter(i -> answers[i] > 0).count();
  }

  private Shards shards(ShardFile file, int[] filled) {
    return new Shards() {
      @Override
      public int count() {
        return 1 + filled.length;
      }

      @Override
      public int rows(int shard) {
        return shard == 0 ? rows.split().train().length : file.rows(filled[shard - 1]);
      }

      @Override
      public Examples examples(int shard) {
        if (shard == 0) {
          int[] train = rows.split().train();
          Examples examples = Examples.of(inputs(train), List.of(answers(train)));
          return rows.weights()
              .map(all -> examples.weighted(ModelInputs.picked(all, train)))
              .orElse(examples);
        }
        PackedRows.Unpacked read = file.read(filled[shard - 1]);
        Examples examples = Examples.of(read.inputs(), List.of(Tensor.column(read.labels())));
        return rows.weights().isPresent() ? examples.weighted(read.weights()) : examples;
      }
    };
  }

  private Fitted train(Shards shards, long positives) {
    long all = IntStream.range(0, shards.count()).mapToLong(shards::rows).sum();
    float[] known = ModelInputs.picked(rows.labels(), rows.split().train());
    long ones = positives + IntStream.range(0, known.length).filter(i -> known[i] > 0).count();
    int batch = plan.recipe().map(Recipe::batchSize).orElse(Contender.STREAMED_BATCH);
    int epochs = plan.recipe().map(Recipe::epochs).orElse(Contender.STREAMED_EPOCHS);
    long most = options.effort() == Effort.BEST ? MORE_ROWS : MOST_ROWS;
    Pace pace =
        plan.exact() ? new Pace(epochs, OptionalInt.empty()) : Pace.of(all, batch, epochs, most);
    long pass =
        IntStream.range(0, shards.count())
            .mapToLong(shard -> Math.ceilDiv(shards.rows(shard), batch))
            .sum();
    Contender contender = Contender.streamed(pace.allSteps(pass));
    Recipe recipe = plan.recipe().orElse(contender.recipe());
    if (!plan.exact()) {
      tell(pace, pace.rowsAnEpoch(all, batch));
    }
    long seed = options.split().seed();
    EnsembleNetwork networks =
        new EnsembleNetwork(
            plan.features(), Optional.empty(), PiecewiseEncoding.fit(trainRows(), plan.features()));
    Model model =
        plan.recipe().isPresent()
            ? FeatureNetwork.build(plan.features(), recipe, seed)
            : networks.alone(NAME, contender, seed);
    Trainer trainer = model.compile(recipe.optimizer(), recipe.loss(), Metrics.named("accuracy"));
    BestEpoch best = new BestEpoch(recipe.patience());
    Fit fit =
        Fit.epochs(pace.epochs())
            .batchSize(batch)
            .shuffle(Fit.Shuffle.EVERY_EPOCH)
            .threads(options.threads())
            .output(options.progress(), options.isTerminal())
            .verbose(options.verbose())
            .classWeight(options.classWeights(all, ones))
            .callbacks(best, deadline.callback());
    if (pace.steps().isPresent()) {
      fit = fit.stepsPerEpoch(pace.steps().getAsInt());
    }
    int[] validation = rows.split().validation();
    if (validation.length > 0) {
      fit = fit.validationData(inputs(validation), answers(validation));
    }
    for (var callback : options.callbacks()) {
      fit = fit.callbacks(callback);
    }
    History history = trainer.fit(shards, fit);
    Model finished =
        plan.recipe().isPresent()
            ? model
            : networks.together(
                List.of(new EnsembleNetwork.Branch(NAME, contender, model, 1)), seed);
    return new Fitted(
        finished,
        plan.recipe().isPresent() ? Optional.of(trainer) : Optional.empty(),
        heldOut(finished),
        history,
        best.epoch(),
        best.diverged(),
        Math.toIntExact(all),
        validation.length,
        recipe.facts(),
        Optional.empty());
  }

  private void tell(Pace pace, long rowsAnEpoch) {
    tell.accept(
        Notice.ofTable(
            "pace",
            rowsAnEpoch,
            String.format(
                Locale.ROOT,
                "of so many rows one network is trained, for at most %d epochs of %,d rows each",
                pace.epochs(),
                rowsAnEpoch),
            "--layers with --epochs says exactly what is trained, an epoch being all rows"));
    options.beforeTraining().run();
  }

  private Table trainRows() {
    return rows.prepared().rows(Arrays.stream(rows.split().train()).sorted().toArray());
  }

  private Optional<Scores> heldOut(Model model) {
    int[] held = rows.split().validation();
    if (held.length == 0) {
      return Optional.empty();
    }
    float[] probabilities = model.predictAll(inputs(held)).getFirst().floats();
    return Optional.of(Scores.of(probabilities, answers(held).floats(), null));
  }

  private List<Tensor> inputs(int[] some) {
    return ModelInputs.of(rows.prepared().rows(some), plan.features());
  }

  private Tensor answers(int[] some) {
    return Tensor.column(ModelInputs.picked(rows.labels(), some));
  }
}
