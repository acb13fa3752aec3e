package dev.litmus.plot;

import java.nio.file.Path;

/// What to show; immutable, and cheap until it is drawn.
public sealed interface Plot
    permits CalibrationPlot,
        ConfusionPlot,
        LearningCurves,
        ModelDiagram,
        PrecisionRecallPlot,
        RocPlot,
        ScatterPlot,
        ScoreHistogram {
  /// The heading.
  String title();

  /// Draws the plot to a file, `.png` (1200 x 800 pixels, a diagram as large as it is) or `.svg`.
  /// The file appears whole or not at all and takes the place of one that is there.
  ///
  /// @throws IllegalArgumentException when the name ends otherwise
  /// @throws java.io.UncheckedIOException when it cannot be written, or when the system has no font
  default void save(Path path) {
    PlotFile.save(this, path);
  }
}
