/// From a network's probabilities to verdicts, by rows that it has not learnt from: calibration,
/// the prior of use, the threshold, where to abstain.
///
/// Start at [dev.litmus.classifier.decision.Decision].
@NullMarked
package dev.litmus.classifier.decision;

import org.jspecify.annotations.NullMarked;
