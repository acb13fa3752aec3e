package dev.litmus.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the documents name in backquotes exists: classes as `Dense` or `Dense.Config`, files and
/// folders as `litmus-nn/pom.xml` or `tools/`.
class DocumentsTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");

  /// A class by its name alone: begins with a capital and has a small letter.
  private static final Pattern CLASS_NAME = Pattern.compile("[A-Z]\\w*[a-z]\\w*(\\.[A-Z]\\w+)*");

  /// A path below the root of the repository, with no place for a name left open.
  private static final Pattern PATH = Pattern.compile("[\\w.-]+/[\\w./-]*");

  /// Words of the JDK, of Keras and of the tools that the documents may use.
  private static final Set<String> FOREIGN =
      Set.of("AutoCloseable", "Math", "Path", "ServiceLoader", "String", "True", "False", "None");

  @Test
  void everyClassThatADocumentNamesExists() throws IOException {
    var known = new HashSet<>(FOREIGN);
    for (JavaClass type : Litmus.CLASSES) {
      known.add(type.getSimpleName());
      known.add(nestedName(type));
    }
    for (Path source : Litmus.files(".java")) {
      known.add(source.getFileName().toString().replace(".java", ""));
    }
    var missing = new TreeSet<String>();
    for (Path document : documents()) {
      for (String word : quoted(document)) {
        if (CLASS_NAME.matcher(word).matches() && !known.contains(word)) {
          missing.add(Litmus.ROOT.relativize(document) + " names " + word);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyFileThatADocumentNamesExists() throws IOException {
    var missing = new TreeSet<String>();
    for (Path document : documents()) {
      for (String word : quoted(document)) {
        if (PATH.matcher(word).matches() && !Files.exists(Litmus.ROOT.resolve(word))) {
          missing.add(Litmus.ROOT.relativize(document) + " names " + word);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  /// The documents that tell a newcomer where things are.
  private static List<Path> documents() throws IOException {
    var documents =
        Litmus.files(".md").stream()
            .filter(file -> file.endsWith("ARCHITECTURE.md") || file.endsWith("CONTRIBUTING.md"))
            .toList();
    assertFalse(documents.isEmpty(), "no document was found below " + Litmus.ROOT);
    return documents;
  }

  private static List<String> quoted(Path document) throws IOException {
    String text = FENCED.matcher(Files.readString(document)).replaceAll("");
    return QUOTED.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static String nestedName(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return name.replace('$', '.');
  }
}
