/// What everything else is said in: shapes, element types, tensors, configurations.
@NullMarked
package dev.litmus.nn;

import org.jspecify.annotations.NullMarked;
