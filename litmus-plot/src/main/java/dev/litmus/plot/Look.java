package dev.litmus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/// How all plots look: white ground, light grid, dark text, no frames.
final class Look {
  static final Color INK = new Color(0x222222);
  static final Color QUIET = new Color(0x666666);
  static final Color GRID = new Color(0xE4E4E4);
  static final BasicStroke LINE = line(2);
  static final BasicStroke THIN = line(1);
  static final BasicStroke DASHES = dashes(1.2f);

  private Look() {}

  static Color of(dev.litmus.plot.Color color) {
    return new Color(color.rgb());
  }

  static Color of(dev.litmus.plot.Color color, double opacity) {
    return new Color(
        color.rgb() >> 16 & 255, color.rgb() >> 8 & 255, color.rgb() & 255, (int) (255 * opacity));
  }

  static Font font(int style, float size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
  }

  static BasicStroke line(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashes(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 4}, 0);
  }

  /// A round marker of that width about the origin.
  static Shape dot(double width) {
    return new Ellipse2D.Double(-width / 2, -width / 2, width, width);
  }

  static Shape square(double width) {
    return new Rectangle2D.Double(-width / 2, -width / 2, width, width);
  }

  /// An axis across. Room about the labels makes it choose fewer of them.
  static NumberAxis across(String name) {
    return axis(name, new RectangleInsets(3, 11, 2, 11));
  }

  /// An axis upwards.
  static NumberAxis upwards(String name) {
    return axis(name, new RectangleInsets(9, 3, 9, 4));
  }

  private static NumberAxis axis(String name, RectangleInsets insets) {
    NumberAxis axis = new NumberAxis(name);
    axis.setAutoRangeIncludesZero(false);
    style(axis);
    axis.setTickLabelInsets(insets);
    axis.setStandardTickUnits(new Ticks(false));
    return axis;
  }

  /// The axis, from 0 to 1.
  static NumberAxis ofShares(NumberAxis axis) {
    // a little more, so that a curve along the edge is seen whole
    axis.setRange(-0.012, 1.012);
    axis.setTickUnit(Ticks.step(0.2));
    return axis;
  }

  static void style(ValueAxis axis) {
    axis.setLabelFont(font(Font.PLAIN, 12));
    axis.setLabelPaint(INK);
    axis.setTickLabelFont(font(Font.PLAIN, 10.5f));
    axis.setTickLabelPaint(QUIET);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
  }

  static XYPlot xyPlot(NumberAxis x, NumberAxis y) {
    XYPlot plot = new XYPlot(null, x, y, null);
    style(plot);
    return plot;
  }

  static void style(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(THIN);
    plot.setRangeGridlineStroke(THIN);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  /// The chart with its heading and a legend of these items, if any, below the heading.
  static JFreeChart chart(String title, Plot plot, LegendItemCollection legend) {
    JFreeChart chart = new JFreeChart(null, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(12, 12, 10, 20));
    chart.setTextAntiAlias(true);
    TextTitle heading = new TextTitle(title, font(Font.BOLD, 15));
    heading.setPaint(INK);
    heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
    heading.setPadding(new RectangleInsets(0, 6, 4, 0));
    chart.setTitle(heading);
    if (legend.getItemCount() > 0) {
      LegendTitle below = new LegendTitle(() -> legend);
      below.setPosition(RectangleEdge.TOP);
      below.setHorizontalAlignment(HorizontalAlignment.LEFT);
      below.setItemFont(font(Font.PLAIN, 12));
      below.setItemPaint(INK);
      below.setFrame(BlockBorder.NONE);
      below.setBackgroundPaint(Color.WHITE);
      below.setPadding(new RectangleInsets(0, 2, 8, 0));
      below.setItemLabelPadding(new RectangleInsets(2, 3, 2, 12));
      chart.addSubtitle(below);
    }
    return chart;
  }

  /// A legend's entry for a marker.
  static LegendItem marked(String name, Shape shape, Paint paint) {
    return new LegendItem(name, null, null, null, shape, paint);
  }

  /// A legend's entry for a line.
  static LegendItem lined(String name, BasicStroke stroke, Paint paint) {
    return new LegendItem(
        name, null, null, null, new java.awt.geom.Line2D.Double(-9, 0, 9, 0), stroke, paint);
  }
}
