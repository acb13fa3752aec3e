/// Programs that show Litmus from a user's side; every one is compiled and run by the build.
@NullMarked
package dev.litmus.examples;

import org.jspecify.annotations.NullMarked;
