package dev.litmus.nn.internal;

import dev.litmus.nn.Config;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// A closed list of one kind of thing by Keras's names: what a file or a user may ask for, and what
/// reads its configuration. Each has its class name, the name made of that, and perhaps more.
public final class Registry<T> {
  private final String kind;
  private final UnaryOperator<String> naming;
  private final Map<String, Function<Config, ? extends T>> factories = new TreeMap<>();
  private final Set<String> classNames = new TreeSet<>();

  /// An empty list.
  ///
  /// @param kind what it lists, for messages, such as `loss`
  /// @param naming makes the name to ask for out of a class name, and leaves such a name as it is
  public Registry(String kind, UnaryOperator<String> naming) {
    this.kind = kind;
    this.naming = naming;
  }

  /// Adds a class, its factory, and names that it has besides; gives this list.
  public Registry<T> add(
      String className, Function<Config, ? extends T> factory, String... otherNames) {
    classNames.add(className);
    factories.put(naming.apply(className), factory);
    for (String name : otherNames) {
      factories.put(name, factory);
    }
    return this;
  }

  /// The names that can be asked for, in alphabetical order.
  public Set<String> names() {
    return Collections.unmodifiableSet(factories.keySet());
  }

  /// The class names, in alphabetical order.
  public Set<String> classNames() {
    return Collections.unmodifiableSet(classNames);
  }

  /// The thing of that name with the defaults of its configuration.
  public T named(String name) {
    return of(name, Config.of("%s '%s'".formatted(kind, name), Map.of()));
  }

  /// The thing of that name or class name with that configuration.
  ///
  /// @throws IllegalArgumentException when the name is not in the list, giving the names that are;
  ///   or when the configuration has a key that was not read
  public T of(String name, Config config) {
    Function<Config, ? extends T> factory = factories.get(naming.apply(name));
    if (factory == null) {
      throw Suggestions.unknown(kind, name, names());
    }
    T thing = factory.apply(config);
    config.requireAllRead();
    return thing;
  }
}
