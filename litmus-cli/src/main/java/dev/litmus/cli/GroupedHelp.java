package dev.litmus.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/// The options of a verb under headings, one for each class of options that verbs share.
final class GroupedHelp implements IHelpSectionRenderer {
  private static final String OWN = "Options";
  private static final Map<Class<?>, String> HEADINGS =
      Map.of(
          Question.class, "Target",
          Columns.class, "Columns",
          Reading.class, "Reading tables",
          Division.class, "Parts",
          Network.class, "Network and training",
          Deciding.class, "Decision",
          TrainingFiles.class, "Files",
          PlotOutput.class, "Output",
          ModelFiles.class, "Reading model files");

  @Override
  public String render(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    List<OptionSpec> own = new ArrayList<>();
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        String heading = heading(option);
        List<OptionSpec> group =
            heading.equals(OWN) ? own : groups.computeIfAbsent(heading, _ -> new ArrayList<>());
        group.add(option);
      }
    }
    groups.put(OWN, own);
    StringBuilder text = new StringBuilder();
    groups.forEach((heading, options) ->
        text.append(help.colorScheme().ansi().string("%n@|bold " + heading + "|@:%n"))
            .append(help.optionListExcludingGroups(options)));
    return text.toString().replace("%n", System.lineSeparator());
  }

  private static String heading(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? HEADINGS.getOrDefault(field.getDeclaringClass(), OWN)
        : OWN;
  }
}
