package dev.litmus.nn.optimizers;

/// A learning rate that stays as it is until a callback changes it.
public record ConstantLearningRate(double rate) implements LearningRateSchedule {
  public ConstantLearningRate {
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "optimizer: learning_rate must be a number of at least 0; found " + rate);
    }
  }

  @Override
  public float at(long step) {
    return (float) rate;
  }
}
