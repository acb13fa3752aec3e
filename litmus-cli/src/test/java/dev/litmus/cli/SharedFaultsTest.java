package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trains on every faulty file that stands beside the repository: it works, or is refused in a few
/// lines without a trace.
class SharedFaultsTest {
  private static final Set<String> REFUSED =
      Set.of(
          "1e300",
          "1e400",
          "all_nan_target",
          "bom_target_first",
          "dates",
          "dup_headers",
          "empty_file",
          "header_only",
          "id_column",
          "inf_value",
          "latin1",
          "leading_zero_zip",
          "nan_target",
          "nul_byte",
          "one_row",
          "ragged_long",
          "ragged_short",
          "single_class",
          "target_prob",
          "target_text_num_mix",
          "three_classes",
          "tiny_minority",
          "unclosed_quote");

  @TempDir Path folder;

  private static Path faults() {
    String named = Optional.ofNullable(System.getenv("LITMUS_SHARED")).orElse("");
    return (named.isEmpty() ? Path.of("../../shared") : Path.of(named)).resolve("faults");
  }

  @Test
  void everyFaultIsSurvived() throws IOException {
    assumeTrue(Files.isDirectory(faults()));
    List<Path> files;
    try (Stream<Path> all = Files.list(faults())) {
      files = all.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
    assertFalse(files.isEmpty());
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".csv", "");
      Path model = folder.resolve(name + ".keras");
      Run run = Run.of("train", file, "-o", model, "-v", "0", "--epochs", "3");
      if (REFUSED.contains(name)) {
        run.refused("litmus: ");
        assertFalse(Files.exists(model), name);
      } else {
        assertEquals(ExitCode.DONE, run.exitCode(), name + ": " + run.err());
        assertTrue(Files.exists(model), name);
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(files.size() - REFUSED.size(), left.count(), "nothing else is left behind");
    }
  }
}
