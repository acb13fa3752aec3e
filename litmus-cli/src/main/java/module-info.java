/// The command line: verbs, nothing but wiring.
module dev.litmus.cli {
  requires static transitive org.jspecify;
  requires dev.litmus.data;
  requires dev.litmus.plot;
  requires info.picocli;
}
