package dev.litmus.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

class PackagesTest {
  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.litmus.(**)").should().beFreeOfCycles().check(Litmus.CLASSES);
  }
}
