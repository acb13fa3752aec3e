import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Builds the program for the launcher: `java tools/launcher/Build.java ROOT`, run by the JDK that
/// will run the program.
///
/// What it makes stands in `.litmus/app-N`: the jars, the arguments for the JVM and its AOT caches.
/// The file `.litmus/current` names the folder in use, and the JDK that it was made with; its time
/// is the start of the build, so that a source that is newer asks for another one. A program that
/// runs from the folder before is not disturbed.
final class Build {
  private static final int ENVIRONMENT_FAILED = 3;
  private static final String VECTOR_API = "--add-modules=jdk.incubator.vector";

  private final Path root;
  private final Path home;
  private final Path current;
  private final Path log;
  private final Path javaHome = Path.of(System.getProperty("java.home"));

  private Build(Path root) {
    this.root = root;
    this.home = root.resolve(".litmus");
    this.current = home.resolve("current");
    this.log = home.resolve("build.log");
  }

  static void main(String[] arguments) {
    var build = new Build(Path.of(arguments[0]));
    try {
      System.exit(build.run() ? 0 : ENVIRONMENT_FAILED);
    } catch (IOException failure) {
      say("cannot build in " + build.root + ": " + failure);
    } catch (InterruptedException failure) {
      say("interrupted");
    }
    System.exit(ENVIRONMENT_FAILED);
  }

  private boolean run() throws IOException, InterruptedException {
    Files.createDirectories(home);
    try (var channel =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel)) {
      return (lock.isValid() && fresh()) || build();
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    if (lock == null) {
      say("another start is building; waiting for it");
      return channel.lock();
    }
    return lock;
  }

  /// Whether what was built last is of these sources and this JDK; it is when another start has
  /// just built it.
  private boolean fresh() throws IOException {
    if (!Files.exists(current) || !Files.readAllLines(current).equals(description(app()))) {
      return false;
    }
    FileTime built = Files.getLastModifiedTime(current);
    for (Path source : sources()) {
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          if (Files.getLastModifiedTime(file).compareTo(built) > 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /// The files and folders of which the program is made; the launcher looks at the same.
  private List<Path> sources() throws IOException {
    var sources = new ArrayList<>(List.of(root.resolve("pom.xml"), root.resolve("tools/launcher")));
    try (var modules = Files.newDirectoryStream(root, "litmus-*")) {
      for (Path module : modules) {
        sources.add(module.resolve("pom.xml"));
        sources.add(module.resolve("src/main"));
      }
    }
    return sources;
  }

  private List<String> description(String app) throws IOException {
    return List.of(app, javaHome.toString(), javaVersion());
  }

  private String javaVersion() throws IOException {
    try (Stream<String> lines = Files.lines(javaHome.resolve("release"))) {
      return lines.filter(line -> line.startsWith("JAVA_VERSION=")).findFirst().orElse("");
    }
  }

  private String app() throws IOException {
    return Files.exists(current) ? Files.readAllLines(current).getFirst() : "";
  }

  private boolean build() throws IOException, InterruptedException {
    var start = FileTime.fromMillis(System.currentTimeMillis());
    say(
        (Files.exists(current) ? "sources or JDK changed, building again" : "building, once")
            + ", a minute or two; log: "
            + log);
    if (!maven()) {
      return false;
    }
    String before = app();
    String app = "app-" + start.toMillis();
    Path folder = Files.createDirectory(home.resolve(app));
    List<Path> jars = new Jars(folder).gather(builtJars());
    writeArguments(folder, jars);
    boolean plain = makeCache(folder.resolve("litmus.aot"), List.of());
    boolean vector = makeCache(folder.resolve("litmus-vector.aot"), List.of(VECTOR_API));
    if (!plain || !vector) {
      say("the JVM made no AOT cache, so starts are slower; see " + log);
    }
    Path next = home.resolve("current.next");
    Files.write(next, description(app));
    Files.setLastModifiedTime(next, start);
    Files.move(next, current, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    removeOthers(app, before);
    return true;
  }

  private boolean maven() throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    var command =
        List.of(
            windows ? "mvn.cmd" : "mvn",
            "--batch-mode",
            "--no-transfer-progress",
            "-Dmaven.test.skip=true",
            "--projects=litmus-cli",
            "--also-make",
            "package");
    var maven = new ProcessBuilder(command).directory(root.toFile());
    maven.environment().put("JAVA_HOME", javaHome.toString());
    maven.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      if (maven.start().waitFor() == 0) {
        return true;
      }
    } catch (IOException missing) {
      say("Maven (mvn) was not found on the PATH; install it, for example: apt install maven");
      return false;
    }
    say("the build failed; its log is " + log + " and ends:");
    var errors = Files.readAllLines(log).stream().filter(line -> line.contains("ERROR")).toList();
    errors.stream().limit(4).forEach(System.err::println);
    return false;
  }

  private List<Path> builtJars() throws IOException {
    Path target = root.resolve("litmus-cli/target");
    var jars = new ArrayList<Path>();
    try (Stream<Path> files = Files.list(target)) {
      files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
    }
    String dependencies = Files.readString(target.resolve("classpath")).strip();
    for (String jar : dependencies.split(java.io.File.pathSeparator)) {
      jars.add(Path.of(jar));
    }
    return jars;
  }

  private static void writeArguments(Path folder, List<Path> jars) throws IOException {
    String classPath =
        String.join(java.io.File.pathSeparator, jars.stream().map(Path::toString).toList());
    Files.write(
        folder.resolve("arguments"),
        List.of(
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-cp \"" + classPath.replace("\\", "\\\\") + "\""));
  }

  /// Records a cache during a rehearsal of what users do: one without the Vector API and one with
  /// it, since the JVM takes the modules from a cache only when they are the very same. Only G1
  /// writes objects into a cache, which the serial collector then reads.
  private boolean makeCache(Path cache, List<String> options)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(javaHome.resolve("bin/java").toString());
    command.add("@" + cache.resolveSibling("arguments"));
    command.addAll(options);
    command.addAll(
        List.of(
            "-XX:+UseG1GC",
            "-Xlog:disable",
            "-XX:AOTCacheOutput=" + cache,
            "dev.litmus.cli.Main",
            "rehearse"));
    var java = new ProcessBuilder(command);
    for (String foreign : List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")) {
      java.environment().remove(foreign);
    }
    java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return java.start().waitFor() == 0 && Files.exists(cache);
  }

  /// Removes what older builds made, but for the one before, from which a program may still run.
  private void removeOthers(String app, String before) throws IOException {
    try (Stream<Path> folders = Files.list(home)) {
      for (Path folder : (Iterable<Path>) folders::iterator) {
        String name = folder.getFileName().toString();
        if (name.startsWith("app-") && !name.equals(app) && !name.equals(before)) {
          try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
              Files.delete(file);
            }
          }
        }
      }
    }
  }

  private static void say(String message) {
    System.err.println("litmus: " + message);
  }
}
