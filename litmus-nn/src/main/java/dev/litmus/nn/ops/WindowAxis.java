package dev.litmus.nn.ops;

/// How a window slides along one axis: output o sees the input's places o * stride - before + t *
/// dilation, for each tap t of the kernel; places outside the input are padding.
///
/// @param size places of the input
/// @param kernel taps of the window
/// @param stride places from one output's window to the next
/// @param dilation places from one tap to the next
/// @param before places of padding before the input
/// @param outputs how many outputs there are
public record WindowAxis(int size, int kernel, int stride, int dilation, int before, int outputs) {
  /// Without padding: windows that lie within the input, none or less when it is too short.
  public static WindowAxis valid(int size, int kernel, int stride, int dilation) {
    int outputs = Math.floorDiv(size - reach(kernel, dilation), stride) + 1;
    return new WindowAxis(size, kernel, stride, dilation, 0, outputs);
  }

  /// As many outputs as input places, divided by the stride and rounded up; the padding is split
  /// evenly, the odd place coming after.
  public static WindowAxis same(int size, int kernel, int stride, int dilation) {
    int outputs = Math.ceilDiv(size, stride);
    int padding = Math.max(0, (outputs - 1) * stride + reach(kernel, dilation) - size);
    return new WindowAxis(size, kernel, stride, dilation, padding / 2, outputs);
  }

  /// All padding before, so that no output sees a place after its own.
  public static WindowAxis causal(int size, int kernel, int stride, int dilation) {
    int before = reach(kernel, dilation) - 1;
    return new WindowAxis(size, kernel, stride, dilation, before, Math.ceilDiv(size, stride));
  }

  /// The axis of length one that stands for the missing one in one-dimensional layers.
  public static WindowAxis single() {
    return new WindowAxis(1, 1, 1, 1, 0, 1);
  }

  /// How many places a kernel covers, the gaps of dilation included.
  public static int reach(int kernel, int dilation) {
    return (kernel - 1) * dilation + 1;
  }

  /// The place of a tap of an output's window, outside 0 to size - 1 when it is padding.
  public int place(int output, int tap) {
    return output * stride - before + tap * dilation;
  }

  /// Whether a place belongs to the input.
  public boolean inside(int place) {
    return place >= 0 && place < size;
  }
}
