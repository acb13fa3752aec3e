/// What every peer on the JVM shares: the works, their data, and the protocol with
/// bench/peers/compare.py.
@NullMarked
package dev.litmus.bench.peer;

import org.jspecify.annotations.NullMarked;
