package dev.litmus.classifier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TrainOptionsTest {
  private final TrainOptions options = TrainOptions.defaults();

  @Test
  void epochsAreSaidEvenWhereTheyAreAsManyAsTheRecipeHas() {
    int same = Recipe.automatic(100_000).epochs();

    assertTrue(options.adjust(recipe -> recipe.withEpochs(same)).saysEpochs());
    assertTrue(options.recipe(Recipe.automatic(10)).saysEpochs());
    assertFalse(options.saysEpochs());
    assertFalse(options.adjust(recipe -> recipe.withBatchSize(7)).saysEpochs());
  }
}
