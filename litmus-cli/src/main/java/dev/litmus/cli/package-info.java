/// The command line.
@NullMarked
package dev.litmus.cli;

import org.jspecify.annotations.NullMarked;
