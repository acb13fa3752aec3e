/// Gradient-boosted trees, to hold networks against.
@NullMarked
package dev.litmus.trees;

import org.jspecify.annotations.NullMarked;
