package dev.litmus.nn.operations;

import dev.litmus.nn.DType;
import dev.litmus.nn.ops.Reduce.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The operations that are made of others, by Keras's class names.
final class Recipes {
  static final Map<String, Recipe> ALL = new TreeMap<>();

  private static final String NUMPY = "keras.src.ops.numpy";
  private static final String NN = "keras.src.ops.nn";
  private static final double EPSILON = 1e-7;
  private static final List<String> X = List.of("x");
  private static final List<String> ALONG = List.of("axis", "keepdims");

  private static final List<String> BOUNDED = List.of("axis", "keepdims", "initial");

  static {
    numbers("Glu", NN, X, List.of("axis"), Recipes::gated);
    same("Diff", NUMPY, X, List.of("n", "axis"), Recipes::differences);
    same("Trace", NUMPY, X, List.of("offset", "axis1", "axis2"), Recipes::trace);
    numbers("Average", NUMPY, List.of("x", "weights"), List.of("axis"), Recipes::average);
    same("Hstack", NUMPY, List.of("xs"), List.of(), Recipes::sideBySide);
    same("Append", NUMPY, List.of("x1", "x2"), List.of("axis"), Recipes::appended);
    ALL.put(
        "Moments",
        new Recipe(
            NN,
            X,
            List.of("axes", "keepdims", "synchronized"),
            2,
            t -> DType.FLOAT32,
            Recipes::moments));
    numbers("Median", NUMPY, X, ALONG, plan -> quantile(plan, 0.5));
    numbers(
        "Quantile",
        NUMPY,
        List.of("x", "q"),
        List.of("axis", "method", "keepdims"),
        Recipes::quantile);
    same("Max", NUMPY, X, BOUNDED, plan -> bounded(plan, Kind.MAX, "Maximum"));
    same("Min", NUMPY, X, BOUNDED, plan -> bounded(plan, Kind.MIN, "Minimum"));
    numbers("Normalize", NN, X, List.of("axis", "order", "epsilon"), Recipes::normalized);
    same("Ptp", NUMPY, X, ALONG, Recipes::spread);
    numbers("Tensordot", NUMPY, List.of("x1", "x2"), List.of("axes"), Recipes::contracted);
    numbers("Inner", NUMPY, List.of("x1", "x2"), List.of(), Recipes::inner);
    numbers("Nanvar", NUMPY, X, ALONG, Recipes::varianceOfNumbers);
    numbers("Nanstd", NUMPY, X, ALONG, plan -> plan.each("Sqrt", varianceOfNumbers(plan)));
    same("Nanprod", NUMPY, X, ALONG, Recipes::productOfNumbers);
    numbers(
        "LayerNorm",
        NN,
        List.of("x", "gamma", "beta"),
        List.of("axis", "epsilon", "rms_scaling"),
        Recipes::layerNormalized);
    numbers(
        "RMSNorm", NN, List.of("x", "scale"), List.of("axis", "epsilon"), Recipes::rmsNormalized);
    numbers(
        "DotProductAttention",
        NN,
        List.of("query", "key", "value", "bias", "mask", "scale"),
        List.of("is_causal", "flash_attention", "attn_logits_soft_cap"),
        Recipes::attention);
    ALL.put(
        "MultiHot",
        new Recipe(
            NN,
            X,
            List.of("num_classes", "axis", "sparse"),
            1,
            t -> DType.FLOAT32,
            Recipes::multiHot));
    ALL.put(
        "Digitize",
        new Recipe(
            NUMPY, List.of("x", "bins"), List.of(), 1, t -> DType.INT32, Recipes::digitized));
  }

  private Recipes() {}

  private static void numbers(
      String name, String module, List<String> parameters, List<String> settings, Recipe.Way way) {
    ALL.put(name, new Recipe(module, parameters, settings, 1, types -> DType.FLOAT32, way));
  }

  private static void same(
      String name, String module, List<String> parameters, List<String> settings, Recipe.Way way) {
    ALL.put(name, new Recipe(module, parameters, settings, 1, Recipes::widest, way));
  }

  private static DType widest(List<DType> types) {
    return new JoinOperation("", false, 1).outputType(types);
  }

  private static boolean keeps(Plan plan) {
    return plan.settings().bool("keepdims", false);
  }

  private static List<Integer> axes(Plan plan) {
    return plan.axes("axis", plan.shape(0).rank());
  }

  /// The first half along an axis, times a gate between 0 and 1 from the second.
  private static void gated(Plan plan) {
    int axis = plan.axis("axis", plan.shape(0).rank());
    int half = plan.add(new SplitOperation("", false, 2, List.of(), axis), 0);
    plan.each("Multiply", half, plan.each("Sigmoid", half + 1));
  }

  private static void differences(Plan plan) {
    int axis = plan.axis("axis", plan.shape(0).rank());
    int x = 0;
    for (int i = plan.settings().integer("n", 1); i > 0; i--) {
      int behind = plan.slice(x, axis, 1, null);
      x = plan.each("Subtract", behind, plan.slice(x, axis, null, -1));
    }
  }

  private static void trace(Plan plan) {
    var settings = new LinkedHashMap<String, @Nullable Object>();
    for (String key : List.of("offset", "axis1", "axis2")) {
      settings.put(key, plan.settings().value(key));
    }
    var diagonal = new RearrangeOperation("", "Diagonal", List.of(Operand.input()), settings);
    plan.reduce(Kind.SUM, plan.add(diagonal, 0), List.of(-1), false);
  }

  private static void average(Plan plan) {
    List<Integer> axes = axes(plan);
    if (!plan.given(1)) {
      plan.reduce(Kind.MEAN, 0, axes, false);
      return;
    }
    Operand.Constant weights = plan.constant(1);
    if (weights == null) {
      int sum = plan.reduce(Kind.SUM, plan.each("Multiply", 0, plan.tensor(1)), axes, false);
      plan.each("TrueDivide", sum, plan.reduce(Kind.SUM, plan.tensor(1), axes, false));
      return;
    }
    if (axes.size() != 1 || weights.shape().rank() != 1) {
      throw new IllegalArgumentException("constant weights along one axis");
    }
    float[] values = weights.floats();
    int[] dims = new int[plan.shape(0).rank() - 1];
    java.util.Arrays.fill(dims, 1);
    dims[axes.getFirst() - 1] = values.length;
    double total = 0;
    for (float value : values) {
      total += value;
    }
    int weighted = plan.with("Multiply", 0, Operand.of(values, dims));
    plan.with("TrueDivide", plan.reduce(Kind.SUM, weighted, axes, false), total);
  }

  private static void sideBySide(Plan plan) {
    int[] all = java.util.stream.IntStream.range(0, plan.shapes().size()).toArray();
    plan.add(new JoinOperation("", false, 1), all);
  }

  private static void appended(Plan plan) {
    plan.add(new JoinOperation("", false, plan.axis("axis", plan.shape(0).rank())), 0, 1);
  }

  private static void moments(Plan plan) {
    List<Integer> axes = plan.axes("axes", plan.shape(0).rank());
    plan.reduce(Kind.MEAN, 0, axes, keeps(plan));
    plan.reduce(Kind.VAR, 0, axes, keeps(plan));
  }

  private static void quantile(Plan plan) {
    Operand.Constant q = plan.constant(1);
    if (q == null || q.shape().rank() > 0) {
      throw new IllegalArgumentException("q must be one number");
    }
    quantile(plan, q.floats()[0]);
  }

  /// Between the two sorted elements that the share falls between, in proportion: Keras's node has
  /// a method, and does not use it.
  private static void quantile(Plan plan, double q) {
    int axis = plan.axis("axis", plan.shape(0).rank());
    double place = q * (plan.size(0, axis) - 1);
    double share = place - Math.floor(place);
    int sorted = plan.add(new RankingOperation("", RankingOperation.Kind.SORT, axis, 0), 0);
    int lower = at(plan, sorted, axis, (int) Math.floor(place));
    int upper = at(plan, sorted, axis, (int) Math.ceil(place));
    plan.each("Add", plan.with("Multiply", lower, 1 - share), plan.with("Multiply", upper, share));
  }

  private static int at(Plan plan, int value, int axis, int place) {
    return keeps(plan) ? plan.slice(value, axis, place, place + 1) : plan.place(value, axis, place);
  }

  private static void spread(Plan plan) {
    int highest = plan.reduce(Kind.MAX, 0, axes(plan), keeps(plan));
    plan.each("Subtract", highest, plan.reduce(Kind.MIN, 0, axes(plan), keeps(plan)));
  }

  /// An extreme that is no farther than a given one.
  private static void bounded(Plan plan, Kind kind, String function) {
    int extreme = plan.reduce(kind, 0, axes(plan), keeps(plan));
    plan.with(function, extreme, plan.settings().number("initial"));
  }

  /// Over the norm, at least epsilon.
  private static void normalized(Plan plan) {
    double order = plan.settings().number("order");
    if (order != 1 && order != 2) {
      throw new IllegalArgumentException("an order of 1 or 2, not " + order);
    }
    int norm = plan.reduce(order == 1 ? Kind.NORM_1 : Kind.NORM, 0, axes(plan), true);
    plan.each("TrueDivide", 0, plan.with("Maximum", norm, epsilon(plan)));
  }

  private static void inner(Plan plan) {
    Operand.Constant matrix = plan.constant(1);
    if (matrix == null || matrix.shape().rank() > 2) {
      throw new IllegalArgumentException("a constant vector or matrix, since rows stay apart");
    }
    String subscripts = matrix.shape().rank() == 1 ? "...b,b->..." : "...b,cb->...c";
    plan.add(new EinsumOperation("", subscripts, List.of(Operand.input(), matrix)), 0);
  }

  /// The last axes of the tensor with the first of a constant, or those that are named.
  private static void contracted(Plan plan) {
    Operand.Constant constant = plan.constant(1);
    int rank = plan.shape(0).rank();
    if (constant == null) {
      throw new IllegalArgumentException(
          "a constant as its second argument, since rows stay apart");
    }
    List<Integer> axes = Axes.read(plan.settings(), "axes");
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < rank; i++) {
      first.append((char) ('a' + i));
    }
    StringBuilder second = new StringBuilder();
    for (int i = 0; i < constant.shape().rank(); i++) {
      second.append((char) ('A' + i));
    }
    int count = axes.size() == 1 ? axes.getFirst() : axes.size() / 2;
    for (int i = 0; i < count; i++) {
      int left = axes.size() == 1 ? rank - count + i : axes.get(i);
      int right = axes.size() == 1 ? i : axes.get(count + i);
      char letter = first.charAt(Axes.inRow(left, rank));
      second.setCharAt(right < 0 ? right + second.length() : right, letter);
    }
    String result =
        (first + second.toString())
            .chars()
            .filter(c -> first.indexOf("" + (char) c) < 0 || second.indexOf("" + (char) c) < 0)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String subscripts = first + "," + second + "->" + result;
    plan.add(new EinsumOperation("", subscripts, List.of(Operand.input(), constant)), 0);
  }

  private static int varianceOfNumbers(Plan plan) {
    int mean = plan.reduce(Kind.NANMEAN, 0, axes(plan), true);
    int gaps = plan.each("Isnan", 0);
    int apart = plan.add(filling(0), gaps, plan.each("Subtract", 0, mean));
    int sum = plan.reduce(Kind.SUM, plan.each("Square", apart), axes(plan), keeps(plan));
    int count = plan.reduce(Kind.SUM, plan.each("LogicalNot", gaps), axes(plan), keeps(plan));
    return plan.each("TrueDivide", sum, count);
  }

  /// A number where a condition holds, elsewhere the value.
  private static Operation filling(double number) {
    List<Operand> choice = List.of(Operand.input(), Operand.of(number), Operand.input());
    return new ElementwiseOperation("", ElementwiseFunctions.named("Where"), choice, List.of());
  }

  private static void productOfNumbers(Plan plan) {
    int filled = plan.add(filling(1), plan.each("Isnan", 0), 0);
    plan.reduce(Kind.PROD, filled, axes(plan), keeps(plan));
  }

  private static double epsilon(Plan plan) {
    return plan.settings().value("epsilon") == null ? EPSILON : plan.settings().number("epsilon");
  }

  private static void layerNormalized(Plan plan) {
    boolean centers = !plan.settings().bool("rms_scaling", false);
    int centred =
        centers ? plan.each("Subtract", 0, plan.reduce(Kind.MEAN, 0, axes(plan), true)) : 0;
    int variance = plan.reduce(Kind.VAR, 0, axes(plan), true);
    int normal = plan.each("Multiply", centred, rootOver(plan, variance));
    int scaled = plan.given(1) ? plan.withArgument("Multiply", normal, 1) : normal;
    if (plan.given(2) && centers) {
      plan.withArgument("Add", scaled, 2);
    }
  }

  private static void rmsNormalized(Plan plan) {
    int squares = plan.reduce(Kind.MEAN, plan.each("Square", 0), axes(plan), true);
    int normal = plan.each("Multiply", 0, rootOver(plan, squares));
    if (plan.given(1)) {
      plan.withArgument("Multiply", normal, 1);
    }
  }

  private static int rootOver(Plan plan, int value) {
    return plan.each("Rsqrt", plan.with("Add", value, epsilon(plan)));
  }

  /// Over heads, each with its own queries, keys and values.
  private static void attention(Plan plan) {
    if (plan.given(3)
        || plan.given(4)
        || plan.settings().bool("is_causal", false)
        || plan.settings().value("attn_logits_soft_cap") != null) {
      throw new IllegalArgumentException("no bias, mask, causal mask or soft cap");
    }
    Operand.Constant scale = plan.constant(5);
    double factor =
        scale == null || scale.written() == null
            ? 1 / Math.sqrt(plan.size(0, plan.shape(0).rank() - 1))
            : scale.floats()[0];
    List<Operand> both = List.of(Operand.input(), Operand.input());
    int scores = plan.add(new EinsumOperation("", "btnh,bsnh->bnts", both), 0, plan.tensor(1));
    int scaled = plan.with("Multiply", scores, factor);
    int shares = plan.add(new SoftmaxOperation("", false, -1), scaled);
    plan.add(new EinsumOperation("", "bnts,bsnh->btnh", both), shares, plan.tensor(2));
  }

  private static void multiHot(Plan plan) {
    if (plan.settings().integer("axis", -1) != -1 || plan.shape(0).rank() != 2) {
      throw new IllegalArgumentException("(batch, n) and the last axis");
    }
    int classes = plan.settings().integer("num_classes", 1);
    int hot = plan.add(new OneHotOperation("", classes, -1, DType.FLOAT32), 0);
    plan.reduce(Kind.MAX, hot, List.of(1), false);
  }

  /// How many bounds a number has reached.
  private static void digitized(Plan plan) {
    Operand.Constant bins = plan.constant(1);
    if (bins == null || bins.shape().rank() != 1) {
      throw new IllegalArgumentException("bins as a constant vector");
    }
    Map<String, @Nullable Object> last = Map.of("axis", -1L);
    int wide =
        plan.add(new RearrangeOperation("", "ExpandDims", List.of(Operand.input()), last), 0);
    plan.reduce(Kind.SUM, plan.with("GreaterEqual", wide, bins), List.of(-1), false);
  }
}
