import org.jspecify.annotations.NullMarked;

/// Plots as PNG and SVG.
@NullMarked
module dev.litmus.plot {
  requires static transitive org.jspecify;
  requires transitive dev.litmus.classifier;
  requires java.desktop;
  requires org.apache.xmlgraphics.batik.svggen;
  requires org.jfree.jfreechart;

  exports dev.litmus.plot;
}
