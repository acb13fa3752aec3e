package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.Frame;
import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.random.StatelessRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The arrays of one op in a [Program].
final class NodeFrame implements Frame {
  private static final float[] NONE = {};
  final Graph.Node node;
  final Op op;

  /// Multiplications a row, estimated.
  final long work;

  private final Program program;
  private final int capacity;
  private final float[][] inputs;
  private final String[][] stringInputs;
  private final int[] inputSizes;
  private final float[] output;
  private final String[] outputStrings;
  private final int outputSize;
  private final float[][] variables;
  final float[][] inputGradients;
  final float[][] variableGradients;
  float[][] furtherGradients = {};
  float[] outputGradient = NONE;
  private float[] @Nullable [] kept = {};
  private float[][] shared = {};
  private double[] sums = {};
  private @Nullable Object own;
  private final StatelessRandom draw = new StatelessRandom(0, 0);
  boolean learns;
  boolean learnsVariables;

  NodeFrame(Program program, Graph.Node node, int capacity) {
    this.program = program;
    this.node = node;
    this.op = node.op();
    this.work = node.work();
    this.capacity = capacity;
    int count = node.inputs().size();
    inputs = new float[count][];
    stringInputs = new String[count][];
    inputSizes = new int[count];
    inputGradients = new float[count][];
    for (int i = 0; i < count; i++) {
      Value input = node.inputs().get(i);
      boolean text = input.dtype() == DType.STRING;
      inputs[i] = text ? NONE : program.floats(input);
      stringInputs[i] = text ? program.strings(input) : new String[0];
      inputSizes[i] = input.shape().rowSize();
      inputGradients[i] = NONE;
    }
    boolean gives = node.output().dtype() == DType.STRING;
    output = gives ? NONE : program.floats(node.output());
    outputStrings = gives ? program.strings(node.output()) : new String[0];
    outputSize = node.output().shape().rowSize();
    variables = new float[node.variables().size()][];
    variableGradients = new float[variables.length][];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = node.variables().get(i).value();
      variableGradients[i] = NONE;
    }
  }

  /// The most numbers a row of an input or the output.
  int widest() {
    int widest = outputSize;
    for (int size : inputSizes) {
      widest = Math.max(widest, size);
    }
    return widest;
  }

  /// Adds what the further uses of the output contribute to its gradient.
  void addFurtherGradients(int from, int to) {
    for (float[] further : furtherGradients) {
      for (int i = from * outputSize; i < to * outputSize; i++) {
        outputGradient[i] += further[i];
      }
    }
  }

  @Override
  public Kernels kernels() {
    return program.kernels();
  }

  @Override
  public int rows() {
    return program.rows();
  }

  @Override
  public boolean training() {
    return program.training();
  }

  @Override
  public int inputs() {
    return inputs.length;
  }

  @Override
  public float[] input(int index) {
    return inputs[index];
  }

  @Override
  public long[] wide(int index) {
    return program.wide(node.inputs().get(index));
  }

  @Override
  public String[] strings(int index) {
    return stringInputs[index];
  }

  @Override
  public int inputSize(int index) {
    return inputSizes[index];
  }

  @Override
  public float[] output() {
    return output;
  }

  @Override
  public String[] outputStrings() {
    return outputStrings;
  }

  @Override
  public int outputSize() {
    return outputSize;
  }

  @Override
  public boolean wantsGradient(int index) {
    return inputGradients[index].length > 0;
  }

  @Override
  public float[] inputGradient(int index) {
    return inputGradients[index];
  }

  @Override
  public float[] outputGradient() {
    return outputGradient;
  }

  @Override
  public int variables() {
    return variables.length;
  }

  @Override
  public float[] variable(int index) {
    return variables[index];
  }

  @Override
  public float[] variableGradient(int index) {
    return variableGradients[index];
  }

  @Override
  public float[] kept(int index, int perRow) {
    if (index >= kept.length) {
      kept = Arrays.copyOf(kept, index + 1);
    }
    float[] array = kept[index];
    if (array == null) {
      array = new float[Math.multiplyExact(capacity, perRow)];
      kept[index] = array;
    }
    return array;
  }

  @Override
  public float[] shared(int index, int size) {
    if (index >= shared.length) {
      int before = shared.length;
      shared = Arrays.copyOf(shared, index + 1);
      Arrays.fill(shared, before, index + 1, NONE);
    }
    if (shared[index].length < size) {
      shared[index] = new float[size];
    }
    return shared[index];
  }

  @Override
  @SuppressWarnings("unchecked") // An op is the only one to ask, always for the same.
  public <T> T own(Maker<T> maker) {
    T made = (T) own;
    if (made == null) {
      made = maker.make(this, capacity);
      own = made;
    }
    return made;
  }

  @Override
  public int mostParts() {
    return program.mostParts();
  }

  @Override
  public double[] sums(int size) {
    if (sums.length == 0) {
      sums = new double[size];
    }
    return sums;
  }

  @Override
  public void drawUniform(float[] values, int count) {
    nextDraw().uniform(values, 0, count, 0, 0f, 1f);
  }

  @Override
  public void drawNormal(float[] values, int count, float mean, float standardDeviation) {
    nextDraw().normal(values, count, mean, standardDeviation);
  }

  private StatelessRandom nextDraw() {
    SeedGenerator generator = node.seedGenerator();
    if (generator == null) {
      throw new IllegalStateException(
          "layer '%s' draws random numbers without a seed generator".formatted(node.layer()));
    }
    draw.turnTo(generator.seed(), generator.next());
    return draw;
  }
}
