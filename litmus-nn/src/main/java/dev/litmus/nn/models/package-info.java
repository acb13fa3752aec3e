/// Models and their training: Sequential and Functional, fit, evaluate, predict, history,
/// callbacks.
@NullMarked
package dev.litmus.nn.models;

import org.jspecify.annotations.NullMarked;
