/// Every example is run.
@NullMarked
package dev.litmus.examples;

import org.jspecify.annotations.NullMarked;
