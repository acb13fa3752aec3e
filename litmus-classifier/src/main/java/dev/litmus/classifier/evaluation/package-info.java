/// How good a classifier is on labelled rows: figures with their intervals, curves, reports.
///
/// Start at [dev.litmus.classifier.evaluation.Evaluation].
@NullMarked
package dev.litmus.classifier.evaluation;

import org.jspecify.annotations.NullMarked;
