package dev.litmus.classifier.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to type to have the same again, and to use the model.
final class CommandsSection implements Section {
  private final List<String> commands;

  CommandsSection(List<String> commands) {
    this.commands = commands;
  }

  @Override
  public String id() {
    return "commands";
  }

  @Override
  public String title() {
    return "To repeat and to use";
  }

  @Override
  public void write(Html page) {
    page.open("pre", "tabindex", "0").open("code");
    page.text(String.join("\n", commands));
    page.close("code").close("pre");
  }

  @Override
  public Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("commands", commands);
    return json;
  }
}
