/// Metrics: figures that tell how well a network does while it trains. One record a metric; a
/// program may add its own.
@NullMarked
package dev.litmus.nn.metrics;

import org.jspecify.annotations.NullMarked;
