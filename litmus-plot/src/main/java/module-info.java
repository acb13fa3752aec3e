/// Plots as PNG and SVG.
module dev.litmus.plot {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.classifier;

}
