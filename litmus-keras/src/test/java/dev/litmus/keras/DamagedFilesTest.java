package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Files that are cut off, have flipped bits, or are none.
class DamagedFilesTest extends Faults {
  @Test
  void f11CutOff() throws IOException {
    for (String name : List.of("small.keras", "trained_adam.h5", "keras2_adam.h5")) {
      byte[] whole = Files.readAllBytes(ModelFiles.copy(folder, name));
      for (int i = 0; i < 100; i++) {
        int length = (int) ((long) whole.length * i / 100);
        String message = refusal(file("cut_" + name, Arrays.copyOf(whole, length)));
        assertTrue(message.contains("cut off at byte " + length), message);
      }
    }
  }

  private static Model model() {
    return Sequential.seeded(1, InputLayer.of(3), Dense.of(4, "relu"), Dense.of(1, "sigmoid"));
  }

  /// In our own archives every flipped bit is noticed or without effect.
  @Test
  void f12FlippedBits() throws IOException {
    Model model = model();
    Path file = folder.resolve("model.keras");
    KerasFormat.save(model, file);
    float[][] rows = {{1, -2, 0.5f}, {0, 0, 0}};
    float[] expected = model.predict(rows).floats();
    byte[] original = Files.readAllBytes(file);
    Random random = new Random(12);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = original.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bytes);
      try {
        assertArrayEquals(expected, KerasFormat.load(file).model().predict(rows).floats());
      } catch (ModelFileException refused) {
        assertTrue(String.valueOf(refused.getMessage()).startsWith(file + ": "));
      }
    }
  }

  /// Legacy files have no checksum over the weights: a flipped bit may change them, but never ends
  /// in anything but a model or a sentence.
  @Test
  void f12FlippedBitsInLegacyFiles() throws IOException {
    Random random = new Random(13);
    for (String name : List.of("trained_adam.h5", "keras2_adam.h5")) {
      byte[] original = Files.readAllBytes(ModelFiles.copy(folder, name));
      for (int i = 0; i < 300; i++) {
        byte[] bytes = original.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Path file = file("flipped.h5", bytes);
        try {
          assertEquals(65, KerasFormat.load(file, OPTIONS).model().countParams());
        } catch (ModelFileException refused) {
          assertTrue(String.valueOf(refused.getMessage()).startsWith(file + ": "));
        }
      }
    }
  }

  @Test
  void f21NoRegularFiles() throws IOException {
    assertEquals("this is a folder, not a file", refusal(folder));
    for (String ending : List.of("keras", "h5", "json")) {
      Path loop = folder.resolve("loop." + ending);
      Files.createSymbolicLink(loop, loop);
      assertTrue(refusal(loop).startsWith("the file can't be looked up"), () -> refusal(loop));
      assertEquals("there is no such file", refusal(folder.resolve("absent." + ending)));
      if (Files.exists(Path.of("/dev/zero"))) {
        Path device = folder.resolve("device." + ending);
        Files.createSymbolicLink(device, Path.of("/dev/zero"));
        assertEquals("this is not a regular file", refusal(device));
      }
    }
  }
}
