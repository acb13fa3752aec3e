package dev.litmus.nn.ops;

import java.util.Arrays;

/// The windows of images laid side by side as rows of a matrix, so that a convolution becomes a
/// matrix product: Chellapilla, Puri and Simard, "High performance convolutional neural networks
/// for document processing" (2006). Element (o, t * n + c) is channel `firstChannel + c` of what
/// tap t of output o sees, zero in the padding.
///
/// Outputs are counted through all images of a batch. The matrix is made a block of outputs at a
/// time, in a scratch array of each thread.
///
/// @param firstChannel the first of the channels taken, which are one group's
/// @param groupChannels how many
/// @param firstTap the first of the taps taken
/// @param lastTap the one after the last
record Patches(Window window, int firstChannel, int groupChannels, int firstTap, int lastTap) {
  private static final int SCRATCH_SIZE = 1 << 16;
  private static final int SMALLEST_BLOCK = 8;
  private static final int LARGEST_BLOCK = 512;

  private static final ThreadLocal<float[]> SCRATCH =
      ThreadLocal.withInitial(() -> new float[SCRATCH_SIZE]);

  /// All taps of one group's channels.
  static Patches of(Window window, int group, int groups) {
    int channels = window.channels() / groups;
    return new Patches(window, group * channels, channels, 0, window.taps());
  }

  /// One part's share of the taps.
  Patches part(int part, int parts) {
    int first = Math.toIntExact((long) window.taps() * part / parts);
    int last = Math.toIntExact((long) window.taps() * (part + 1) / parts);
    return new Patches(window, firstChannel, groupChannels, first, last);
  }

  /// Columns of the matrix.
  int width() {
    return (lastTap - firstTap) * groupChannels;
  }

  /// How many outputs a block has.
  int block() {
    int fitting = SCRATCH_SIZE / Math.max(1, width()) & -SMALLEST_BLOCK;
    return Math.max(SMALLEST_BLOCK, Math.min(fitting, LARGEST_BLOCK));
  }

  /// This thread's array for a block.
  float[] scratch() {
    int size = block() * width();
    float[] scratch = SCRATCH.get();
    if (scratch.length < size) {
      scratch = new float[size];
      SCRATCH.set(scratch);
    }
    return scratch;
  }

  /// Fills the matrix of outputs `from` to `to` from the images.
  void gather(float[] images, int from, int to, float[] matrix) {
    int at = 0;
    for (int output = from; output < to; output++) {
      int image = output / window.outputs() * window.imageSize() + firstChannel;
      int place = output % window.outputs();
      for (int tap = firstTap; tap < lastTap; ) {
        int run = run(tap);
        int source = window.line(place, tap);
        int start = window.start(place, tap);
        int before = before(start, run, source);
        int after = after(start, run, before);
        Arrays.fill(matrix, at, at + before * groupChannels, 0f);
        if (after > before) {
          System.arraycopy(
              images,
              image + source + (start + before) * window.channels(),
              matrix,
              at + before * groupChannels,
              (after - before) * groupChannels);
        }
        Arrays.fill(matrix, at + after * groupChannels, at + run * groupChannels, 0f);
        at += run * groupChannels;
        tap += run;
      }
    }
  }

  /// Adds each element of the matrix of outputs `from` to `to` to the place of the images that
  /// [#gather] takes it from.
  void scatter(float[] matrix, int from, int to, float[] images) {
    int at = 0;
    for (int output = from; output < to; output++) {
      int image = output / window.outputs() * window.imageSize() + firstChannel;
      int place = output % window.outputs();
      for (int tap = firstTap; tap < lastTap; ) {
        int run = run(tap);
        int target = window.line(place, tap);
        int start = window.start(place, tap);
        int before = before(start, run, target);
        int after = after(start, run, before);
        int first = image + target + (start + before) * window.channels();
        for (int i = 0; i < (after - before) * groupChannels; i++) {
          images[first + i] += matrix[at + before * groupChannels + i];
        }
        at += run * groupChannels;
        tap += run;
      }
    }
  }

  /// How many taps from this one on stand side by side in the image: the rest of the kernel's row,
  /// unless gaps or other groups' channels lie between.
  private int run(int tap) {
    boolean neighbours = window.columns().dilation() == 1 && groupChannels == window.channels();
    int row = window.columns().kernel();
    return neighbours ? Math.min(row - tap % row, lastTap - tap) : 1;
  }

  /// How many taps of a run are padding before the image.
  private static int before(int start, int run, int line) {
    return line < 0 ? run : Math.clamp(-start, 0, run);
  }

  /// Where the padding after the image begins in a run.
  private int after(int start, int run, int before) {
    return Math.clamp(window.columns().size() - start, before, run);
  }
}
