package dev.litmus.keras;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions of TensorFlow that Keras 2's operation nodes may name, each with Keras 3's class
/// for it and the places of its arguments there.
final class Keras2Functions {
  static final Map<String, Function> ALL = new HashMap<>();

  private static final String[] BOTH = {"x", "y"};

  static {
    both("Add", "__operators__.add", "math.add", "add");
    both("Subtract", "math.subtract", "subtract");
    both("Multiply", "math.multiply", "multiply");
    both("TrueDivide", "math.truediv", "math.divide", "divide", "truediv", "realdiv");
    both("DivideNoNan", "math.divide_no_nan");
    both("FloorDivide", "math.floordiv", "floordiv");
    both("Mod", "math.floormod", "math.mod", "floormod");
    both("Power", "math.pow", "pow");
    both("Maximum", "math.maximum", "maximum");
    both("Minimum", "math.minimum", "minimum");
    both("Equal", "math.equal", "equal", "__operators__.eq");
    both("NotEqual", "math.not_equal", "not_equal", "__operators__.ne");
    both("Greater", "math.greater", "greater");
    both("GreaterEqual", "math.greater_equal", "greater_equal");
    both("Less", "math.less", "less");
    both("LessEqual", "math.less_equal", "less_equal");
    both("LogicalAnd", "math.logical_and", "logical_and");
    both("LogicalOr", "math.logical_or", "logical_or");
    both("LogicalXor", "math.logical_xor", "logical_xor");
    add("Arctan2", of("y", "x"), "math.atan2", "atan2");

    one("Negative", "x", "math.negative", "negative");
    one("Absolute", "x", "math.abs", "abs");
    one("Square", "x", "math.square", "square");
    one("Sqrt", "x", "math.sqrt", "sqrt");
    one("Rsqrt", "x", "math.rsqrt");
    one("Reciprocal", "x", "math.reciprocal");
    one("Exp", "x", "math.exp", "exp");
    one("Expm1", "x", "math.expm1");
    one("Log", "x", "math.log", "log");
    one("Log1p", "x", "math.log1p");
    one("Sin", "x", "math.sin", "sin");
    one("Cos", "x", "math.cos", "cos");
    one("Tan", "x", "math.tan", "tan");
    one("Tanh", "x", "math.tanh", "nn.tanh", "tanh");
    one("Erf", "x", "math.erf");
    one("Floor", "x", "math.floor", "floor");
    one("Ceil", "x", "math.ceil", "ceil");
    one("Sign", "x", "math.sign", "sign");
    one("Isnan", "x", "math.is_nan", "is_nan");
    one("Isinf", "x", "math.is_inf", "is_inf");
    one("Isfinite", "x", "math.is_finite", "is_finite");
    one("LogicalNot", "x", "math.logical_not", "logical_not");
    one("Sigmoid", "x", "math.sigmoid", "nn.sigmoid", "sigmoid");
    one("LogSigmoid", "x", "math.log_sigmoid");
    one("Relu", "features", "nn.relu");
    one("Relu6", "features", "nn.relu6");
    one("Selu", "features", "nn.selu");
    one("Softplus", "features", "math.softplus", "nn.softplus");
    one("Softsign", "features", "nn.softsign");
    one("Silu", "features", "nn.silu", "nn.swish");
    one("ZerosLike", "input", "zeros_like");
    one("OnesLike", "input", "ones_like");
    one("StopGradient", "input", "stop_gradient");
    one("ConvertToTensor", "value", "convert_to_tensor", "identity");
    add("Elu", of("features").set("alpha", "alpha", 1.0), "nn.elu");
    add("LeakyRelu", of("features").set("negative_slope", "alpha", 0.2), "nn.leaky_relu");
    add("Gelu", of("features").set("approximate", "approximate", false), "nn.gelu");
    add("Softmax", of("logits").set("axis", "axis", -1L), "nn.softmax", "math.softmax");
    add("LogSoftmax", of("logits").set("axis", "axis", -1L), "nn.log_softmax", "math.log_softmax");
    add(
        "Clip",
        of("t").set("x_min", "clip_value_min", null).set("x_max", "clip_value_max", null),
        "clip_by_value");
    add("Where", of("condition", "x", "y"), "where", "where_v2");
    add("Cast", of("x").set("dtype", "dtype", null), "cast");

    reduction("Mean", "math.reduce_mean", "reduce_mean");
    reduction("Sum", "math.reduce_sum", "reduce_sum");
    reduction("Max", "math.reduce_max", "reduce_max");
    reduction("Min", "math.reduce_min", "reduce_min");
    reduction("Prod", "math.reduce_prod", "reduce_prod");
    reduction("Var", "math.reduce_variance");
    reduction("Std", "math.reduce_std");
    reduction("Any", "math.reduce_any", "reduce_any");
    reduction("All", "math.reduce_all", "reduce_all");
    reduction("Logsumexp", "math.reduce_logsumexp", "reduce_logsumexp");
    add("Argmax", of("input").set("axis", "axis", 0L), "math.argmax", "argmax");
    add("Argmin", of("input").set("axis", "axis", 0L), "math.argmin", "argmin");
    add("Cumsum", of("x").set("axis", "axis", 0L), "math.cumsum", "cumsum");
    add("Cumprod", of("x").set("axis", "axis", 0L), "math.cumprod");
    add(
        "Norm",
        of("tensor")
            .set("ord", "ord", null)
            .set("axis", "axis", null)
            .set("keepdims", "keepdims", false),
        "norm",
        "linalg.norm");
    add(
        "Normalize",
        of("x").set("axis", "axis", null).set("order", "order", 2L),
        "math.l2_normalize",
        "nn.l2_normalize");

    add("Concatenate", of("values").set("axis", "axis", null), "concat");
    add("Stack", of("values").set("axis", "axis", 0L), "stack");
    add("Reshape", of("tensor").set("newshape", "shape", null), "reshape");
    add("ExpandDims", of("input").set("axis", "axis", null), "expand_dims");
    add("Squeeze", of("input").set("axis", "axis", null), "squeeze");
    add("Transpose", of("a").set("axes", "perm", null), "transpose");
    add("Tile", of("input").set("repeats", "multiples", null), "tile");
    add("Repeat", of("input").set("repeats", "repeats", null).set("axis", "axis", null), "repeat");
    add("Flip", of("tensor").set("axis", "axis", null), "reverse");
    add(
        "Split",
        of("value").set("indices_or_sections", "num_or_size_splits", null).set("axis", "axis", 0L),
        "split");
    add("Unstack", of("value").set("num", "num", null).set("axis", "axis", 0L), "unstack");
    add(
        "OneHot",
        of("indices")
            .set("num_classes", "depth", null)
            .set("axis", "axis", -1L)
            .set("dtype", "dtype", "float32"),
        "one_hot");
    add("Take", of("params", "indices").set("axis", "axis", 0L), "gather");
    add("Matmul", of("a", "b"), "linalg.matmul", "matmul");
    add("GetItem", of("tensor", "slice_spec"), "__operators__.getitem");
  }

  private Keras2Functions() {}

  /// A setting of Keras 3's class.
  ///
  /// @param parameter TensorFlow's name of it
  /// @param ifAbsent what TensorFlow takes without it
  record Setting(String parameter, @Nullable Object ifAbsent) {}

  /// A function.
  ///
  /// @param parameters the arguments of Keras 3's call by TensorFlow's names
  /// @param settings what Keras 3 has in the configuration
  record Function(String className, List<String> parameters, Map<String, Setting> settings) {
    /// The argument that nodes give first.
    String first() {
      return parameters.getFirst();
    }

    Function set(String key, String parameter, @Nullable Object ifAbsent) {
      Map<String, Setting> more = new LinkedHashMap<>(settings);
      more.put(key, new Setting(parameter, ifAbsent));
      return new Function(className, parameters, more);
    }
  }

  private static Function of(String... parameters) {
    return new Function("", List.of(parameters), Map.of());
  }

  private static void add(String className, Function function, String... names) {
    Function named = new Function(className, function.parameters(), function.settings());
    Arrays.stream(names).forEach(name -> ALL.put(name, named));
  }

  private static void both(String className, String... names) {
    add(className, of(BOTH), names);
  }

  private static void one(String className, String parameter, String... names) {
    add(className, of(parameter), names);
  }

  private static void reduction(String className, String... names) {
    add(
        className,
        of("input_tensor").set("axis", "axis", null).set("keepdims", "keepdims", false),
        names);
  }
}
