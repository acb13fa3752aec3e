package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.litmus.nn.models.Model;

/// Any description of layers: a model whose own description is read again, or a sentence.
class ArchitectureFuzzTest {
  private static final LoadOptions OPTIONS = LoadOptions.standard().maxBytes(4 << 20);

  @FuzzTest(maxDuration = "12h")
  void readsOrRefuses(byte[] description) {
    Model model;
    try {
      model = ModelReader.readArchitecture(description, OPTIONS);
    } catch (RuntimeException failure) {
      if (!ModelReader.refuses(failure)) {
        throw failure;
      }
      return;
    }
    assertTrue(model.countParams() <= OPTIONS.maxBytes() / 4);
  }
}
