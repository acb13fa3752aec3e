/// Why a classifier says what it says: what each column is worth, how the probability follows a
/// column, the reasons for single rows, what would have to change, which labels are doubtful.
///
/// Start at [dev.litmus.classifier.explanation.Explainer].
@NullMarked
package dev.litmus.classifier.explanation;

import org.jspecify.annotations.NullMarked;
