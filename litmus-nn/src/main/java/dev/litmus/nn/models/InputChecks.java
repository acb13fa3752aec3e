package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.internal.PythonNumbers;
import dev.litmus.nn.layers.Value;

/// Looks at the numbers that reach the first layer that learns, preprocessing behind them: what is
/// not finite is refused, what is far from the size of 1 is noticed.
final class InputChecks {
  /// Root mean square above which a column slows training down or stalls it.
  private static final double LARGE = 20;

  private final Model model;
  private final Wiring wiring;
  private final Prepared prepared;

  InputChecks(Model model, Wiring wiring, Prepared prepared) {
    this.model = model;
    this.wiring = wiring;
    this.prepared = prepared;
  }

  void check(History history) {
    String worst = "";
    double largest = LARGE;
    int large = 0;
    for (int i = 0; i < prepared.values().size(); i++) {
      Value value = prepared.values().get(i);
      if (value.dtype() == DType.FLOAT32) {
        Columns columns = new Columns(value, prepared.rows().get(i));
        for (int column = 0; column < columns.count; column++) {
          double size = columns.rootMeanSquare(column);
          large += size > LARGE ? 1 : 0;
          if (size > largest) {
            largest = size;
            worst = columns.name(column);
          }
        }
      }
    }
    if (large > 0) {
      history.notice(
          "numbers that are not scaled enter the network: %s has a root mean square of %s%s; put a"
                  .formatted(
                      worst,
                      PythonNumbers.fixed(largest, 1),
                      large > 1 ? ", %d others exceed 20".formatted(large - 1) : "")
              + " Normalization or Rescaling layer behind the input");
    }
  }

  /// The numbers of a value, one column for each place in a row.
  private final class Columns {
    private final Value value;
    private final float[] numbers;
    private final int count;

    /// The sums of the columns' squares; those of finite numbers are finite.
    private final double[] squares;

    Columns(Value value, Tensor rows) {
      this.value = value;
      this.numbers = rows.floats();
      this.count = value.shape().rowSize();
      this.squares = new double[count];
      addSquares();
      for (double sum : squares) {
        if (!Double.isFinite(sum)) {
          requireFinite();
        }
      }
    }

    /// Row by row, as they stand in memory.
    private void addSquares() {
      for (int row = 0; row < numbers.length; row += count) {
        for (int column = 0; column < count; column++) {
          double number = numbers[row + column];
          squares[column] += number * number;
        }
      }
    }

    private void requireFinite() {
      for (int i = 0; i < numbers.length; i++) {
        if (!Float.isFinite(numbers[i])) {
          throw new IllegalArgumentException(
              "%s holds %s in row %d: a network cannot learn from it; leave the row out or put a"
                      .formatted(name(i % count), numbers[i], i / count)
                  + " number there, for instance by NanToNum");
        }
      }
    }

    double rootMeanSquare(int column) {
      return Math.sqrt(squares[column] / ((double) numbers.length / count));
    }

    String name(int column) {
      String where = count == 1 ? "" : "column %d of ".formatted(column);
      for (int i = 0; i < model.inputs().size(); i++) {
        if (wiring.inputs().get(i).index() == value.index()) {
          return where + "input '" + model.inputName(i) + "'";
        }
      }
      Graph.Node producer = wiring.graph().producer(value);
      return where + "the output of layer '" + (producer == null ? "" : producer.layer()) + "'";
    }
  }
}
