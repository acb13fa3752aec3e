/// What weights are made to satisfy after every update.
@NullMarked
package dev.litmus.nn.constraints;

import org.jspecify.annotations.NullMarked;
