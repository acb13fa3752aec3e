/// What ARCHITECTURE.md says, as tests over the compiled classes and the sources of all modules.
@NullMarked
package dev.litmus.architecture;

import org.jspecify.annotations.NullMarked;
