/// The report: one page for people, the same as JSON for programs.
///
/// Start at [dev.litmus.classifier.report.Report].
@NullMarked
package dev.litmus.classifier.report;

import org.jspecify.annotations.NullMarked;
