package dev.litmus.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/// One run of the command line: parses the arguments, calls the verb, turns failures into an exit
/// code and a few lines on standard error.
public final class Program {
  private static final int HELP_WIDTH = 80;
  private static final List<String> VERSION = List.of("-V", "--version");

  private final Session session;
  private final PrintWriter out;
  private final PrintWriter err;

  /// A program that reads from `in` and writes results to `out` and everything else to `err`, both
  /// in UTF-8.
  public Program(InputStream in, PrintStream out, PrintStream err, Terminal terminal) {
    this.session = new Session(in, out, err, terminal);
    this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
    this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /// Runs one command line; the result is an [ExitCode].
  public int run(String... arguments) {
    if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      // The parser takes longer to start than the JVM.
      out.println(Litmus.version());
      return ExitCode.DONE;
    }
    var litmus = new Litmus();
    var commandLine = new CommandLine(litmus);
    for (Verbs.Verb verb : called(arguments)) {
      commandLine.addSubcommand(verb.name(), verb.command().apply(session));
    }
    boolean color = session.terminal().out() && session.terminal().color();
    commandLine
        .setOut(out)
        .setErr(err)
        .setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setHelpSectionMap(helpSections(commandLine))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, rest) -> Failures.ofUsage(failure, err))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> Failures.ofRun(failure, debug(parsed), err));
    try {
      return commandLine.execute(arguments);
    } catch (StackOverflowError | OutOfMemoryError failure) {
      return Failures.ofRun(failure, litmus.debug, err);
    }
  }

  /// Only the verb that is called, when the first word names one: the others need no parsing.
  private static List<Verbs.Verb> called(String... arguments) {
    var word = Arrays.stream(arguments).filter(argument -> !argument.startsWith("-")).findFirst();
    var verbs = Verbs.ALL.stream().filter(verb -> word.equals(Optional.of(verb.name()))).toList();
    return verbs.isEmpty() ? Verbs.ALL : verbs;
  }

  private static Map<String, IHelpSectionRenderer> helpSections(CommandLine commandLine) {
    var sections = new HashMap<>(commandLine.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new GroupedHelp());
    return sections;
  }

  private static boolean debug(ParseResult parsed) {
    return parsed.originalArgs().contains("--debug");
  }
}
