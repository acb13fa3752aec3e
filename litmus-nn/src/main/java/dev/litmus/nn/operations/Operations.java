package dev.litmus.nn.operations;

import dev.litmus.nn.Config;
import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.NanToNum;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The operation nodes that files may name: a closed list of class names and what reads them.
public final class Operations {
  private static final Map<String, Function<Config, ? extends Layer>> ALL = all();

  private Operations() {}

  private static Map<String, Function<Config, ? extends Layer>> all() {
    Map<String, Function<Config, ? extends Layer>> all = new TreeMap<>();
    ElementwiseFunctions.all()
        .forEach((name, function) ->
            all.put(name, config -> ElementwiseOperation.fromConfig(function, config)));
    ReductionOperation.KINDS.forEach(
        (name, kind) -> all.put(name, config -> ReductionOperation.fromConfig(name, kind, config)));
    Rearrangements.all()
        .forEach(
            (name, way) -> all.put(name, config -> RearrangeOperation.fromConfig(way, config)));
    DelegatedOperation.KINDS
        .keySet()
        .forEach(name -> all.put(name, config -> DelegatedOperation.fromConfig(name, config)));
    all.put("Concatenate", config -> JoinOperation.fromConfig(false, config));
    all.put("Stack", config -> JoinOperation.fromConfig(true, config));
    all.put("Matmul", config -> MatmulOperation.fromConfig(false, config));
    all.put("Dot", config -> MatmulOperation.fromConfig(true, config));
    all.put("Softmax", config -> SoftmaxOperation.fromConfig(false, config));
    all.put("LogSoftmax", config -> SoftmaxOperation.fromConfig(true, config));
    all.put("Cumsum", config -> CumulativeOperation.fromConfig(false, config));
    all.put("Cumprod", config -> CumulativeOperation.fromConfig(true, config));
    all.put("Sort", config -> RankingOperation.fromConfig(RankingOperation.Kind.SORT, config));
    all.put(
        "Argsort", config -> RankingOperation.fromConfig(RankingOperation.Kind.ARGSORT, config));
    all.put("TopK", config -> RankingOperation.fromConfig(RankingOperation.Kind.TOP_K, config));
    all.put("Split", config -> SplitOperation.fromConfig(false, config));
    all.put("Unstack", config -> SplitOperation.fromConfig(true, config));
    Recipes.ALL
        .keySet()
        .forEach(
            name -> all.putIfAbsent(name, config -> ComposedOperation.fromConfig(name, config)));
    for (String name : List.of("Max", "Min")) {
      Function<Config, ? extends Layer> plain = ReductionOperation.reader(name);
      all.put(
          name,
          config ->
              config.value("initial") == null
                  ? plain.apply(config)
                  : ComposedOperation.fromConfig(name, config));
    }
    all.put(
        "Normalize",
        config ->
            Long.valueOf(2).equals(config.value("order")) && config.value("epsilon") == null
                ? DelegatedOperation.fromConfig("Normalize", config)
                : ComposedOperation.fromConfig("Normalize", config));
    all.put("Einsum", EinsumOperation::fromConfig);
    all.put("OneHot", OneHotOperation::fromConfig);
    all.put("Cast", config -> Cast.fromConfig(config.ignore("args", "kwargs")));
    all.put("Isnan", config -> IsNan.fromConfig(config.ignore("args", "kwargs")));
    all.put("NanToNum", config -> NanToNum.fromConfig(config.ignore("args", "kwargs")));
    return Collections.unmodifiableMap(all);
  }

  /// The class names that can be read, in alphabetical order.
  public static Set<String> classNames() {
    return ALL.keySet();
  }

  /// The operation of that class.
  ///
  /// @param config Keras's configuration, and beside it `args` and `kwargs` of its one call as
  ///   files have them
  /// @throws IllegalArgumentException naming the class when it is not in the list
  public static Layer create(String className, Config config) {
    Function<Config, ? extends Layer> factory = ALL.get(className);
    if (factory == null) {
      throw new IllegalArgumentException(
          "%s: operation '%s' is not known; known: %s"
              .formatted(config.owner(), className, String.join(", ", ALL.keySet())));
    }
    return factory.apply(config);
  }
}
