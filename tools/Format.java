import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Checks or rewrites the format of every Java source below a folder: `Format check|write FOLDER`.
/// Maven runs it on the JDK of the toolchain, since the formatter parses with the compiler of the
/// JVM that it runs in.
final class Format {
  private Format() {}

  static void main(String[] arguments) throws IOException {
    boolean write = arguments[0].equals("write");
    Path root = Path.of(arguments[1]);
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    var different = new ArrayList<Path>();
    boolean broken = false;
    for (Path file : sources(root)) {
      String source = Files.readString(file);
      try {
        String formatted = format(formatter, source);
        if (!formatted.equals(source)) {
          different.add(root.relativize(file));
          if (write) {
            Files.writeString(file, formatted);
          }
        }
      } catch (FormatterException unparsable) {
        broken = true;
        System.err.println(root.relativize(file) + ": " + unparsable.getMessage());
      }
    }
    if (write) {
      different.forEach(file -> System.out.println("formatted " + file));
    } else if (!different.isEmpty()) {
      different.forEach(file -> System.err.println("not formatted: " + file));
      System.err.println("Run tools/format to rewrite the " + different.size() + " above.");
    }
    System.exit(broken || (!write && !different.isEmpty()) ? 1 : 0);
  }

  private static String format(Formatter formatter, String source) throws FormatterException {
    String ordered = ImportOrderer.reorderImports(source, JavaFormatterOptions.Style.GOOGLE);
    String used = RemoveUnusedImports.removeUnusedImports(ordered);
    return StringWrapper.wrap(formatter.formatSource(used), formatter);
  }

  private static List<Path> sources(Path root) throws IOException {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = folder.getFileName().toString();
            boolean skipped =
                !folder.equals(root) && (name.equals("target") || name.startsWith("."));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }
}
