package dev.litmus.nn.ops;

/// A window that slides over an image of rows, columns and channels: what convolutions and pooling
/// have in common. A sequence is an image of one row.
///
/// Outputs are counted row by row: output o stands in row o / columns.outputs(). Taps likewise.
public record Window(WindowAxis rows, WindowAxis columns, int channels) {
  /// How many outputs an image has.
  public int outputs() {
    return rows.outputs() * columns.outputs();
  }

  /// How many taps the kernel has.
  public int taps() {
    return rows.kernel() * columns.kernel();
  }

  /// Elements of an image.
  public int imageSize() {
    return rows.size() * columns.size() * channels;
  }

  /// Where in the image the line begins that a tap of an output's window sees, or -1 in the
  /// padding.
  int line(int output, int tap) {
    int row = rows.place(output / columns.outputs(), tap / columns.kernel());
    return rows.inside(row) ? row * columns.size() * channels : -1;
  }

  /// Which place of the line it sees, perhaps one of the padding.
  int start(int output, int tap) {
    return columns.place(output % columns.outputs(), tap % columns.kernel());
  }

  /// Where in the image the channels stand that a tap of an output's window sees, or -1 in the
  /// padding.
  int at(int output, int tap) {
    int line = line(output, tap);
    int place = start(output, tap);
    return line >= 0 && columns.inside(place) ? line + place * channels : -1;
  }
}
