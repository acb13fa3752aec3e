import org.jspecify.annotations.NullMarked;

/// The command line: verbs, nothing but wiring.
@NullMarked
module dev.litmus.cli {
  requires static transitive org.jspecify;
  requires dev.litmus.classifier;
  requires dev.litmus.data;
  requires dev.litmus.keras;
  requires dev.litmus.plot;
  requires dev.litmus.trees;
  requires java.management;
  requires de.siegmar.fastcsv;
  requires info.picocli;

  opens dev.litmus.cli to
      info.picocli;
}
