package dev.litmus.keras.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The messages of ONNX's files, as far as they are written here, by ONNX's names and field
/// numbers.
///
/// The messages: https://onnx.ai/onnx/repo-docs/IR.html
final class OnnxMessages {
  /// The version of the messages, and the set of operators of the same release, 1.15: the oldest
  /// that has Gelu. ONNX Runtime 1.17 and newer run it.
  static final int IR_VERSION = 9;

  static final int OPSET = 20;

  /// The set of operators for classical machine learning, the home of LabelEncoder.
  static final String ML_DOMAIN = "ai.onnx.ml";

  static final int ML_OPSET = 4;

  private OnnxMessages() {}

  /// The number of an element type.
  static int elementType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 1;
      case INT32 -> 6;
      case INT64 -> 7;
      case STRING -> 8;
      case BOOL -> 9;
    };
  }

  /// A file's content.
  static ProtoMessage model(String producer, ProtoMessage graph) {
    return new ProtoMessage()
        .integer(1, IR_VERSION)
        .text(2, producer)
        .message(7, graph)
        .message(8, new ProtoMessage().text(1, "").integer(2, OPSET))
        .message(8, new ProtoMessage().text(1, ML_DOMAIN).integer(2, ML_OPSET));
  }

  /// A graph: nodes in an order of computation, constants, and what goes in and out.
  static ProtoMessage graph(
      String name,
      List<ProtoMessage> nodes,
      List<ProtoMessage> initializers,
      List<ProtoMessage> inputs,
      List<ProtoMessage> outputs) {
    ProtoMessage graph = new ProtoMessage();
    nodes.forEach(node -> graph.message(1, node));
    graph.text(2, name);
    initializers.forEach(tensor -> graph.message(5, tensor));
    inputs.forEach(input -> graph.message(11, input));
    outputs.forEach(output -> graph.message(12, output));
    return graph;
  }

  /// One use of an operator.
  static ProtoMessage node(
      String name,
      String domain,
      String operator,
      List<String> inputs,
      List<String> outputs,
      List<ProtoMessage> attributes) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, name).text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute));
    return node.text(7, domain);
  }

  /// What goes into a graph or comes out of it.
  ///
  /// @param axes the name of each axis, which stands in for an unknown size
  static ProtoMessage value(String name, DType dtype, Shape shape, List<String> axes) {
    ProtoMessage dims = new ProtoMessage();
    for (int axis = 0; axis < shape.rank(); axis++) {
      int size = shape.dim(axis);
      dims.message(
          1,
          size == Shape.UNKNOWN
              ? new ProtoMessage().text(2, axes.get(axis))
              : new ProtoMessage().integer(1, size));
    }
    ProtoMessage tensor = new ProtoMessage().integer(1, elementType(dtype)).message(2, dims);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  /// The same for a value of which nothing but the element type is said.
  static ProtoMessage value(String name, DType dtype) {
    ProtoMessage tensor = new ProtoMessage().integer(1, elementType(dtype));
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  /// A constant of float32 numbers.
  static ProtoMessage floats(String name, Shape shape, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor(name, DType.FLOAT32, shape).bytes(9, bytes.array());
  }

  /// A constant of int64 numbers.
  static ProtoMessage integers(String name, Shape shape, long[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return tensor(name, DType.INT64, shape).bytes(9, bytes.array());
  }

  /// A constant of strings.
  static ProtoMessage strings(String name, Shape shape, List<String> values) {
    ProtoMessage tensor = tensor(name, DType.STRING, shape);
    values.forEach(value -> tensor.bytes(6, value.getBytes(UTF_8)));
    return tensor;
  }

  private static ProtoMessage tensor(String name, DType dtype, Shape shape) {
    ProtoMessage tensor = new ProtoMessage();
    for (int size : shape.dims()) {
      tensor.integer(1, size);
    }
    return tensor.integer(2, elementType(dtype)).text(8, name);
  }

  static ProtoMessage attribute(String name, float value) {
    return new ProtoMessage().text(1, name).float32(2, value).integer(20, 1);
  }

  static ProtoMessage attribute(String name, long value) {
    return new ProtoMessage().text(1, name).integer(3, value).integer(20, 2);
  }

  static ProtoMessage attribute(String name, String value) {
    return new ProtoMessage().text(1, name).text(4, value).integer(20, 3);
  }

  static ProtoMessage attribute(String name, ProtoMessage graph) {
    return new ProtoMessage().text(1, name).message(6, graph).integer(20, 5);
  }

  static ProtoMessage attribute(String name, long[] values) {
    ProtoMessage attribute = new ProtoMessage().text(1, name);
    for (long value : values) {
      attribute.integer(8, value);
    }
    return attribute.integer(20, 7);
  }

  static ProtoMessage attribute(String name, List<String> values) {
    ProtoMessage attribute = new ProtoMessage().text(1, name);
    values.forEach(value -> attribute.text(9, value));
    return attribute.integer(20, 8);
  }
}
