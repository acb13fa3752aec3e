package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Occurrences;
import dev.litmus.nn.ops.RowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// A stretch of a graph laid out for batches of up to `capacity` rows: every array allotted once,
/// no allocation per batch. One thread at a time calls it, but rows and parts of one call may be
/// spread over [Workers].
final class Program implements Pass {
  /// Rows go through a stretch of ops in blocks of at most this many.
  private static final int BLOCK = 64;

  /// Numbers of a block of rows of one value, which stay in a core's second-level cache: 128 KiB.
  private static final int BLOCK_NUMBERS = 1 << 15;

  /// Numbers a row from which an op works on blocks of its own, smaller ones.
  private static final int WIDE = 4096;

  /// Fewer multiplications than this, estimated, are not worth waking another thread for.
  private static final long WORTH_SPREADING = 1_000_000;

  /// The same for one stretch of ops, when the other threads are awake.
  private static final long STRETCH_WORTH_SPREADING = 20_000;

  /// Rows that matrix products do at once.
  private static final int TILE = 8;

  /// The most that [dev.litmus.nn.ops.Op#sections] gives.
  private static final int SECTIONS = 2;

  private static final long[] NONE = {};

  private Kernels kernels;
  private final Workers workers;
  private final boolean training;
  private final Map<Integer, float[]> floats = new HashMap<>();
  private final Map<Integer, long[]> wide = new HashMap<>();
  private final Map<Integer, String[]> strings = new HashMap<>();
  private final GradientArrays gradients;
  private final IdentityHashMap<Variable, List<NodeFrame>> lookups = new IdentityHashMap<>();
  private final NodeFrame[] frames;

  /// Those whose variables are trained.
  private final NodeFrame[] learning;

  private final long workPerRow;
  private final IntConsumer blocks = this::blockOfRows;
  private final IntConsumer preparation = this::prepare;
  private final IntConsumer gradientPieces = this::gradientPiece;
  private final IntConsumer sectionParts = this::addSections;
  private int rows;

  // What the threads are at.
  private int stretchFirst;
  private int stretchLast;
  private boolean isBack;
  private int block;
  private int parts;

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
    List<Value> kept = new ArrayList<>(given);
    kept.addAll(wanted);
    kept.addAll(losses);
    List<Graph.Node> path = Fusion.fused(graph.between(given, wanted), kept);
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
      work += node.work();
    }
    workPerRow = work;
    Set<Integer> onLossPath = new HashSet<>();
    losses.forEach(loss -> onLossPath.add(loss.index()));
    // What a fused node leaves out does no harm here.
    graph.between(given, losses).forEach(node -> onLossPath.add(node.output().index()));
    frames = new NodeFrame[path.size()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new NodeFrame(this, path.get(i), capacity);
    }
    gradients = new GradientArrays(frames, losses, dependent, onLossPath, trained, capacity);
    learning =
        Arrays.stream(frames).filter(frame -> frame.learnsVariables).toArray(NodeFrame[]::new);
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

  @Override
  public boolean splits() {
    return true;
  }

  @Override
  public Gathering gathering(Value value, Tensor all) {
    int width = value.shape().rowSize();
    return value.dtype() == DType.STRING
        ? Gathering.of(all.strings(), strings(value), width)
        : Gathering.of(all.floats(), floats(value), width);
  }

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

  String[] strings(Value value) {
    return required(strings.get(value.index()));
  }

  @Override
  public float[] gradient(Value value) {
    return gradients.of(value);
  }

  @Override
  public float[] gradient(Variable variable) {
    return required(gradients.of(variable));
  }

  @Override
  public boolean hasOccurrences(Variable variable) {
    return lookups.containsKey(variable);
  }

  @Override
  public void occurrences(Variable variable, Occurrences into) {
    List<NodeFrame> some = required(lookups.get(variable));
    // By index: an iterator would be allotted at every step.
    for (int i = 0; i < some.size(); i++) {
      some.get(i).op.occurrences(some.get(i), into);
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
    return gradients.of(variable) != null;
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
    parts = spread() ? workers.threads() : 1;
    workers.run(parts, preparation);
    overRows(false);
  }

  /// Computes the wanted values of one row, op by op.
  void forwardRow() {
    rows = 1;
    for (NodeFrame frame : frames) {
      frame.op.begin(frame);
      frame.op.prepare(frame, 0, 1);
      step(frame, false, 0, 1);
    }
  }

  @Override
  public void backward() {
    overRows(true);
    if (spread()) {
      parts = mostParts();
      workers.run(parts * learning.length, gradientPieces);
      if (hasSections()) {
        workers.run(parts, sectionParts);
      }
    } else {
      for (NodeFrame frame : learning) {
        int sections = frame.op.sections(frame);
        for (int section = 0; section < sections; section++) {
          frame.op.variableGradients(frame, section, sections);
        }
        frame.op.addSections(frame, 0, 1);
      }
    }
    gradients.addUp();
  }

  /// The most parts that the gradients of a variable are cut into.
  int mostParts() {
    return multiple(workers.threads(), SECTIONS);
  }

  private void prepare(int part) {
    for (NodeFrame frame : frames) {
      frame.op.prepare(frame, part, parts);
    }
  }

  /// The first part of all gradients, then the second, and so on.
  private void gradientPiece(int piece) {
    NodeFrame frame = learning[piece % learning.length];
    frame.op.variableGradients(frame, piece / learning.length, parts);
  }

  private boolean hasSections() {
    for (NodeFrame frame : learning) {
      if (frame.op.sections(frame) > 1) {
        return true;
      }
    }
    return false;
  }

  private void addSections(int part) {
    for (NodeFrame frame : learning) {
      frame.op.addSections(frame, part, parts);
    }
  }

  private boolean spread() {
    return workers.threads() > 1 && workPerRow * rows >= WORTH_SPREADING;
  }

  /// Runs all ops forward or backward, stretch by stretch of such as go through the same blocks of
  /// rows; an op that couples rows gets them all.
  private void overRows(boolean back) {
    int first = 0;
    while (first < frames.length) {
      NodeFrame frame = inOrder(first, back);
      int last = first + 1;
      if (frame.op.coupled()) {
        step(frame, back, 0, rows);
      } else {
        while (last < frames.length && goesWith(frame, inOrder(last, back))) {
          last++;
        }
        rowBlocks(first, last, back);
      }
      first = last;
    }
  }

  private static boolean goesWith(NodeFrame one, NodeFrame other) {
    return !other.op.coupled() && isWide(one) == isWide(other);
  }

  private static boolean isWide(NodeFrame frame) {
    return frame.widest() > WIDE;
  }

  private NodeFrame inOrder(int index, boolean back) {
    return frames[back ? frames.length - 1 - index : index];
  }

  private void rowBlocks(int first, int last, boolean back) {
    stretchFirst = first;
    stretchLast = last;
    isBack = back;
    int widest = 1;
    int group = 1;
    long work = 0;
    for (int i = first; i < last; i++) {
      work += inOrder(i, back).work * rows;
      widest = Math.max(widest, inOrder(i, back).widest());
      group = Math.max(group, inOrder(i, back).op.group());
    }
    block = multiple(Math.clamp(BLOCK_NUMBERS / widest, 1, BLOCK), group);
    if (spread() && work >= STRETCH_WORTH_SPREADING) {
      int share = Math.ceilDiv(rows, workers.threads());
      block = Math.min(block, multiple(share, Math.max(group, share < TILE ? 1 : TILE)));
      workers.run(Math.ceilDiv(rows, block), blocks);
    } else {
      for (int from = 0; from < rows; from += block) {
        stretch(from, Math.min(rows, from + block));
      }
    }
  }

  private static int multiple(int least, int unit) {
    return Math.ceilDiv(least, unit) * unit;
  }

  private void blockOfRows(int number) {
    stretch(number * block, Math.min(rows, (number + 1) * block));
  }

  private void stretch(int from, int to) {
    for (int i = stretchFirst; i < stretchLast; i++) {
      step(inOrder(i, isBack), isBack, from, to);
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

  @Override
  public Kernels kernels() {
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
