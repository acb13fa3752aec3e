package dev.litmus.plot;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws [ScatterPlot].
final class ScatterChart {
  private static final int FEW = 50;
  private static final int MANY = 1000;
  private static final BasicStroke EDGE = Look.line(0.6f);

  private final ScatterPlot scatter;
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
  private final XYSeriesCollection points = new XYSeriesCollection();
  private final LegendItemCollection legend = new LegendItemCollection();

  private ScatterChart(ScatterPlot scatter) {
    this.scatter = scatter;
  }

  static JFreeChart of(ScatterPlot scatter) {
    return new ScatterChart(scatter).chart();
  }

  private JFreeChart chart() {
    int rows = scatter.groups().stream().mapToInt(group -> group.x().length).sum();
    for (ScatterPlot.Group group : scatter.groups()) {
      add(group, rows);
    }
    NumberAxis x = Look.across(scatter.xName());
    NumberAxis y = Look.upwards(scatter.yName());
    XYPlot plot = Look.xyPlot(x, y);
    fit(x, true);
    fit(y, false);
    scatter.regions().ifPresent(regions -> shade(regions, x, y));
    plot.setRenderer(renderer);
    plot.setDataset(points);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    return Look.chart(scatter.title(), plot, legend);
  }

  private void add(ScatterPlot.Group group, int rows) {
    boolean many = rows > MANY;
    int index = points.getSeriesCount();
    XYSeries series = new XYSeries(index, false, true);
    for (int i = 0; i < group.x().length; i++) {
      if (Double.isFinite(group.x()[i]) && Double.isFinite(group.y()[i])) {
        series.add(group.x()[i], group.y()[i]);
      }
    }
    points.addSeries(series);
    boolean dots = group.marker() == ScatterPlot.Marker.DOT;
    Shape shape =
        dots
            ? Look.dot(many ? 4 : rows > FEW ? 8 : 10)
            : ShapeUtils.createDiagonalCross(4.5f, 0.9f);
    renderer.setSeriesShape(index, shape);
    renderer.setSeriesShapesFilled(index, Boolean.TRUE);
    renderer.setSeriesPaint(index, Look.of(group.color(), many && dots ? 0.4 : 1));
    renderer.setUseOutlinePaint(true);
    renderer.setDrawOutlines(!many);
    renderer.setSeriesOutlinePaint(index, dots ? java.awt.Color.WHITE : Look.of(group.color()));
    renderer.setSeriesOutlineStroke(index, EDGE);
    LegendItem item = Look.marked(group.name(), dots ? Look.dot(8) : shape, Look.of(group.color()));
    legend.add(item);
  }

  /// The axis spans the points and a little more; a single value stands in the middle of a unit.
  private void fit(NumberAxis axis, boolean across) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < points.getSeriesCount(); i++) {
      XYSeries series = points.getSeries(i);
      if (!series.isEmpty()) {
        low = Math.min(low, across ? series.getMinX() : series.getMinY());
        high = Math.max(high, across ? series.getMaxX() : series.getMaxY());
      }
    }
    if (low > high) {
      axis.setRange(0, 1);
      return;
    }
    double margin = low == high ? 0.5 : 0.06 * (high - low);
    axis.setRange(low - margin, high + margin);
  }

  private void shade(ScatterPlot.Regions regions, NumberAxis x, NumberAxis y) {
    Grid grid =
        new Grid(
            regions.probability(),
            x.getLowerBound(),
            x.getUpperBound(),
            y.getLowerBound(),
            y.getUpperBound());
    BufferedImage image = new BufferedImage(Grid.COLUMNS, Grid.ROWS, BufferedImage.TYPE_INT_ARGB);
    for (int row = 0; row < Grid.ROWS; row++) {
      for (int column = 0; column < Grid.COLUMNS; column++) {
        image.setRGB(column, Grid.ROWS - 1 - row, tint(regions, grid.value(row, column)));
      }
    }
    renderer.addAnnotation(
        new XYDataImageAnnotation(
            image,
            x.getLowerBound(),
            y.getLowerBound(),
            x.getRange().getLength(),
            y.getRange().getLength(),
            false),
        Layer.BACKGROUND);
    renderer.addAnnotation(
        new XYShapeAnnotation(grid.contour(regions.threshold()), Look.line(1.4f), Look.INK),
        Layer.BACKGROUND);
  }

  /// The class's colour, fainter the nearer the probability is to the threshold.
  private static int tint(ScatterPlot.Regions regions, double probability) {
    if (!Double.isFinite(probability)) {
      return 0;
    }
    double threshold = regions.threshold();
    boolean positive = probability > threshold;
    double sure =
        positive
            ? (probability - threshold) / (1 - threshold)
            : (threshold - probability) / threshold;
    double opacity = 0.08 + 0.27 * Math.clamp(sure, 0, 1);
    return Look.of(positive ? regions.positive() : regions.negative(), opacity).getRGB();
  }
}
