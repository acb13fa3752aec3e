package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.KernelSelection;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.RowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Runs a network forward, block by block of rows, for any number of threads: each takes a program
/// that is laid out already, or lays out a further one.
final class Predictor {
  /// Rows a program is laid out for, fewer where rows are very wide.
  private static final int BLOCK = 256;

  /// The same where there are more rows: weights are laid out anew for each block.
  private static final int LARGE_BLOCK = 2048;

  /// Multiply-adds, estimated, that are worth starting threads for.
  private static final double WORTH_SPREADING = 5e7;

  private static final int MOST_NUMBERS_IN_A_BLOCK = 1 << 22;

  /// What a program for a large block may hold: beyond it memory costs more than weights laid out
  /// seldom save.
  private static final int MOST_NUMBERS_IN_A_LARGE_BLOCK = 1 << 23;

  /// The share of the heap that a program for a large block may take, where memory is short.
  private static final int SHARE_OF_HEAP = 16;

  /// Programs kept for later; more threads at once than that lay out programs that are thrown away.
  private static final int MOST_IDLE = 2 * Runtime.getRuntime().availableProcessors();

  private static final long[] NONE = {};

  private final Graph graph;
  private final List<Value> inputs;
  private final List<Value> outputs;
  private final int block;
  private final int largeBlock;
  private final Optional<FixedBatch> fixed;

  /// Multiply-adds a row, estimated.
  private final long weights;

  private final Queue<Program> idleBlocks = new ConcurrentLinkedQueue<>();
  private final Queue<Program> idleLargeBlocks = new ConcurrentLinkedQueue<>();
  private final Queue<Program> idleRows = new ConcurrentLinkedQueue<>();

  Predictor(Wiring wiring) {
    this(wiring.graph(), wiring.inputs(), wiring.outputs());
  }

  Predictor(Graph graph, List<Value> inputs, List<Value> outputs) {
    this.graph = graph;
    this.inputs = inputs;
    this.outputs = outputs;
    int widest = 1;
    long numbers = 0;
    long all = 1;
    for (Graph.Node node : graph.between(inputs, outputs)) {
      widest = Math.max(widest, node.output().shape().rowSize());
      numbers += node.work();
      all += node.output().shape().rowSize();
    }
    this.weights = numbers;
    for (Value input : inputs) {
      widest = Math.max(widest, input.shape().rowSize());
    }
    this.fixed = FixedBatch.of(graph, inputs, outputs);
    int most = MOST_NUMBERS_IN_A_BLOCK / widest;
    this.block = fixed.map(FixedBatch::rows).orElse(Math.clamp(most, 1, BLOCK));
    long room = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / Float.BYTES / all;
    long fitting = Math.min(room, MOST_NUMBERS_IN_A_LARGE_BLOCK / all);
    int large = Math.clamp(Math.max(fitting, block), 1, LARGE_BLOCK);
    this.largeBlock = fixed.map(FixedBatch::rows).orElse(Math.clamp(most, 1, large));
  }

  /// How many rows every batch must have, if that is given.
  Optional<FixedBatch> fixed() {
    return fixed;
  }

  /// How many programs wait to be used again.
  int idlePrograms() {
    return idleLargeBlocks.size() + idleBlocks.size() + idleRows.size();
  }

  /// Runs all rows forward.
  ///
  /// @param data a tensor for each input
  /// @return a tensor for each output
  List<Tensor> predict(List<Tensor> data) {
    int rows = data.getFirst().rows();
    for (int i = 0; i < inputs.size(); i++) {
      requireExact(data.get(i), inputs.get(i));
    }
    fixed.ifPresent(batch -> batch.requireWhole(rows));
    List<Object> results = new ArrayList<>();
    for (Value output : outputs) {
      int size = Math.multiplyExact(rows, output.shape().rowSize());
      results.add(output.dtype() == DType.STRING ? new String[size] : new float[size]);
    }
    Kernels kernels = KernelSelection.current().forWork((double) rows * weights);
    int blocks = Math.ceilDiv(rows, largeBlock);
    if (blocks > 1 && fixed.isEmpty() && (double) rows * weights >= WORTH_SPREADING) {
      spread(data, rows, kernels, results, blocks);
    } else {
      predict(data, 0, rows, kernels, results);
    }
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      int[] dims = outputs.get(i).shape().dims();
      dims[0] = rows;
      tensors.add(
          results.get(i) instanceof String[] text
              ? Tensor.of(text, dims)
              : Tensor.of((float[]) results.get(i), outputs.get(i).dtype(), Shape.of(dims)));
    }
    return tensors;
  }

  /// Runs the blocks on all processors. Where a row is refused, all is done again in order, so that
  /// the first such row is told.
  private void spread(
      List<Tensor> data, int rows, Kernels kernels, List<Object> results, int blocks) {
    int threads = Math.min(blocks, Runtime.getRuntime().availableProcessors());
    try (Workers workers = new Workers(threads)) {
      workers.run(
          blocks,
          number -> {
            int from = number * largeBlock;
            predict(data, from, Math.min(rows, from + largeBlock), kernels, results);
          });
    } catch (RowException e) {
      predict(data, 0, rows, kernels, results);
    }
  }

  /// Runs some rows forward, block by block, into their places in the results.
  private void predict(
      List<Tensor> data, int first, int last, Kernels kernels, List<Object> results) {
    int count = last - first;
    int capacity = count == 1 ? 1 : count <= block ? block : largeBlock;
    Queue<Program> idle = count == 1 ? idleRows : count <= block ? idleBlocks : idleLargeBlocks;
    Program program = idle.poll();
    if (program == null) {
      program = layOut(capacity);
    }
    program.kernels(kernels);
    for (int from = first; from < last; from += capacity) {
      int some = Math.min(capacity, last - from);
      for (int i = 0; i < inputs.size(); i++) {
        copy(data.get(i), from, some, program, inputs.get(i));
      }
      try {
        program.forward(some);
      } catch (RowException e) {
        throw e.after(from);
      }
      for (int i = 0; i < outputs.size(); i++) {
        Value output = outputs.get(i);
        int width = output.shape().rowSize();
        Object source =
            output.dtype() == DType.STRING ? program.strings(output) : program.floats(output);
        System.arraycopy(source, 0, results.get(i), from * width, some * width);
      }
    }
    if (idle.size() < MOST_IDLE) {
      idle.add(program);
    }
  }

  /// Refuses whole numbers beyond float32 where whole numbers are made of them in float32.
  private void requireExact(Tensor data, Value input) {
    if (data.wide().length == 0) {
      return;
    }
    for (Graph.Node node : graph.between(inputs, outputs)) {
      boolean rounds = !node.op().readsWide() && node.output().dtype() != DType.FLOAT32;
      if (rounds && node.inputs().contains(input)) {
        long first =
            Arrays.stream(data.wide()).filter(n -> (long) (float) n != n).findFirst().orElse(0);
        throw new IllegalArgumentException(
            "layer '%s' takes whole numbers up to 2^24 exactly; found %d; give such numbers to a"
                    .formatted(node.layer(), first)
                + " Hashing or IntegerLookup layer first");
      }
    }
  }

  private static void copy(Tensor data, int from, int count, Program program, Value input) {
    int width = input.shape().rowSize();
    if (input.dtype() == DType.STRING) {
      System.arraycopy(data.strings(), from * width, program.strings(input), 0, count * width);
    } else {
      System.arraycopy(data.floats(), from * width, program.floats(input), 0, count * width);
      boolean wide = data.wide().length > 0;
      program.wide(
          input,
          wide ? Arrays.copyOfRange(data.wide(), from * width, (from + count) * width) : NONE);
    }
  }

  private Program layOut(int capacity) {
    return new Program(
        graph,
        inputs,
        outputs,
        Set.of(),
        List.of(),
        capacity,
        false,
        KernelSelection.current().forWork(0),
        Workers.NONE);
  }
}
