package dev.litmus.nn.ops;

import java.util.Locale;

/// An op cannot compute a row. Ops see the rows of one batch; whoever runs them adds the layer and
/// counts from the first row of all.
public final class RowException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int row;
  private final String layer;
  private final String reason;

  /// @param row the row in the batch at hand
  /// @param reason what was expected and what was found
  public RowException(int row, String reason) {
    this(row, "", reason);
  }

  private RowException(int row, String layer, String reason) {
    super(
        layer.isEmpty()
            ? String.format(Locale.ROOT, "row %d: %s", row, reason)
            : String.format(Locale.ROOT, "row %d, layer '%s': %s", row, layer, reason));
    this.row = row;
    this.layer = layer;
    this.reason = reason;
  }

  /// The same, naming the layer that the op belongs to.
  public RowException in(String layerName) {
    return new RowException(row, layerName, reason);
  }

  /// The same, with so many rows before the batch.
  public RowException after(int rows) {
    return new RowException(rows + row, layer, reason);
  }
}
