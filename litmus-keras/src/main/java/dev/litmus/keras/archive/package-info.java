/// The zip archive that a `.keras` file is: opened with suspicion, replaced in one step.
@NullMarked
package dev.litmus.keras.archive;

import org.jspecify.annotations.NullMarked;
