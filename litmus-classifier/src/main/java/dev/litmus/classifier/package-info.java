/// From a table to a verdict.
@NullMarked
package dev.litmus.classifier;

import org.jspecify.annotations.NullMarked;
