package dev.litmus.nn.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.ops.KernelSelection;
import dev.litmus.nn.vector.shown.ShownSelection;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What JVMs with other flags choose: each test starts one.
class VectorKernelsProviderTest {
  private static final String ENGINE = place(KernelSelection.class);
  private static final String VECTOR = place(VectorKernelsProvider.class);
  private static final String TESTS = testFolder();
  private static final List<String> CLASS_PATH =
      List.of("-cp", String.join(File.pathSeparator, ENGINE, VECTOR, TESTS));
  // Not by the lanes of this JVM, which may run these tests without the Vector API itself.
  private static final String BEST = "vector: the fastest kernels that this JVM offers";
  private static final String ADD = "--add-modules=jdk.incubator.vector";

  private static String place(Class<?> type) {
    return path(type.getProtectionDomain().getCodeSource().getLocation()).toString();
  }

  /// On the module path the tests are patched into the module, whose place they then give as
  /// theirs.
  private static String testFolder() {
    Path file =
        path(Objects.requireNonNull(ShownSelection.class.getResource("ShownSelection.class")));
    int depth = ShownSelection.class.getName().split("\\.").length;
    return file.resolve("../".repeat(depth)).normalize().toString();
  }

  private static Path path(URL location) {
    try {
      return Path.of(location.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String selection(List<String> path, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.addAll(path);
    command.add(ShownSelection.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return printed.strip().replaceFirst(" \\(\\d+ lanes\\)", "");
  }

  @Test
  void classPathNeedsTheFlag() throws IOException {
    assertEquals(
        "scalar: no vector kernels: the module jdk.incubator.vector is not in this JVM; start java"
            + " with --add-modules jdk.incubator.vector",
        selection(CLASS_PATH));
    assertEquals(BEST, selection(CLASS_PATH, ADD));
  }

  @Test
  void modulePathNeedsNoFlag() throws IOException {
    assertEquals(
        BEST,
        selection(
            List.of("-cp", TESTS),
            "--module-path=" + ENGINE + File.pathSeparator + VECTOR,
            "--add-modules=dev.litmus.nn"));
  }

  @Test
  void theModuleAloneIsNotEnough() throws IOException {
    assertEquals(
        "scalar: no other kernels found; add the module litmus-nn-vector for faster ones",
        selection(List.of("-cp", ENGINE + File.pathSeparator + TESTS), ADD));
  }

  @Test
  void compilersThatLeaveVectorsInMemoryAreRefused() throws IOException {
    assertEquals(
        "scalar: no vector kernels: the optimizing compiler is off; start java without"
            + " -XX:TieredStopAtLevel=1",
        selection(CLASS_PATH, ADD, "-XX:TieredStopAtLevel=1"));
    assertEquals(
        "scalar: no vector kernels: the JVM only interprets; start java without -Xint",
        selection(CLASS_PATH, ADD, "-Xint"));
  }

  @Test
  void withoutFusedMultiplyAddScalarKernelsServe() throws IOException {
    assertEquals(
        "scalar: no vector kernels: the processor, or the JVM (-XX:-UseFMA), has no fused"
            + " multiply-add",
        selection(CLASS_PATH, ADD, "-XX:+UnlockDiagnosticVMOptions", "-XX:-UseFMA"));
  }

  @Test
  void thePropertyForces() throws IOException {
    assertEquals(
        "scalar: asked for by -Dlitmus.kernels=scalar",
        selection(CLASS_PATH, ADD, "-Dlitmus.kernels=scalar"));
    assertEquals(
        "vector: asked for by -Dlitmus.kernels=vector",
        selection(CLASS_PATH, ADD, "-Dlitmus.kernels=vector"));
  }

  @Test
  void narrowVectorsAreRefused() {
    assertTrue(VectorKernelsProvider.widthRefusal(4).isEmpty());
    assertEquals(
        Optional.of("the processor's vectors hold 2 floats; at least 4 are needed"),
        VectorKernelsProvider.widthRefusal(2));
  }
}
