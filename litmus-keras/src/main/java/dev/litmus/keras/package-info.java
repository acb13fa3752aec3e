/// Keras's files, read and written. Start at [KerasFormat].
@NullMarked
package dev.litmus.keras;

import org.jspecify.annotations.NullMarked;
