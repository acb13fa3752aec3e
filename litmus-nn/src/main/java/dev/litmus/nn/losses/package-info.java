/// Losses: what training makes small. One record a loss; a program may add its own.
@NullMarked
package dev.litmus.nn.losses;

import org.jspecify.annotations.NullMarked;
