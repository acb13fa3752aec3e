package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.constraints.Constraint;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.Optional;

/// A named array of a model's state: a weight that training changes, or a statistic that it does
/// not.
public final class Variable {
  private final String name;
  private final Shape shape;
  private final float[] value;
  private final DType dtype;
  private final boolean trainable;
  private final Optional<Regularizer> regularizer;
  private final Optional<Constraint> constraint;

  public Variable(String name, Shape shape, DType dtype, boolean trainable) {
    this(name, shape, dtype, trainable, Optional.empty(), Optional.empty());
  }

  /// A weight with its regularizer and constraint, all zeros.
  public Variable(String name, Shape shape, WeightOptions options) {
    this(name, shape, DType.FLOAT32, true, options.regularizer(), options.constraint());
  }

  private Variable(
      String name,
      Shape shape,
      DType dtype,
      boolean trainable,
      Optional<Regularizer> regularizer,
      Optional<Constraint> constraint) {
    this.name = name;
    this.shape = shape;
    this.dtype = dtype;
    this.value = new float[shape.size()];
    this.trainable = trainable;
    this.regularizer = regularizer;
    this.constraint = constraint;
  }

  /// The name within the layer, such as `kernel`.
  public String name() {
    return name;
  }

  public Shape shape() {
    return shape;
  }

  /// The type of its elements in files.
  public DType dtype() {
    return dtype;
  }

  /// The elements, row-major; the array itself.
  public float[] value() {
    return value;
  }

  /// Whether training may change it, as long as its layer is not frozen.
  public boolean trainable() {
    return trainable;
  }

  /// The penalty on it that training adds to the loss, if any.
  public Optional<Regularizer> regularizer() {
    return regularizer;
  }

  /// What training makes it satisfy after every update, if anything.
  public Optional<Constraint> constraint() {
    return constraint;
  }

  /// Takes over new elements.
  ///
  /// @throws IllegalArgumentException when there are more or fewer than the shape holds
  public void assign(float[] elements) {
    if (elements.length != value.length) {
      throw new IllegalArgumentException(
          "variable '%s' %s holds %d numbers; found %d"
              .formatted(name, shape, value.length, elements.length));
    }
    System.arraycopy(elements, 0, value, 0, value.length);
  }

  @Override
  public String toString() {
    return name + " " + shape;
  }
}
