package dev.litmus.cli;

import dev.litmus.nn.internal.Plain;
import dev.litmus.nn.ops.KernelSelection;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what Litmus runs on.
@Command(
    name = "doctor",
    description = "Shows the JVM, the kernels and why, threads, memory and file locations.",
    footerHeading = "%nExample:%n",
    footer = "  litmus doctor --json")
final class Doctor implements Callable<Integer> {
  private final Session session;

  @Option(names = "--json", description = "Prints one JSON object.")
  boolean json;

  Doctor(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, @Nullable Object> facts = facts();
    if (json) {
      session.json(facts);
      return ExitCode.DONE;
    }
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
    facts.forEach((name, value) -> session.line(line(name, value, width)));
    return ExitCode.DONE;
  }

  private static String line(String name, @Nullable Object value, int width) {
    String shown =
        switch (value) {
          case null -> "none";
          case Boolean yes -> yes ? "yes" : "no";
          case Long bytes when name.endsWith("_bytes") -> (bytes >> 20) + " MiB";
          default -> Plain.of(value.toString());
        };
    String line = name.replace("_bytes", "").replace('_', ' ');
    return Wrapped.of(line + " ".repeat(width - line.length()) + shown, width);
  }

  private static Map<String, @Nullable Object> facts() {
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    Runtime runtime = Runtime.getRuntime();
    facts.put("litmus", new Litmus.Version().getVersion()[0].replace("Litmus ", ""));
    facts.put("java", "%s, %s".formatted(property("java.vm.version"), property("java.vendor")));
    facts.put("java_home", property("java.home"));
    facts.put(
        "system",
        "%s %s, %s".formatted(property("os.name"), property("os.version"), property("os.arch")));
    KernelSelection kernels = KernelSelection.current();
    facts.put("kernels", kernels.kernels().name());
    facts.put("kernels_reason", kernels.reason());
    facts.put("fused_multiply_add", kernels.hardwareFma());
    facts.put("warning", kernels.warning().orElse(null));
    facts.put("threads", runtime.availableProcessors());
    facts.put("heap_bytes", runtime.maxMemory());
    facts.put("program", program());
    facts.put("aot_cache", aotCache().orElse(null));
    facts.put("datasets_folder", System.getenv("LITMUS_DATASETS"));
    facts.put("working_folder", Path.of("").toAbsolutePath().toString());
    return facts;
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /// The jar or folder of this class.
  private static String program() {
    var source = Doctor.class.getProtectionDomain().getCodeSource();
    return source == null ? "unknown" : Path.of(source.getLocation().getPath()).toString();
  }

  private static Optional<String> aotCache() {
    String option = "-XX:AOTCache=";
    return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith(option))
        .map(argument -> argument.substring(option.length()))
        .findFirst();
  }
}
