package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.ops.KernelSelection;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Runs a network forward for one row at a time, for any number of threads, with as little beside
/// the mathematics as can be: each call takes a program that is laid out already, and leaves it for
/// the next.
final class RowPredictor {
  /// Places for programs that nobody uses, a power of two. A thread looks first at its own, so that
  /// it finds arrays that are in its processor's cache.
  private static final int PLACES =
      Integer.highestOneBit(8 * Runtime.getRuntime().availableProcessors() - 1);

  /// Calls of one program between two looks at the choice of kernels.
  private static final int CALLS = 64;

  private final Wiring wiring;
  private final KernelSelection selection = KernelSelection.current();
  private final String owner;
  private final Shape expected;
  private final int width;
  private final int outputs;
  private final long work;
  private final AtomicReferenceArray<@Nullable Row> idle = new AtomicReferenceArray<>(PLACES);

  /// A program for one row, and the arrays that it reads and fills.
  private static final class Row {
    final Program program;
    final float[] input;
    final float[] output;
    int calls;

    Row(Program program, float[] input, float[] output) {
      this.program = program;
      this.input = input;
      this.output = output;
    }
  }

  /// @throws IllegalStateException when the model does not take one row of numbers and give numbers
  RowPredictor(Model model, Wiring wiring) {
    this.wiring = wiring;
    this.owner = "input '%s' of model '%s'".formatted(model.inputName(0), model.name());
    requireNumbers(model, "input", model.inputs());
    requireNumbers(model, "output", model.outputs());
    this.expected = wiring.inputs().getFirst().shape();
    this.width = expected.rowSize();
    this.outputs = wiring.outputs().getFirst().shape().rowSize();
    this.work = wiring.graph().nodes().stream().mapToLong(Graph.Node::work).sum();
    FixedBatch.of(wiring.graph(), wiring.inputs(), wiring.outputs())
        .ifPresent(batch -> batch.requireWhole(1));
  }

  private static void requireNumbers(Model model, String what, List<Symbol> symbols) {
    Shape shape = symbols.getFirst().shape();
    boolean isOpen = Arrays.stream(shape.dims()).skip(1).anyMatch(dim -> dim == Shape.UNKNOWN);
    if (symbols.size() != 1 || symbols.getFirst().dtype() == DType.STRING || isOpen) {
      throw new IllegalStateException(
          "model '%s' has %s; predictOne needs one %s, of numbers, of known size; use predictAll"
              .formatted(
                  model.name(),
                  symbols.size() == 1
                      ? "an %s %s of %s"
                          .formatted(what, shape, symbols.getFirst().dtype().kerasName())
                      : symbols.size() + " " + what + "s",
                  what));
    }
  }

  /// Whether it runs that mathematics.
  boolean isOf(Wiring other) {
    return wiring == other;
  }

  /// The only number that the network gives for a row.
  float one(float[] row) {
    if (outputs != 1) {
      throw new IllegalStateException(
          "%s: the output has %d numbers a row; give an array to write them to"
              .formatted(owner, outputs));
    }
    int place = place();
    Row some = run(row, place);
    float result = some.output[0];
    leave(some, place);
    return result;
  }

  /// Writes what the network gives for a row.
  void into(float[] row, float[] result) {
    if (result.length < outputs) {
      throw new IllegalArgumentException(
          "%s: the output has %d numbers a row; found an array of %d"
              .formatted(owner, outputs, result.length));
    }
    int place = place();
    Row some = run(row, place);
    System.arraycopy(some.output, 0, result, 0, outputs);
    leave(some, place);
  }

  private Row run(float[] row, int place) {
    if (row.length != width) {
      throw new ShapeException(
          owner, "a row of %d numbers".formatted(width), Integer.toString(row.length));
    }
    Row some = take(place);
    if (some.calls++ % CALLS == 0) {
      some.program.kernels(selection.forWork((double) CALLS * work));
    }
    System.arraycopy(row, 0, some.input, 0, width);
    some.program.forwardRow();
    return some;
  }

  private static int place() {
    return (int) Thread.currentThread().threadId() & (PLACES - 1);
  }

  private Row take(int place) {
    for (int i = 0; i < PLACES; i++) {
      Row found = idle.getAndSet((place + i) & (PLACES - 1), null);
      if (found != null) {
        return found;
      }
    }
    Program program =
        new Program(
            wiring.graph(),
            wiring.inputs(),
            wiring.outputs(),
            Set.of(),
            List.of(),
            1,
            false,
            selection.forWork(0),
            Workers.NONE);
    return new Row(
        program,
        program.floats(wiring.inputs().getFirst()),
        program.floats(wiring.outputs().getFirst()));
  }

  /// Leaves a program for the next call; in the place of another, which is then thrown away, where
  /// more threads are at work than there are places.
  private void leave(Row row, int place) {
    idle.setRelease(place, row);
  }
}
