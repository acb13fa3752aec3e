package dev.litmus.plot;

import dev.litmus.nn.models.Model;

/// The layers of a model as boxes, joined by arrows from each to those that take its result, the
/// inputs on top.
public record ModelDiagram(String title, Model model) implements Plot {
  public static ModelDiagram of(Model model) {
    return new ModelDiagram(model.name(), model);
  }
}
