package dev.litmus.examples;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializers;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.ops.Frame;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.optimizers.Adam;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A layer, a loss, a metric and a callback of one's own, without touching Litmus.
public final class Extending {
  /// A layer that gives every column a weight of its own: y = x w.
  record Scale(String name) implements Layer {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return single(inputs);
    }

    @Override
    public void build(LayerBuilder builder) {
      builder.variable("scale", Shape.of(builder.input().last()), Initializers.named("ones"));
    }

    @Override
    public Value emit(Emitter e) {
      Value x = e.input();
      return e.op(new Times(), x.shape(), DType.FLOAT32, List.of(x), List.of(e.variable("scale")));
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return Map.of();
    }
  }

  /// Its mathematics: y = x w; dx = dy w; dw = the sum of dy x over rows.
  record Times() implements Op {
    @Override
    public void forward(Frame f, int from, int to) {
      int n = f.outputSize();
      for (int i = from * n; i < to * n; i++) {
        f.output()[i] = f.input(0)[i] * f.variable(0)[i % n];
      }
    }

    @Override
    public void backward(Frame f, int from, int to) {
      int n = f.outputSize();
      for (int i = from * n; f.wantsGradient(0) && i < to * n; i++) {
        f.inputGradient(0)[i] = f.outputGradient()[i] * f.variable(0)[i % n];
      }
    }

    @Override
    public void variableGradients(Frame f, int part, int parts) {
      int n = f.outputSize();
      for (int j = part; j < n; j += parts) {
        float sum = 0;
        for (int i = j; i < f.rows() * n; i += n) {
          sum += f.outputGradient()[i] * f.input(0)[i];
        }
        f.variableGradient(0)[j] = sum;
      }
    }
  }

  /// The squared error of a probability: (p - y)^2.
  record SquaredError() implements Loss {
    @Override
    public String name() {
      return "squared_error";
    }

    @Override
    public float value(float[] yTrue, float[] yPred, int offset, int units) {
      float error = yPred[offset] - yTrue[offset];
      return error * error;
    }

    @Override
    public void gradient(
        float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
      out[offset] = scale * 2 * (yPred[offset] - yTrue[offset]);
    }
  }

  /// Prints the loss every ten epochs.
  static final class EveryTen implements Callback {
    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
      if ((epoch + 1) % 10 == 0) {
        IO.println("epoch %4d  %s".formatted(epoch + 1, logs));
      }
    }
  }

  void main() {
    Random random = new Random(1);
    float[][] x = new float[200][4];
    float[] y = new float[200];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 4; j++) {
        x[i][j] = (float) random.nextGaussian();
      }
      y[i] = x[i][0] * 3 > x[i][1] ? 1 : 0;
    }
    Metric distance = Metric.mean("distance", (yTrue, yPred) -> Math.abs(yTrue - yPred));

    Sequential model =
        Sequential.seeded(
            1, InputLayer.of(4), new Scale("scale"), Dense.of(8, "tanh"), Dense.of(1, "sigmoid"));
    var trainer = model.compile(Adam.of(0.01), new SquaredError(), distance);
    trainer.fit(x, y, Fit.epochs(50).verbose(0).callbacks(new EveryTen()));
    IO.println("distance %.4f".formatted(trainer.evaluate(x, y).get("distance")));
  }
}
