package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;

/// A value in a graph of ops: the result of one of them, or an input of the model.
///
/// @param index its place in the graph, in order of computation
/// @param shape its shape, the batch first
/// @param dtype the type of its elements
public record Value(int index, Shape shape, DType dtype) {}
