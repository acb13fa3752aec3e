package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a layer's [Layer#build] creates its state with.
public interface LayerBuilder {
  /// The shapes that the layer is built for.
  List<Shape> inputs();

  /// The first of them.
  default Shape input() {
    return inputs().getFirst();
  }

  /// A weight that training changes.
  default Variable variable(String name, Shape shape, Initializer initializer) {
    return variable(name, shape, WeightOptions.of(initializer));
  }

  /// A weight that training changes, with its regularizer and constraint.
  Variable variable(String name, Shape shape, WeightOptions options);

  /// A variable that training does not change.
  Variable statistic(String name, Shape shape, DType dtype, Initializer initializer);

  /// How many rows every batch has, or [Shape#UNKNOWN] when the model's inputs leave that open.
  int batchSize();

  /// What goes over from one batch to the next, at first zeros: the state of a stateful layer. As
  /// in Keras it is no weight and goes into no file.
  ///
  /// @param shape its shape, of which the first axis is the batch
  void carried(String name, Shape shape);

  /// Builds a layer inside this one, such as the cell of a recurrent layer, whose variables are
  /// then this layer's too.
  ///
  /// @param attribute what Keras calls it in this layer, which is its place in files: `cell`
  /// @param inputs the shapes that it is built for
  void child(String attribute, Layer layer, List<Shape> inputs);

  /// A generator of random numbers, with that seed or, if null, one that the model draws for it.
  SeedGenerator seedGenerator(@Nullable Long seed);
}
