/// Sources of tables.
@NullMarked
package dev.litmus.data;

import org.jspecify.annotations.NullMarked;
