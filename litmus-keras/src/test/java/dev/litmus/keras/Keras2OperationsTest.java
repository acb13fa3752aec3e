package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Functional models of Keras 2 with functions of TensorFlow in them. Keras 2 no longer runs beside
/// Keras 3, so the descriptions are written here as Keras 2.12 to 2.15 write them, and the numbers
/// are plain.
class Keras2OperationsTest {
  private static final Tensor X = Tensor.of(new float[][] {{1, -2, 3}, {0.5f, 4, Float.NaN}});

  private static final String SLICE = "{'start': None, 'stop': None, 'step': None}";

  @TempDir Path folder;

  @Test
  void arithmetic() throws IOException {
    check(2, -4, 6, op("math.multiply", "x", "'y': 2.0, 'name': None"));
    check(-1, 2, -3, op("math.negative", "x", ""));
    check(2, -1, 4, op("__operators__.add", "x", "'y': 1, 'name': None"));
    check(0, 3, -2, constant("math.subtract", "1", "'y': ['x', 0, 0], 'name': None"));
    check(0.5f, -1, 1.5f, op("math.truediv", "x", "'y': [2.0, 2.0, 2.0]"));
    check(1, 4, 9, op("math.pow", "x", "'y': 2"));
    check(1, 0, 3, op("nn.relu", "x", ""));
    check(1, -0.5f, 1, op("clip_by_value", "x", "'clip_value_min': -0.5, 'clip_value_max': 1"));
    check(1, -0.4f, 3, op("nn.leaky_relu", "x", ""));
  }

  @Test
  void severalCalls() throws IOException {
    check(
        0,
        6,
        6,
        op("math.square", "x", "'name': None"),
        op("math.subtract", "math.square", "'y': ['x', 0, 0]"));
  }

  @Test
  void conditions() throws IOException {
    check(0, 1, 0, op("math.less", "x", "'y': 0"), op("cast", "math.less", "'dtype': 'float32'"));
    check(
        1,
        0,
        3,
        op("math.greater", "x", "'y': 0"),
        op("where", "math.greater", "'x': ['x', 0, 0], 'y': 0.0"));
    float[] missing =
        outputs(op("math.is_nan", "x", ""), op("cast", "math.is_nan", "'dtype': 'float32'"));
    assertArrayEquals(new float[] {0, 0, 0, 0, 0, 1}, missing);
  }

  @Test
  void shapes() throws IOException {
    check(3, op("math.reduce_max", "x", "'axis': 1, 'keepdims': True"));
    check(
        2,
        op("math.reduce_sum", "x", "'axis': -1"),
        op("expand_dims", "math.reduce_sum", "'axis': -1"));
    check(1, 3, item("{'class_name': '__ellipsis__'}, {'start': 0, 'stop': None, 'step': 2}"));
    check(-2, item(SLICE + ", 1, None"));
    check(1, -2, 3, 1, -2, 3, many("concat", "'axis': -1", "x", "x"));
    check(1, 1, -2, -2, 3, 3, many("stack", "'axis': 2", "x", "x"), flat("stack"));
    check(
        1,
        1,
        -2,
        -2,
        3,
        3,
        op("expand_dims", "x", "'axis': 2"),
        op("tile", "expand_dims", "'multiples': [1, 1, 2]"),
        flat("tile"));
    check(1, op("split", "x", "'num_or_size_splits': [1, 2], 'axis': 1"));
  }

  @Test
  void refusals() {
    assertTrue(
        refusal(op("io.read_file", "x", ""))
            .contains("operation 'tf.io.read_file' calls tf.io.read_file, which is not known"));
    assertTrue(
        refusal(op("math.cumsum", "x", "'axis': 1, 'reverse': True"))
            .contains("operation 'tf.math.cumsum': tf.math.cumsum with reverse = true is not"));
  }

  private static String op(String function, String input, String arguments) {
    return node("TFOpLambda", function, "['%s', 0, 0, {%s}]".formatted(tensor(input), arguments));
  }

  private static String constant(String function, String value, String arguments) {
    return node(
        "TFOpLambda", function, "['_CONSTANT_VALUE', -1, %s, {%s}]".formatted(value, arguments));
  }

  private static String many(String function, String arguments, String... inputs) {
    List<String> references = new ArrayList<>();
    for (String input : inputs) {
      references.add("['%s', 0, 0, {%s}]".formatted(tensor(input), arguments));
    }
    return node("TFOpLambda", function, "[" + String.join(", ", references) + "]");
  }

  private static String item(String spec) {
    return node(
        "SlicingOpLambda",
        "__operators__.getitem",
        "['x', 0, 0, {'slice_spec': [%s]}]".formatted(spec));
  }

  private static String flat(String input) {
    return op("reshape", input, "'shape': [-1, 6]");
  }

  private static String tensor(String input) {
    return input.equals("x") ? input : "tf." + input;
  }

  private static String node(String className, String function, String call) {
    return """
    {'class_name': '%s', 'name': 'tf.%s', 'inbound_nodes': [%s], 'config': {
      'name': 'tf.%s', 'trainable': True, 'dtype': 'float32', 'function': '%s'}}\
    """
        .formatted(className, function, call, function, function);
  }

  private void check(Object... expectedAndNodes) throws IOException {
    List<Float> expected = new ArrayList<>();
    List<String> nodes = new ArrayList<>();
    for (Object item : expectedAndNodes) {
      if (item instanceof Number number) {
        expected.add(number.floatValue());
      } else if (!item.toString().isEmpty()) {
        nodes.add(item.toString());
      }
    }
    float[] all = outputs(nodes.toArray(String[]::new));
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), all[i], 1e-6f, nodes.toString());
    }
  }

  /// The outputs of the last node for all rows.
  private float[] outputs(String... nodes) throws IOException {
    return model(nodes).predict(X).floats();
  }

  private Model model(String... nodes) throws IOException {
    String last = nodes[nodes.length - 1];
    String name = last.substring(last.indexOf("'name': '") + 9, last.indexOf("', 'inbound"));
    String json =
        """
        {'class_name': 'Functional', 'keras_version': '2.15.0', 'backend': 'tensorflow', 'config': {
          'name': 'model', 'trainable': True, 'layers': [
          {'class_name': 'InputLayer', 'name': 'x', 'inbound_nodes': [], 'config': {
            'batch_input_shape': [None, 3], 'dtype': 'float32', 'sparse': False, 'ragged': False,
            'name': 'x'}},
          %s],
          'input_layers': [['x', 0, 0]], 'output_layers': [['%s', 0, 0]]}}\
        """
            .formatted(String.join(",\n", nodes), name)
            .replace('\'', '"')
            .replace("None", "null")
            .replace("True", "true")
            .replace("False", "false");
    Path file = Files.writeString(folder.resolve("model.json"), json);
    return KerasFormat.loadArchitecture(file, LoadOptions.standard());
  }

  private String refusal(String node) {
    return Refusals.of(ModelFileException.class, () -> model(node));
  }
}
