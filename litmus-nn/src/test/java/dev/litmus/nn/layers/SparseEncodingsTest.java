package dev.litmus.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.ops.Encode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Layers that Keras can let give sparse vectors give the same numbers.
class SparseEncodingsTest {
  @Test
  void sparseIsReadAsDense() {
    check(CategoryEncoding.of(4, Encode.Mode.COUNT), CategoryEncoding::fromConfig);
    check(Hashing.of(5).outputMode("multi_hot"), Hashing::fromConfig);
    check(StringLookup.of(List.of("a")).outputMode("count"), StringLookup::fromConfig);
    check(IntegerLookup.of(List.of(7L)).outputMode("one_hot"), IntegerLookup::fromConfig);
    check(TextVectorization.of(List.of("a")).outputMode("count"), TextVectorization::fromConfig);
    check(Discretization.of(List.of(0.5)).outputMode("one_hot"), Discretization::fromConfig);
  }

  private static void check(Layer layer, Function<Config, ? extends Layer> reader) {
    Map<String, @Nullable Object> config = new HashMap<>(layer.config());
    config.put("sparse", true);
    assertEquals(layer, reader.apply(Config.of(layer.className(), config)));
  }

  @Test
  void textsOfAnyLengthAreRefusedWithARemedy() {
    Symbol input = InputLayer.of(1).dtype(DType.STRING).symbol();
    Symbol tokens = TextVectorization.of(List.of("a")).named("words").apply(input);
    Symbol pooled = GlobalAveragePooling1D.of().apply(Embedding.of(3, 2).apply(tokens));
    Model model = Functional.named("m", 1, List.of(input), List.of(pooled));
    Tensor texts = Tensor.of(new String[] {"a b a", "a"}, 2, 1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> model.predict(texts)).getMessage();
    assertEquals(
        "TextVectorization 'words' gives each batch the length of its longest text; rows have one"
            + " length here: set output_sequence_length, in Keras before saving or with"
            + " outputSequenceLength",
        message);
  }
}
