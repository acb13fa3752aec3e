package dev.litmus.keras.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Runs what was written with ONNX Runtime.
public final class OnnxRun {
  private OnnxRun() {}

  /// The outputs of the exported model in ONNX Runtime.
  public static List<Tensor> of(Model model, List<Tensor> inputs) {
    return of(ModelExporter.toBytes(model), inputs);
  }

  /// The outputs of a model's file in ONNX Runtime.
  public static List<Tensor> of(byte[] file, List<Tensor> inputs) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensorLike> given = new LinkedHashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(file, options)) {
        int next = 0;
        for (NodeInfo input : session.getInputInfo().values()) {
          given.put(input.getName(), tensor(environment, inputs.get(next++), input));
        }
        List<Tensor> outputs = new ArrayList<>();
        try (OrtSession.Result result = session.run(given)) {
          result.forEach(entry -> outputs.add(tensor((OnnxTensor) entry.getValue())));
        }
        return outputs;
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    } finally {
      given.values().forEach(OnnxTensorLike::close);
    }
  }

  /// Fails unless ONNX Runtime computes what was expected, to 1e-5 of the largest.
  public static void assertComputes(List<Tensor> expected, Model model, List<Tensor> inputs) {
    List<Tensor> found = of(model, inputs);
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).shape(), found.get(i).shape());
      if (expected.get(i).dtype() == DType.STRING) {
        assertArrayEquals(expected.get(i).strings(), found.get(i).strings());
      } else {
        assertNear(expected.get(i).floats(), found.get(i).floats());
      }
    }
  }

  private static void assertNear(float[] expected, float[] found) {
    double largest = 1;
    for (float value : expected) {
      largest = Float.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[i], 1e-5 * largest, "element " + i);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, Tensor data, NodeInfo input)
      throws OrtException {
    OnnxJavaType type = ((TensorInfo) input.getInfo()).type;
    long[] dims = Arrays.stream(data.shape().dims()).asLongStream().toArray();
    if (type == OnnxJavaType.STRING) {
      return OnnxTensor.createTensor(environment, data.strings(), dims);
    }
    float[] values = data.floats();
    return switch (type) {
      case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), dims);
      case INT32 -> {
        IntBuffer numbers = IntBuffer.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
          numbers.put(i, (int) values[i]);
        }
        yield OnnxTensor.createTensor(environment, numbers, dims);
      }
      case INT64 -> {
        LongBuffer numbers = LongBuffer.allocate(values.length);
        for (int i = 0; i < values.length; i++) {
          numbers.put(i, (long) values[i]);
        }
        yield OnnxTensor.createTensor(environment, numbers, dims);
      }
      case BOOL -> {
        ByteBuffer bytes = ByteBuffer.allocateDirect(values.length).order(ByteOrder.nativeOrder());
        for (int i = 0; i < values.length; i++) {
          bytes.put(i, (byte) (values[i] == 0 ? 0 : 1));
        }
        yield OnnxTensor.createTensor(environment, bytes, dims, OnnxJavaType.BOOL);
      }
      default -> throw new IllegalArgumentException("an input of " + type);
    };
  }

  private static Tensor tensor(OnnxTensor found) {
    int[] dims = Arrays.stream(found.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
    try {
      int size = Shape.of(dims).size();
      float[] values = new float[size];
      switch (found.getInfo().type) {
        case FLOAT -> found.getFloatBuffer().get(values);
        case INT32 -> {
          IntBuffer numbers = found.getIntBuffer();
          for (int i = 0; i < size; i++) {
            values[i] = numbers.get(i);
          }
        }
        case INT64 -> {
          LongBuffer numbers = found.getLongBuffer();
          for (int i = 0; i < size; i++) {
            values[i] = numbers.get(i);
          }
        }
        case BOOL -> {
          ByteBuffer bytes = found.getByteBuffer();
          for (int i = 0; i < size; i++) {
            values[i] = bytes.get(i);
          }
        }
        case STRING -> {
          return Tensor.of(strings(found.getValue()).toArray(new String[0]), dims);
        }
        default -> throw new IllegalArgumentException("an output of " + found.getInfo());
      }
      return Tensor.of(values, dims);
    } catch (OrtException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<String> strings(Object nested) {
    return nested instanceof Object[] array
        ? Arrays.stream(array).flatMap(item -> strings(item).stream()).toList()
        : List.of((String) nested);
  }
}
