package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Hashing;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The hashes of a kit of values made with Keras, where it is there: plain and with salt.
class HashingKitTest {
  private static final int BINS = 1_000_003;

  @Test
  void equalKeras() throws IOException {
    Optional<Path> file = SharedFolder.find("conformance/values/hashing.json");
    assumeTrue(file.isPresent(), "the kit is not there");
    Config kit = SharedFolder.object(file.get());
    check(kit, "fingerprint64_mod_1000003", Hashing.of(BINS));
    check(kit, "siphash_salt_133_mod_1000003", Hashing.of(BINS).salt(133, 133));
    check(kit, "siphash_salt_137_42_mod_1000003", Hashing.of(BINS).salt(137, 42));
  }

  private static void check(Config kit, String key, Hashing hashing) {
    String[] strings = kit.list("strings").stream().map(String::valueOf).toArray(String[]::new);
    float[] found =
        Sequential.of(InputLayer.of(1).dtype(DType.STRING), hashing)
            .predict(Tensor.of(strings, strings.length, 1))
            .floats();
    assertArrayEquals(SharedFolder.floats(kit, key), found, key);
  }
}
