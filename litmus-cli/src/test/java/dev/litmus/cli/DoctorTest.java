package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.ops.KernelSelection;
import org.junit.jupiter.api.Test;

class DoctorTest {
  @Test
  void tellsWhatLitmusRunsOn() {
    Run run = Run.of("doctor").done();
    assertTrue(run.out().contains("\njava home "), run.out());
    assertTrue(run.out().contains("\nkernels reason "), run.out());
    assertTrue(run.out().contains("\nfused multiply add "), run.out());
    Answer answer = Run.of("doctor", "--json").done().json();
    assertEquals(KernelSelection.current().kernels().name(), answer.get("kernels"));
    assertEquals(KernelSelection.current().reason(), answer.get("kernels_reason"));
    assertEquals(System.getProperty("java.home"), answer.get("java_home"));
    assertEquals(Runtime.getRuntime().availableProcessors(), (int) answer.number("threads"));
    assertEquals(Runtime.getRuntime().maxMemory(), (long) answer.number("heap_bytes"));
  }
}
