package dev.litmus.peers;

import dev.litmus.bench.peer.Batches;
import dev.litmus.bench.peer.Contender;
import dev.litmus.bench.peer.Network;
import dev.litmus.bench.peer.Rounds;
import dev.litmus.bench.peer.Rows;
import dev.litmus.bench.peer.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/// TensorFlow for Java: a graph of one training step, run once a batch, as its session allows.
///
/// Environment: THREADS.
final class TensorFlowPeer implements Contender {
  /// A graph that trains a network by one batch.
  private static final class Step {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final List<Variable<TFloat32>> weights = new ArrayList<>();
    private final Random random = new Random(1);
    private final Work work;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> y;
    private final Op update;
    private final Session session;

    Step(Work work) {
      this.work = work;
      x = tf.placeholder(TFloat32.class, Placeholder.shape(shape(-1)));
      y = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 1)));
      Operand<TFloat32> logits = network();
      // The derivative of the mean cross-entropy of sigmoids.
      Operand<TFloat32> rows = tf.dtypes.cast(tf.size(logits), TFloat32.class);
      Operand<TFloat32> delta = tf.math.div(tf.math.sub(tf.math.sigmoid(logits), y), rows);
      Gradients gradients = tf.gradients(logits, weights, Gradients.dx(List.of(delta)));
      update = work.network().isPlain() ? descent(gradients) : adam(gradients);
      int threads = Integer.parseInt(System.getenv("THREADS"));
      session =
          new Session(
              graph,
              ConfigProto.newBuilder()
                  .setIntraOpParallelismThreads(threads)
                  .setInterOpParallelismThreads(-1) // in the thread that asks
                  .build());
    }

    void run(float[] rows, float[] labels) {
      try (TFloat32 xs = TFloat32.tensorOf(shape(labels.length), DataBuffers.of(rows));
          TFloat32 ys = TFloat32.tensorOf(Shape.of(labels.length, 1), DataBuffers.of(labels));
          var result = session.runner().feed(x, xs).feed(y, ys).addTarget(update).run()) {
        if (result.size() != 0) {
          throw new IllegalStateException("nothing was asked for");
        }
      }
    }

    private Shape shape(int rows) {
      return work.network() == Network.IMAGES
          ? Shape.of(rows, 28, 28, 1)
          : Shape.of(rows, work.network().width());
    }

    private Operand<TFloat32> network() {
      Operand<TFloat32> last = x;
      int width = work.network().width();
      if (work.network() == Network.IMAGES) {
        Variable<TFloat32> kernel = weight(9, 32, 3, 3, 1, 32);
        last = tf.nn.conv2d(last, kernel, List.of(1L, 1L, 1L, 1L), "VALID");
        last = tf.nn.relu(tf.nn.biasAdd(last, zeros(32)));
        Operand<TInt32> two = tf.constant(new int[] {1, 2, 2, 1});
        last = tf.nn.maxPool(last, two, two, "VALID");
        width = 13 * 13 * 32;
        last = tf.reshape(last, tf.constant(new int[] {-1, width}));
        last = tf.nn.relu(dense(last, width, 16));
        width = 16;
      }
      for (int units : work.network().hidden()) {
        last = dense(last, width, units);
        last = work.network().activation().equals("tanh") ? tf.math.tanh(last) : tf.nn.relu(last);
        width = units;
      }
      return dense(last, width, 1);
    }

    private Operand<TFloat32> dense(Operand<TFloat32> input, int width, int units) {
      Operand<TFloat32> product = tf.linalg.matMul(input, weight(width, units, width, units));
      return tf.nn.biasAdd(product, zeros(units));
    }

    private Variable<TFloat32> weight(int in, int out, long... dims) {
      float[] values = new float[Math.toIntExact(Shape.of(dims).size())];
      double limit = Math.sqrt(6.0 / (in + out));
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (limit * (2 * random.nextDouble() - 1));
      }
      return variable(tf.constant(Shape.of(dims), DataBuffers.of(values)));
    }

    private Variable<TFloat32> zeros(int size) {
      return variable(tf.constant(new float[size]));
    }

    private Variable<TFloat32> variable(Operand<TFloat32> start) {
      Variable<TFloat32> variable = tf.variable(start);
      weights.add(variable);
      return variable;
    }

    private Op descent(Gradients gradients) {
      var updates = new ArrayList<Op>();
      for (int i = 0; i < weights.size(); i++) {
        updates.add(
            tf.train.applyGradientDescent(weights.get(i), tf.constant(0.01f), gradients.dy(i)));
      }
      return tf.withControlDependencies(updates).noOp();
    }

    private Op adam(Gradients gradients) {
      Operand<TFloat32> beta1 = tf.constant(0.9f);
      Operand<TFloat32> beta2 = tf.constant(0.999f);
      Variable<TFloat32> power1 = tf.variable(tf.constant(0.9f));
      Variable<TFloat32> power2 = tf.variable(tf.constant(0.999f));
      var updates = new ArrayList<Op>();
      for (int i = 0; i < weights.size(); i++) {
        Variable<TFloat32> weight = weights.get(i);
        Operand<TFloat32> zeros = tf.zeros(tf.constant(weight.shape()), TFloat32.class);
        updates.add(
            tf.train.applyAdam(
                weight,
                tf.variable(zeros),
                tf.variable(zeros),
                power1,
                power2,
                tf.constant(0.001f),
                beta1,
                beta2,
                tf.constant(1e-7f),
                gradients.dy(i)));
      }
      Ops after = tf.withControlDependencies(updates);
      return after
          .withControlDependencies(
              List.of(
                  after.assign(power1, after.math.mul(power1, beta1)),
                  after.assign(power2, after.math.mul(power2, beta2))))
          .noOp();
    }
  }

  @Override
  public Optional<Training> training(Work work, Rows rows) {
    if (work.network().isOfWords()) {
      return Optional.empty();
    }
    var step = new Step(work);
    var batches = new Batches(rows, work.batch());
    return Optional.of(
        new Training() {
          @Override
          public void epochs(int count) {
            for (int epoch = 0; epoch < count; epoch++) {
              batches.epoch(step::run);
            }
          }

          @Override
          public void save(Path file) {
            step.session.save(file.toString());
          }
        });
  }

  static void main(String[] arguments) throws IOException {
    Rounds.serve("tensorflow-java", TensorFlow::version, new TensorFlowPeer(), arguments);
  }
}
