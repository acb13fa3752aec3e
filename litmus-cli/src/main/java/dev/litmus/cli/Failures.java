package dev.litmus.cli;

import dev.litmus.classifier.table.DataException;
import dev.litmus.keras.ModelFileException;
import dev.litmus.nn.internal.Plain;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a failure looks like from outside: an exit code and at most five lines.
final class Failures {
  private static final int MAXIMUM_LINES = 5;
  private static final int MAXIMUM_LENGTH = 1000;

  private Failures() {}

  /// Wrong arguments: what is wrong, the nearest name when one is unknown, where the help is.
  static int ofUsage(ParameterException failure, PrintWriter err) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    var lines = new ArrayList<String>();
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      boolean option = word.startsWith("-");
      boolean verb = !option && !command.getSubcommands().isEmpty();
      String kind = option ? "unknown option" : verb ? "unknown verb" : "unexpected argument";
      lines.add("%s: %s '%s'".formatted(name, kind, word));
      Nearest.to(word, names(command, option))
          .ifPresent(known -> lines.add("Did you mean " + known + "?"));
    } else {
      String message = String.valueOf(failure.getMessage());
      message.lines().limit(MAXIMUM_LINES - 2).forEach(line -> lines.add(name + ": " + line));
    }
    lines.add("Try '" + name + " --help'.");
    lines.forEach(err::println);
    return ExitCode.REFUSED;
  }

  /// A verb failed.
  static int ofRun(Throwable failure, boolean debug, PrintWriter err) {
    int exitCode = exitCode(failure);
    if (debug) {
      failure.printStackTrace(err);
      return exitCode;
    }
    if (exitCode == ExitCode.DEFECT) {
      err.println("litmus: a defect in Litmus: " + firstLine(failure.toString()));
      err.println("Please report it with what --debug shows.");
    } else {
      message(failure)
          .lines()
          .limit(MAXIMUM_LINES)
          .forEach(line -> err.println("litmus: " + Plain.of(shortened(line))));
    }
    return exitCode;
  }

  /// A line without the middle of what would fill a terminal: a file may hold names of any length.
  private static String shortened(String line) {
    if (line.length() <= MAXIMUM_LENGTH) {
      return line;
    }
    int kept = (MAXIMUM_LENGTH - 5) / 2;
    return line.substring(0, kept) + " ... " + line.substring(line.length() - kept);
  }

  /// Input that was refused says so by an IllegalArgumentException with a message for the user.
  private static int exitCode(Throwable failure) {
    return switch (failure) {
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          exitCode(wrapped.getCause());
      case NumberFormatException _ -> ExitCode.DEFECT;
      case IllegalArgumentException _ -> ExitCode.REFUSED;
      case DataException _, ModelFileException _ -> ExitCode.REFUSED;
      case NoSuchFileException _, FileNotFoundException _ -> ExitCode.REFUSED;
      case FileAlreadyExistsException _, NotDirectoryException _ -> ExitCode.REFUSED;
      case IOException _, OutOfMemoryError _ -> ExitCode.ENVIRONMENT;
      default -> ExitCode.DEFECT;
    };
  }

  private static String message(Throwable failure) {
    return switch (unwrapped(failure)) {
      case AccessDeniedException denied -> denied.getFile() + ": no permission";
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case FileAlreadyExistsException existing -> existing.getFile() + ": exists already";
      case OutOfMemoryError _ ->
          "out of memory (%d MiB); give more with LITMUS_JAVA_OPTIONS=-Xmx..."
              .formatted(Runtime.getRuntime().maxMemory() >> 20);
      case Throwable other -> String.valueOf(other.getMessage());
    };
  }

  /// The cause of an unchecked exception that adds nothing to it.
  private static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof UncheckedIOException
            && cause != null
            && cause.toString().equals(failure.getMessage())
        ? cause
        : failure;
  }

  private static Collection<String> names(CommandLine command, boolean options) {
    if (!options) {
      return command.getSubcommands().keySet();
    }
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .flatMap(option -> Arrays.stream(option.names()))
        .toList();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }
}
