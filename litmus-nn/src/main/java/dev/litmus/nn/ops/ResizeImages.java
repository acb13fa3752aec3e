package dev.litmus.nn.ops;

import java.util.Arrays;

/// y = an image with other numbers of rows and columns: each pixel is a weighted sum of those in a
/// rectangle of x. dx = dy times the weights, summed.
///
/// @param width the pixels in a row of x
/// @param channels the numbers of a pixel
/// @param rows which rows of x each row of y comes from
/// @param columns the same for columns
/// @param top how many rows before x's first the spans begin; negative cuts some off
/// @param left the same for columns
/// @param filler what stands outside of x
/// @param rounds whether results are rounded to whole numbers
public record ResizeImages(
    int width,
    int channels,
    Spans rows,
    Spans columns,
    int top,
    int left,
    float filler,
    boolean rounds)
    implements Op {
  @Override
  public void forward(Frame f, int from, int to) {
    float[] x = f.input(0);
    float[] y = f.output();
    int height = f.inputSize(0) / (width * channels);
    for (int image = from; image < to; image++) {
      int base = image * f.inputSize(0);
      int at = image * f.outputSize();
      for (int row = 0; row < rows.first().length; row++) {
        for (int column = 0; column < columns.first().length; column++) {
          for (int channel = 0; channel < channels; channel++) {
            float sum = 0;
            float[] down = rows.weights()[row];
            float[] across = columns.weights()[column];
            for (int i = 0; i < down.length; i++) {
              int fromRow = rows.first()[row] + i - top;
              float inRow = 0;
              for (int j = 0; j < across.length; j++) {
                int fromColumn = columns.first()[column] + j - left;
                boolean inside =
                    fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width;
                int place = base + (fromRow * width + fromColumn) * channels + channel;
                inRow += across[j] * (inside ? x[place] : filler);
              }
              sum += down[i] * inRow;
            }
            y[at++] = rounds ? (float) Math.rint(sum) : sum;
          }
        }
      }
    }
  }

  @Override
  public void backward(Frame f, int from, int to) {
    if (!f.wantsGradient(0)) {
      return;
    }
    float[] dy = f.outputGradient();
    float[] dx = f.inputGradient(0);
    int height = f.inputSize(0) / (width * channels);
    Arrays.fill(dx, from * f.inputSize(0), to * f.inputSize(0), 0f);
    for (int image = from; image < to; image++) {
      int base = image * f.inputSize(0);
      int at = image * f.outputSize();
      for (int row = 0; row < rows.first().length; row++) {
        for (int column = 0; column < columns.first().length; column++) {
          for (int channel = 0; channel < channels; channel++) {
            float upstream = dy[at++];
            for (int i = 0; i < rows.weights()[row].length; i++) {
              int fromRow = rows.first()[row] + i - top;
              for (int j = 0; j < columns.weights()[column].length; j++) {
                int fromColumn = columns.first()[column] + j - left;
                if (fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width) {
                  dx[base + (fromRow * width + fromColumn) * channels + channel] +=
                      upstream * rows.weights()[row][i] * columns.weights()[column][j];
                }
              }
            }
          }
        }
      }
    }
  }
}
