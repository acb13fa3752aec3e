/// Plots as PNG and SVG. A plot is a record that says what to show; drawing starts with
/// [dev.litmus.plot.Plot#save], and only then are charting and graphics classes loaded.
@NullMarked
package dev.litmus.plot;

import org.jspecify.annotations.NullMarked;
