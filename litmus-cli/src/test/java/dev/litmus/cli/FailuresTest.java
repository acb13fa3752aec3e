package dev.litmus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.classifier.table.DataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private final StringWriter err = new StringWriter();

  private int report(Throwable failure) {
    return Failures.ofRun(failure, false, new PrintWriter(err));
  }

  @Test
  void refusedInputShowsItsMessageAndNothingElse() {
    assertEquals(ExitCode.REFUSED, report(new IllegalArgumentException("column 'x' is missing")));
    assertEquals("litmus: column 'x' is missing\n", err.toString());
  }

  @Test
  void aLongMessageIsCutToFiveLines() {
    report(new IllegalArgumentException("1\n2\n3\n4\n5\n6\n7"));
    assertEquals(5, err.toString().lines().count());
  }

  @Test
  void aLongLineLosesItsMiddle() {
    report(new IllegalArgumentException("layer '%s' is bad".formatted("x".repeat(100_000))));
    String line = err.toString().strip();
    assertTrue(line.length() < 1020, line);
    assertTrue(line.startsWith("litmus: layer 'xxx") && line.endsWith("xxx' is bad"), line);
  }

  @Test
  void aMissingFileIsRefusedAndNamed() {
    var failure = new UncheckedIOException(new NoSuchFileException("data.csv"));
    assertEquals(ExitCode.REFUSED, report(failure));
    assertEquals("litmus: data.csv: no such file\n", err.toString());
  }

  @Test
  void theOldExceptionForAMissingFileIsRefusedToo() {
    assertEquals(ExitCode.REFUSED, report(new FileNotFoundException("data.csv (gone)")));
  }

  @Test
  void aFailingEnvironmentHasItsOwnCode() {
    assertEquals(ExitCode.ENVIRONMENT, report(new AccessDeniedException("m.keras")));
    assertEquals("litmus: m.keras: no permission\n", err.toString());
    assertEquals(
        ExitCode.ENVIRONMENT,
        report(new UncheckedIOException(new IOException("No space left on device"))));
    assertTrue(err.toString().endsWith("\nlitmus: No space left on device\n"), err.toString());
    assertEquals(ExitCode.ENVIRONMENT, report(new OutOfMemoryError()));
  }

  @Test
  void aMessageWrappedAroundAnotherIsShown() {
    var failure = new UncheckedIOException("download failed: reset", new IOException("reset"));
    assertEquals(ExitCode.ENVIRONMENT, report(failure));
    assertEquals("litmus: download failed: reset\n", err.toString());
  }

  @Test
  void refusedDataShowTheirMessage() {
    assertEquals(ExitCode.REFUSED, report(new DataException("data.csv:3: no number")));
    assertEquals("litmus: data.csv:3: no number\n", err.toString());
  }

  @Test
  void anythingElseIsADefectWithoutAStackTrace() {
    assertEquals(ExitCode.DEFECT, report(new IllegalStateException("lost")));
    assertEquals(
        """
        litmus: a defect in Litmus: java.lang.IllegalStateException: lost
        Please report it with what --debug shows.
        """,
        err.toString());
  }

  @Test
  void debugShowsTheStackTrace() {
    int exitCode = Failures.ofRun(new IllegalStateException("lost"), true, new PrintWriter(err));
    assertEquals(ExitCode.DEFECT, exitCode);
    assertTrue(err.toString().contains("FailuresTest.debugShowsTheStackTrace"), err.toString());
  }
}
