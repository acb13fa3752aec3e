package dev.litmus.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelDiagramTest {
  @TempDir Path folder;

  /// Two inputs, one of which skips a layer.
  private static Model model() {
    Symbol age = InputLayer.of(1).named("age").symbol();
    Symbol size = InputLayer.of(2).named("size").symbol();
    Symbol hidden = size.then(Dense.of(8, "relu").named("hidden"));
    Symbol both = new Concatenate("both", -1).apply(age, hidden);
    Symbol answer = both.then(Dense.of(1, "sigmoid").named("answer"));
    return Functional.named("patients", 1, List.of(age, size), List.of(answer));
  }

  @Test
  void showsEveryLayerWithShapeAndParameters() throws IOException {
    Path file = folder.resolve("model.svg");
    ModelDiagram.of(model()).save(file);
    String svg = Files.readString(file);
    for (String text :
        List.of(
            "patients",
            "InputLayer (None, 1)",
            "hidden",
            "Dense (None, 8), 24 parameters",
            "Concatenate (None, 9)",
            "Dense (None, 1), 10 parameters")) {
      assertTrue(svg.contains(">" + text + "<"), text);
    }
  }

  /// A diagram of hundreds of columns is wider than a picture of pixels should be.
  @Test
  void refusesAPngOfTooManyPixels() {
    List<Symbol> columns = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      columns.add(InputLayer.of(1).named("column " + i).symbol());
    }
    Symbol all = new Concatenate("", -1).apply(columns.toArray(new Symbol[0]));
    Model wide = Functional.named("wide", 1, columns, List.of(all.then(Dense.of(1))));
    Path file = folder.resolve("wide.png");
    String message =
        assertThrows(IllegalArgumentException.class, () -> ModelDiagram.of(wide).save(file))
                .getMessage()
            + "";
    assertTrue(
        message.matches("plot 'wide' would have [0-9,]+ pixels, too many for a PNG; .*"), message);
    assertFalse(Files.exists(file));
  }

  @Test
  void isAsHighAsTheModelIsDeep() throws IOException {
    Path file = folder.resolve("model.png");
    ModelDiagram.of(model()).save(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(2 * (2 * 16 + 26 + 3 * 68 + 40), image.getHeight());
  }
}
