package dev.litmus.classifier;

import dev.litmus.nn.ops.Activation;
import dev.litmus.nn.ops.Activations;
import java.util.ArrayList;
import java.util.List;

/// A fully connected hidden layer, as in `8 tanh`.
///
/// @param units at least 1
public record HiddenLayer(int units, Activation activation) {
  /// Checks the size.
  public HiddenLayer {
    if (units < 1) {
      throw new IllegalArgumentException("a layer needs at least 1 unit; found " + units);
    }
  }

  /// Layers as on the command line: `8 tanh, 8 tanh`; without a name the activation is relu.
  ///
  /// @throws IllegalArgumentException saying what is expected
  public static List<HiddenLayer> parse(String text) {
    List<HiddenLayer> layers = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] words = part.strip().split("\\s+", -1);
      if (words.length > 2 || !words[0].matches("[0-9]{1,7}")) {
        throw new IllegalArgumentException(
            "layers must be given as UNITS ACTIVATION, comma separated, such as '8 tanh, 8 tanh';"
                + " found '"
                + part.strip()
                + "'");
      }
      layers.add(
          new HiddenLayer(
              Integer.parseInt(words[0]), Activations.named(words.length > 1 ? words[1] : "relu")));
    }
    return layers;
  }

  @Override
  public String toString() {
    return units + " " + activation.name();
  }
}
