package dev.litmus.classifier;

/// An answer for one row.
///
/// @param probability of the positive class, 0 to 1
/// @param label the name of the class decided on: the positive one when the probability is above
///   the threshold
/// @param threshold what the probability was held against
/// @param unsure whether the call is left open: a classifier trained with a coverage does so where
///   both classes fit, or none
public record Verdict(double probability, String label, double threshold, boolean unsure) {}
