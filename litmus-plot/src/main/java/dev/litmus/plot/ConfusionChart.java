package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Confusion;
import java.awt.Color;
import java.awt.Font;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;

/// Draws [ConfusionPlot]: true classes down, verdicts across, each cell shaded by its share of the
/// row.
final class ConfusionChart {
  private static final Color FULL = Look.of(dev.litmus.plot.Color.BLUE);
  private static final double GAP = 0.015;

  private ConfusionChart() {}

  static JFreeChart of(ConfusionPlot plot) {
    SymbolAxis across = axis("verdict", plot.negative(), plot.positive());
    // from the bottom upwards
    SymbolAxis down = axis("true class", plot.positive(), plot.negative());
    XYPlot grid = new XYPlot(null, across, down, null);
    Look.style(grid);
    grid.setDomainGridlinesVisible(false);
    grid.setRangeGridlinesVisible(false);
    Confusion confusion = plot.confusion();
    double negatives = confusion.tn() + confusion.fp();
    double positives = confusion.tp() + confusion.fn();
    cell(grid, 0, 1, confusion.tn(), negatives);
    cell(grid, 1, 1, confusion.fp(), negatives);
    cell(grid, 0, 0, confusion.fn(), positives);
    cell(grid, 1, 0, confusion.tp(), positives);
    return Look.chart(plot.title(), grid, new LegendItemCollection());
  }

  private static SymbolAxis axis(String name, String first, String second) {
    SymbolAxis axis = new SymbolAxis(name, new String[] {first, second});
    Look.style(axis);
    axis.setTickLabelFont(Look.font(Font.PLAIN, 12));
    axis.setTickLabelPaint(Look.INK);
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, 1.5);
    return axis;
  }

  private static void cell(XYPlot grid, int x, int y, double count, double ofClass) {
    double share = ofClass == 0 ? 0 : count / ofClass;
    grid.addAnnotation(
        new XYBoxAnnotation(
            x - 0.5 + GAP, y - 0.5 + GAP, x + 0.5 - GAP, y + 0.5 - GAP, null, null, mix(share)));
    Color ink = share > 0.55 ? Color.WHITE : Look.INK;
    text(grid, x, y + 0.07, Numbers.plain(count), Look.font(Font.BOLD, 26), ink);
    String percent = ofClass == 0 ? "no such rows" : Numbers.percent(share);
    text(grid, x, y - 0.14, percent, Look.font(Font.PLAIN, 13), ink);
  }

  private static void text(XYPlot grid, double x, double y, String text, Font font, Color color) {
    XYTextAnnotation annotation = new XYTextAnnotation(text, x, y);
    annotation.setFont(font);
    annotation.setPaint(color);
    grid.addAnnotation(annotation);
  }

  /// From nearly white to the full colour.
  private static Color mix(double share) {
    double part = 0.06 + 0.94 * share;
    return new Color(
        (int) (255 + part * (FULL.getRed() - 255)),
        (int) (255 + part * (FULL.getGreen() - 255)),
        (int) (255 + part * (FULL.getBlue() - 255)));
  }
}
