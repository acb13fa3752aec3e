package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Occurrences;
import dev.litmus.nn.ops.RowException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A stretch of a graph laid out for batches of up to `capacity` rows: every array allotted once,
/// no allocation per batch. One thread at a time calls it, but rows and parts of one call may be
/// spread over [Workers].
final class Program implements Pass {
  /// Rows are spread over threads in blocks of this many.
  private static final int BLOCK = 64;

  /// Fewer multiplications than this, estimated, are not worth waking another thread for.
  private static final long WORTH_SPREADING = 1_000_000;

  private static final long[] NONE = {};

  private Kernels kernels;
  private final Workers workers;
  private final boolean training;
  private final Map<Integer, float[]> floats = new HashMap<>();
  private final Map<Integer, long[]> wide = new HashMap<>();
  private final Map<Integer, String[]> strings = new HashMap<>();
  private final Map<Integer, float[]> gradients = new HashMap<>();
  private final IdentityHashMap<Variable, float[]> variableGradients = new IdentityHashMap<>();
  private final IdentityHashMap<Variable, List<NodeFrame>> lookups = new IdentityHashMap<>();
  private final NodeFrame[] frames;
  private final Sum[] sums;
  private final long workPerRow;
  private int rows;

  /// Lays out the way from some values to others.
  ///
  /// @param given the values that callers fill in before [#forward(int)]
  /// @param wanted the values that are read after it
  /// @param trained the variables to compute gradients of; empty for a program that only predicts
  /// @param losses the values whose gradients callers fill in before [#backward()]
  Program(
      Graph graph,
      List<Value> given,
      List<Value> wanted,
      Set<Variable> trained,
      List<Value> losses,
      int capacity,
      boolean training,
      Kernels kernels,
      Workers workers) {
    this.kernels = kernels;
    this.workers = workers;
    this.training = training;
    given.forEach(value -> allot(value, capacity));
    List<Graph.Node> path = graph.between(given, wanted);
    Set<Integer> dependent = new HashSet<>();
    long work = 0;
    for (Graph.Node node : path) {
      allot(node.output(), capacity);
      boolean depends =
          node.variables().stream().anyMatch(trained::contains)
              || node.inputs().stream().anyMatch(input -> dependent.contains(input.index()));
      if (depends) {
        dependent.add(node.output().index());
      }
      long weights = node.variables().stream().mapToLong(v -> v.value().length).sum();
      work += Math.max(weights, node.output().shape().rowSize());
    }
    workPerRow = work;
    Set<Integer> onLossPath = new HashSet<>();
    for (Value loss : losses) {
      gradients.put(loss.index(), new float[capacity * loss.shape().rowSize()]);
      onLossPath.add(loss.index());
    }
    graph.between(given, losses).forEach(node -> onLossPath.add(node.output().index()));
    frames = new NodeFrame[path.size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new NodeFrame(this, path.get(i), capacity);
    }
    sums = connectGradients(dependent, onLossPath, trained, capacity);
    findLookups();
  }

  private void allot(Value value, int capacity) {
    int size = Math.multiplyExact(capacity, value.shape().rowSize());
    if (value.dtype() == DType.STRING) {
      strings.put(value.index(), new String[size]);
    } else {
      floats.put(value.index(), new float[size]);
    }
  }

  /// Gives every use of a value that wants a gradient an array of its own, so that ops overwrite
  /// and never add; a value with several uses has them added up before its op's backward, a
  /// variable with several at the end: the sums that are returned.
  private Sum[] connectGradients(
      Set<Integer> dependent, Set<Integer> onLossPath, Set<Variable> trained, int capacity) {
    Map<Integer, List<float[]>> further = new HashMap<>();
    List<Sum> variableSums = new ArrayList<>();
    for (NodeFrame frame : frames) {
      int output = frame.node.output().index();
      frame.learns = onLossPath.contains(output) && dependent.contains(output);
      if (!frame.learns) {
        continue;
      }
      for (int i = 0; i < frame.node.inputs().size(); i++) {
        Value input = frame.node.inputs().get(i);
        if (dependent.contains(input.index())) {
          float[] own = new float[capacity * input.shape().rowSize()];
          frame.inputGradients[i] = own;
          if (gradients.putIfAbsent(input.index(), own) != null) {
            further.computeIfAbsent(input.index(), key -> new ArrayList<>()).add(own);
          }
        }
      }
      for (int i = 0; i < frame.node.variables().size(); i++) {
        Variable variable = frame.node.variables().get(i);
        float[] own = new float[variable.value().length];
        frame.variableGradients[i] = own;
        if (trained.contains(variable)) {
          frame.learnsVariables = true;
          float[] total = variableGradients.putIfAbsent(variable, own);
          if (total != null) {
            variableSums.add(new Sum(total, own));
          }
        }
      }
    }
    for (NodeFrame frame : frames) {
      if (frame.learns) {
        Value output = frame.node.output();
        frame.outputGradient = gradient(output);
        frame.furtherGradients =
            further.getOrDefault(output.index(), List.of()).toArray(new float[0][]);
      }
    }
    return variableSums.toArray(new Sum[0]);
  }

  /// `total += further`, after both have been computed.
  private record Sum(float[] total, float[] further) {}

  @Override
  public float[] floats(Value value) {
    return required(floats.get(value.index()));
  }

  /// Gives the whole numbers of a value that [#floats(Value)] holds rounded; none when it does not.
  void wide(Value value, long[] numbers) {
    wide.put(value.index(), numbers);
  }

  long[] wide(Value value) {
    return wide.getOrDefault(value.index(), NONE);
  }

  @Override
  public String[] strings(Value value) {
    return required(strings.get(value.index()));
  }

  @Override
  public float[] gradient(Value value) {
    return required(gradients.get(value.index()));
  }

  @Override
  public float[] gradient(Variable variable) {
    return required(variableGradients.get(variable));
  }

  @Override
  public boolean hasOccurrences(Variable variable) {
    return lookups.containsKey(variable);
  }

  @Override
  public void occurrences(Variable variable, Occurrences into) {
    for (NodeFrame frame : required(lookups.get(variable))) {
      frame.op.occurrences(frame, into);
    }
  }

  /// The variables in whose rows all their ops look up, and the frames of those.
  private void findLookups() {
    Set<Variable> others = Collections.newSetFromMap(new IdentityHashMap<>());
    for (NodeFrame frame : frames) {
      for (Variable variable :
          frame.learnsVariables ? frame.node.variables() : List.<Variable>of()) {
        if (frame.op.looksUp()) {
          lookups.computeIfAbsent(variable, key -> new ArrayList<>()).add(frame);
        } else {
          others.add(variable);
        }
      }
    }
    lookups.keySet().removeAll(others);
  }

  @Override
  public boolean hasGradient(Variable variable) {
    return variableGradients.containsKey(variable);
  }

  private static <T> T required(@Nullable T found) {
    if (found == null) {
      throw new IllegalStateException("no such array in this program");
    }
    return found;
  }

  @Override
  public void forward(int batch) {
    rows = batch;
    for (NodeFrame frame : frames) {
      frame.op.begin(frame);
    }
    overRows(false);
  }

  @Override
  public void backward() {
    overRows(true);
    boolean spread = spread();
    for (NodeFrame frame : frames) {
      if (frame.learnsVariables && spread) {
        int parts = workers.threads();
        workers.run(parts, part -> frame.op.variableGradients(frame, part, parts));
      } else if (frame.learnsVariables) {
        frame.op.variableGradients(frame, 0, 1);
      }
    }
    for (Sum sum : sums) {
      for (int i = 0; i < sum.total.length; i++) {
        sum.total[i] += sum.further[i];
      }
    }
  }

  private boolean spread() {
    return workers.threads() > 1 && workPerRow * rows >= WORTH_SPREADING;
  }

  /// Runs all ops forward or backward, row block by row block; an op that couples rows gets them
  /// all.
  private void overRows(boolean back) {
    int first = 0;
    while (first < frames.length) {
      int last = first;
      while (last < frames.length && !inOrder(last, back).op.coupled()) {
        last++;
      }
      if (last > first) {
        rowBlocks(first, last, back);
      }
      if (last < frames.length) {
        step(inOrder(last, back), back, 0, rows);
        last++;
      }
      first = last;
    }
  }

  private NodeFrame inOrder(int index, boolean back) {
    return frames[back ? frames.length - 1 - index : index];
  }

  private void rowBlocks(int first, int last, boolean back) {
    if (spread()) {
      int blocks = (rows + BLOCK - 1) / BLOCK;
      workers.run(
          blocks,
          block -> {
            int from = block * BLOCK;
            steps(first, last, back, from, Math.min(rows, from + BLOCK));
          });
    } else {
      steps(first, last, back, 0, rows);
    }
  }

  private void steps(int first, int last, boolean back, int from, int to) {
    for (int i = first; i < last; i++) {
      step(inOrder(i, back), back, from, to);
    }
  }

  private static void step(NodeFrame frame, boolean back, int from, int to) {
    if (!back) {
      try {
        frame.op.forward(frame, from, to);
      } catch (RowException e) {
        throw e.in(frame.node.layer());
      }
    } else if (frame.learns) {
      frame.addFurtherGradients(from, to);
      frame.op.backward(frame, from, to);
    }
  }

  Kernels kernels() {
    return kernels;
  }

  @Override
  public void kernels(Kernels others) {
    kernels = others;
  }

  int rows() {
    return rows;
  }

  boolean training() {
    return training;
  }
}
