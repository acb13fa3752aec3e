/// Plots as PNG and SVG.
@NullMarked
package dev.litmus.plot;

import org.jspecify.annotations.NullMarked;
