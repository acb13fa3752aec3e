package dev.litmus.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/// Two columns against each other, one group of points a class; with a model, the regions where it
/// says one class or the other.
///
/// ```java
/// ScatterPlot.of("f1", "f2")
///     .dots("0", x0, y0, Color.RED)
///     .dots("1", x1, y1, Color.GREEN)
///     .crosses("unlabelled", x, y, Color.BLACK)
///     .save(Path.of("points.png"));
/// ```
///
/// @param xName the name of the column across
/// @param yName the name of the column upwards
/// @param groups in the order of drawing and of the legend
/// @param regions drawn below the points
public record ScatterPlot(
    String title, String xName, String yName, List<Group> groups, Optional<Regions> regions)
    implements Plot {
  private static final List<Color> PALETTE =
      List.of(Color.BLUE, Color.VERMILION, Color.BLACK, Color.TEAL, Color.PURPLE, Color.ORANGE);

  /// How a point is drawn.
  public enum Marker {
    DOT,
    CROSS
  }

  /// Points that belong together; those with a coordinate that is not finite are left out.
  public record Group(String name, double[] x, double[] y, Color color, Marker marker) {
    public Group {
      if (x.length != y.length) {
        throw new IllegalArgumentException(
            "scatter plot: group '%s' has %d x and %d y; expected as many"
                .formatted(name, x.length, y.length));
      }
      x = x.clone();
      y = y.clone();
    }
  }

  /// What a model says at each place.
  ///
  /// @param probability of the positive class at (x, y); asked on a grid of some twenty thousand
  ///   places
  /// @param threshold the boundary is drawn where the probability crosses it
  public record Regions(
      DoubleBinaryOperator probability, double threshold, Color negative, Color positive) {}

  public ScatterPlot {
    groups = List.copyOf(groups);
  }

  /// A plot of two columns, still without points.
  public static ScatterPlot of(String xName, String yName) {
    return new ScatterPlot(yName + " by " + xName, xName, yName, List.of(), Optional.empty());
  }

  public ScatterPlot titled(String title) {
    return new ScatterPlot(title, xName, yName, groups, regions);
  }

  /// With a group of dots in the next colour of a palette for colour-blind eyes.
  public ScatterPlot dots(String name, double[] x, double[] y) {
    return dots(name, x, y, PALETTE.get(groups.size() % PALETTE.size()));
  }

  public ScatterPlot dots(String name, double[] x, double[] y, Color color) {
    return with(new Group(name, x, y, color, Marker.DOT));
  }

  public ScatterPlot crosses(String name, double[] x, double[] y, Color color) {
    return with(new Group(name, x, y, color, Marker.CROSS));
  }

  private ScatterPlot with(Group group) {
    List<Group> more = new ArrayList<>(groups);
    more.add(group);
    return new ScatterPlot(title, xName, yName, more, regions);
  }

  /// With the regions of a model in the colours of the first two groups, bounded where the
  /// probability of the second one's class is 0.5.
  public ScatterPlot regions(DoubleBinaryOperator probability) {
    return regions(
        new Regions(
            probability,
            0.5,
            groups.isEmpty() ? PALETTE.get(0) : groups.get(0).color(),
            groups.size() < 2 ? PALETTE.get(1) : groups.get(1).color()));
  }

  public ScatterPlot regions(Regions regions) {
    return new ScatterPlot(title, xName, yName, groups, Optional.of(regions));
  }
}
