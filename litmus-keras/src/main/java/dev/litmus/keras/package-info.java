/// Keras's files, read and written.
@NullMarked
package dev.litmus.keras;

import org.jspecify.annotations.NullMarked;
