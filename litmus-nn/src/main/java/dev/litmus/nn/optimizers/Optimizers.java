package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import java.util.Locale;
import java.util.Set;

/// The optimizers by Keras's names: the class names in lower case.
public final class Optimizers {
  private static final Registry<Optimizer> KNOWN =
      new Registry<Optimizer>("optimizer", name -> name.toLowerCase(Locale.ROOT))
          .add("Adadelta", Adadelta::fromConfig)
          .add("Adafactor", Adafactor::fromConfig)
          .add("Adagrad", Adagrad::fromConfig)
          .add("Adam", Adam::fromConfig)
          .add("AdamW", AdamW::fromConfig)
          .add("Adamax", Adamax::fromConfig)
          .add("Ftrl", Ftrl::fromConfig)
          .add("Lamb", Lamb::fromConfig)
          .add("Lion", Lion::fromConfig)
          .add("Muon", Muon::fromConfig)
          .add("Nadam", Nadam::fromConfig)
          .add("RMSprop", RmsProp::fromConfig)
          .add("SGD", Sgd::fromConfig);

  private Optimizers() {}

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return KNOWN.names();
  }

  /// The class names that files give, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The optimizer of that name, such as `adam`, with Keras's defaults.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Optimizer named(String name) {
    return KNOWN.named(name);
  }

  /// The optimizer of that name or Keras class name with that configuration.
  ///
  /// @throws IllegalArgumentException listing the known names
  public static Optimizer of(String className, Config config) {
    return KNOWN.of(className, config);
  }
}
