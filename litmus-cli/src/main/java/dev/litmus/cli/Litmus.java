package dev.litmus.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command itself; the verbs are its sub-commands, see [Verbs].
@Command(
    name = "litmus",
    description = "Neural binary classification: from a table to a verdict.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  litmus train sample:breast-cancer -o model.keras",
      "  litmus VERB --help tells all about a verb."
    },
    versionProvider = Litmus.Version.class)
final class Litmus implements Runnable {
  @Spec @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  boolean version;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace of an error.")
  boolean debug;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "expected a verb, found none");
    }
  }

  /// Name and version; the build wrote the version into the jar.
  static String version() {
    var version = Optional.ofNullable(Litmus.class.getPackage().getImplementationVersion());
    return "Litmus " + version.orElse("development");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {version()};
    }
  }
}
