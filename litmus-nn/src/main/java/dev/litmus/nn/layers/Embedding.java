package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.ops.Gather;
import dev.litmus.nn.ops.StepMask;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Turns whole numbers from 0 to `inputDim` - 1, such as the words of a text, into vectors that are
/// learnt. A number outside is refused, naming layer and row.
///
/// Input shape: `(batch, ..)`. Output shape: `(batch, .., outputDim)`.
///
/// Defaults are Keras's: vectors uniform in [-0.05, 0.05), no mask.
///
/// @param inputDim how many vectors there are: the size of the vocabulary
/// @param outputDim how long they are
/// @param maskZero whether 0 stands for padding, which the layers behind pass over
public record Embedding(
    String name,
    int inputDim,
    int outputDim,
    boolean maskZero,
    WeightOptions embeddings,
    Optional<Regularizer> activityRegularizer)
    implements Layer {
  public Embedding {
    if (inputDim < 1 || outputDim < 1) {
      throw new IllegalArgumentException(
          "Embedding: input_dim and output_dim must be at least 1; found %d and %d"
              .formatted(inputDim, outputDim));
    }
  }

  public static Embedding of(int inputDim, int outputDim) {
    return new Embedding(
        "", inputDim, outputDim, false, WeightOptions.of("uniform"), Optional.empty());
  }

  public Embedding named(String newName) {
    return new Embedding(newName, inputDim, outputDim, maskZero, embeddings, activityRegularizer);
  }

  public Embedding maskZero(boolean mask) {
    return new Embedding(name, inputDim, outputDim, mask, embeddings, activityRegularizer);
  }

  public Embedding embeddings(WeightOptions other) {
    return new Embedding(name, inputDim, outputDim, maskZero, other, activityRegularizer);
  }

  /// The same layer beginning with those vectors, such as pre-trained ones: Keras's `weights`.
  ///
  /// @throws IllegalArgumentException when they are not `inputDim` vectors of `outputDim` numbers
  public Embedding weights(float[][] vectors) {
    if (vectors.length != inputDim
        || Arrays.stream(vectors).anyMatch(vector -> vector.length != outputDim)) {
      throw new IllegalArgumentException(
          "Embedding: weights must be %d vectors of %d numbers; found %d vectors of %s"
              .formatted(
                  inputDim,
                  outputDim,
                  vectors.length,
                  Arrays.stream(vectors).map(vector -> vector.length).distinct().toList()));
    }
    return embeddings(embeddings.initializer(new Given(vectors, embeddings.initializer())));
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = single(inputs);
    int[] dims = Arrays.copyOf(input.dims(), input.rank() + 1);
    dims[input.rank()] = outputDim;
    return Shape.of(dims);
  }

  @Override
  public void build(LayerBuilder builder) {
    builder.variable("embeddings", Shape.of(inputDim, outputDim), embeddings);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Value y =
        emitter.op(
            new Gather(outputDim),
            outputShape(List.of(x.shape())),
            DType.FLOAT32,
            List.of(x),
            List.of(emitter.variable("embeddings")));
    activityRegularizer.ifPresent(regularizer -> emitter.penalize(y, regularizer));
    return y;
  }

  @Override
  public @Nullable Value emitMask(Emitter emitter) {
    Value x = emitter.input();
    return maskZero
        ? emitter.op(new StepMask(0, 1), x.shape(), DType.BOOL, List.of(x), List.of())
        : null;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.beginning(activityRegularizer);
    config.put("input_dim", (long) inputDim);
    config.put("output_dim", (long) outputDim);
    WeightOptions.write(config, Map.entry("embeddings", embeddings));
    config.put("mask_zero", maskZero);
    return config;
  }

  /// Reads Keras's configuration.
  public static Embedding fromConfig(Config config) {
    config
        .requireDefault("lora_rank", null)
        .ignore("quantization_config", "input_length", "lora_alpha", "weights");
    return new Embedding(
        config.string("name", ""),
        config.integer("input_dim", 1),
        config.integer("output_dim", 1),
        config.bool("mask_zero", false),
        WeightOptions.read(config, "embeddings", "uniform"),
        Configs.regularizer(config, "activity_regularizer"));
  }

  /// Vectors that a program gave; files name the initializer that would have been used.
  private record Given(float[][] vectors, Initializer stated) implements Initializer {
    @Override
    public void fill(float[] values, int[] dimensions, long seed) {
      int at = 0;
      for (float[] vector : vectors) {
        System.arraycopy(vector, 0, values, at, vector.length);
        at += vector.length;
      }
    }

    @Override
    public String className() {
      return stated.className();
    }

    @Override
    public boolean random() {
      return stated.random();
    }

    @Override
    public OptionalLong seed() {
      return stated.seed();
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return stated.config();
    }
  }
}
