package dev.litmus.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The arrows between the modules, and who may use what of the JDK and of other people's libraries.
class ModulesTest {
  @Test
  void theClassesOfEveryModuleAreSeen() {
    for (String name : new String[] {"nn", "keras", "classifier", "data", "trees", "plot", "cli"}) {
      assertTrue(
          Litmus.CLASSES.stream()
              .anyMatch(c -> c.getPackageName().startsWith("dev.litmus." + name)),
          "no class of dev.litmus." + name + " was found");
    }
  }

  @Test
  void theEngineDependsOnNothing() {
    classes()
        .that()
        .resideInAPackage("dev.litmus.nn..")
        .and()
        .resideOutsideOfPackage("dev.litmus.nn.vector..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.litmus.nn..", "java..", "org.jspecify..")
        .andShould()
        .onlyDependOnClassesThat(not(resideInAnyPackage("dev.litmus.nn.vector..")))
        .check(Litmus.CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "keras, classifier data trees plot cli",
    "classifier, data trees plot cli",
    "data, trees plot cli",
    "plot, cli data trees",
    "trees, cli data plot"
  })
  void noArrowPointsUpwards(String module, String above) {
    String[] packages = above.split(" ");
    for (int i = 0; i < packages.length; i++) {
      packages[i] = "dev.litmus." + packages[i] + "..";
    }
    noClasses()
        .that()
        .resideInAPackage("dev.litmus." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .allowEmptyShould(true)
        .check(Litmus.CLASSES);
  }

  @Test
  void oneModuleUsesTheVectorApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.litmus.nn.vector..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(Litmus.CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.duckdb.., dev.litmus.data..",
    "java.sql.., dev.litmus.data..",
    "ml.dmlc.., dev.litmus.trees..",
    "picocli.., dev.litmus.cli..",
    "java.awt.., dev.litmus.plot..|dev.litmus.data..|dev.litmus.classifier.table..",
    "org.knowm.., dev.litmus.plot..",
    "tools.jackson.., dev.litmus.keras.."
  })
  void aLibraryHasOneUser(String library, String user) {
    noClasses()
        .that()
        .resideOutsideOfPackages(user.split("\\|"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(Litmus.CLASSES);
  }

  @Test
  void theEngineKnowsNoFileSocketOrDatabase() {
    noClasses()
        .that()
        .resideInAPackage("dev.litmus.nn..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File|RandomAccess|Object(In|Out)).*")
        .check(Litmus.CLASSES);
  }

  /// A model file must not be able to name code that then runs.
  @Test
  void loadingAModelRunsNoCodeThatTheFileNames() {
    noClasses()
        .that()
        .resideInAPackage("dev.litmus.keras..")
        .should()
        .callMethod(Class.class, "forName", String.class)
        .orShould()
        .callMethod(ClassLoader.class, "loadClass", String.class)
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.ServiceLoader|java\\.io\\.ObjectInputStream")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.lang.reflect..", "java.beans..")
        .check(Litmus.CLASSES);
  }

  @Test
  void onlyTheCommandLineEndsTheProcessOrPrintsToIt() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.litmus.cli..")
        .and()
        .resideOutsideOfPackage("dev.litmus.examples..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(Litmus.CLASSES);
  }
}
