package dev.litmus.nn.ops;

/// In training y = x mirrored, for a random half of the images; otherwise y = x. An image is
/// mirrored in all wanted directions or in none, as in Keras. No derivative: augmentation stands
/// before what learns.
public record FlipImages(
    int height, int width, int channels, boolean horizontally, boolean vertically) implements Op {
  @Override
  public void begin(Frame f) {
    if (f.training()) {
      f.drawUniform(f.kept(1), f.rows());
    }
  }

  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int size = f.outputSize();
    for (int image = from; image < to; image++) {
      boolean flips = f.training() && f.kept(1)[image] <= 0.5f;
      int at = image * size;
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          int fromRow = flips && vertically ? height - 1 - row : row;
          int fromColumn = flips && horizontally ? width - 1 - column : column;
          int source = image * size + (fromRow * width + fromColumn) * channels;
          System.arraycopy(x, source, y, at, channels);
          at += channels;
        }
      }
    }
  }

  @Override
  public boolean deterministic() {
    return false;
  }
}
