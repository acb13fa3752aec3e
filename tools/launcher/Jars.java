import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Gathers the jars of the program in one folder, in a form that starts quickly.
///
/// - Classes older than Java 6 cannot enter the JVM's AOT cache and are verified slowly: they get
///   the present version and its stack maps. It halves the start of the command line.
/// - DuckDB unpacks its native library at every start when it stands in the jar: the one for this
///   machine is unpacked here, once, where DuckDB looks for it next.
final class Jars {
  private static final int FIRST_VERSION_WITH_STACK_MAPS = 50;
  private static final String NATIVE_LIBRARY = "libduckdb_java.so_";

  private final Path folder;

  Jars(Path folder) {
    this.folder = folder;
  }

  List<Path> gather(List<Path> jars) throws IOException {
    var gathered = new ArrayList<Path>();
    for (Path jar : jars) {
      Path copy = folder.resolve(jar.getFileName());
      if (mustChange(jar)) {
        rewrite(jar, copy);
      } else {
        Files.copy(jar, copy);
      }
      gathered.add(copy);
    }
    return gathered;
  }

  private static boolean mustChange(Path jar) throws IOException {
    try (var file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (entry.getName().startsWith(NATIVE_LIBRARY)) {
          return true;
        }
        if (isClass(entry)) {
          try (InputStream in = file.getInputStream(entry)) {
            if (version(in.readNBytes(8)) < FIRST_VERSION_WITH_STACK_MAPS) {
              return true;
            }
          }
        }
      }
      return false;
    }
  }

  private void rewrite(Path jar, Path copy) throws IOException {
    try (var file = new JarFile(jar.toFile());
        var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()});
        var out = new ZipOutputStream(Files.newOutputStream(copy))) {
      ClassFile classFile = classFile(loader);
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        if (entry.getName().startsWith(NATIVE_LIBRARY)) {
          if (entry.getName().equals(NATIVE_LIBRARY + platform())) {
            try (InputStream in = file.getInputStream(entry)) {
              Files.copy(in, folder.resolve(entry.getName()));
            }
          }
          continue;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = file.getInputStream(entry)) {
          byte[] bytes = in.readAllBytes();
          boolean old = isClass(entry) && version(bytes) < FIRST_VERSION_WITH_STACK_MAPS;
          out.write(old ? modernized(classFile, bytes) : bytes);
        }
      }
    }
  }

  private static ClassFile classFile(ClassLoader loader) {
    var hierarchy =
        ClassHierarchyResolver.ofResourceParsing(loader)
            .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
        ClassFile.ClassHierarchyResolverOption.of(hierarchy));
  }

  private static byte[] modernized(ClassFile classFile, byte[] bytes) {
    ClassTransform transform =
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen((builder, element) -> {
              if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.latestMajorVersion(), 0);
              } else {
                builder.with(element);
              }
            });
    return classFile.transformClass(classFile.parse(bytes), transform);
  }

  private static boolean isClass(JarEntry entry) {
    return entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class");
  }

  private static int version(byte[] classBytes) {
    return (classBytes[6] & 0xff) << 8 | (classBytes[7] & 0xff);
  }

  /// This machine in DuckDB's words.
  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    if (system.startsWith("windows")) {
      return "windows_" + machine;
    }
    return (system.startsWith("mac") ? "macos_" : "linux_") + machine;
  }
}
