/// Benchmarks of the engine's parts, each with the naive kernel beside the fast one.
@NullMarked
package dev.litmus.bench;

import org.jspecify.annotations.NullMarked;
