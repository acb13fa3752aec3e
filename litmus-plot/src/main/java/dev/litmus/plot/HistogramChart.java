package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Scores;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;

/// Draws [ScoreHistogram]: forty bins, the classes upon each other.
final class HistogramChart {
  private static final int BINS = 40;
  private static final Color NEGATIVE = Look.of(dev.litmus.plot.Color.BLUE);
  private static final Color POSITIVE = Look.of(dev.litmus.plot.Color.VERMILION);

  private HistogramChart() {}

  static JFreeChart of(ScoreHistogram histogram) {
    Scores scores = histogram.evaluation().scores();
    double[][] weights = new double[2][BINS];
    for (int row = 0; row < scores.size(); row++) {
      int bin = Math.min(BINS - 1, (int) (scores.probability(row) * BINS));
      weights[scores.positive(row) ? 1 : 0][bin] += scores.weight(row);
    }
    DefaultTableXYDataset bars = new DefaultTableXYDataset();
    bars.setIntervalWidth(1.0 / BINS);
    for (int label = 0; label < 2; label++) {
      XYSeries series = new XYSeries(label, true, false);
      for (int bin = 0; bin < BINS; bin++) {
        series.add((bin + 0.5) / BINS, weights[label][bin]);
      }
      bars.addSeries(series);
    }
    StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.12);
    renderer.setBarPainter(new StandardXYBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    renderer.setSeriesPaint(0, NEGATIVE);
    renderer.setSeriesPaint(1, POSITIVE);

    NumberAxis rows = Look.upwards(scores.weighted() ? "weight of rows" : "rows");
    rows.setAutoRangeIncludesZero(true);
    XYPlot plot = Look.xyPlot(Look.ofShares(Look.across("predicted probability")), rows);
    plot.setDataset(bars);
    plot.setRenderer(renderer);
    ValueMarker threshold =
        new ValueMarker(histogram.evaluation().threshold(), Look.INK, Look.DASHES);
    plot.addDomainMarker(threshold);
    LegendItemCollection legend = new LegendItemCollection();
    legend.add(Look.marked(histogram.negative(), Look.square(9), NEGATIVE));
    legend.add(Look.marked(histogram.positive(), Look.square(9), POSITIVE));
    legend.add(
        Look.lined(
            "threshold " + Numbers.plain(histogram.evaluation().threshold()),
            Look.DASHES,
            Look.INK));
    return Look.chart(histogram.title(), plot, legend);
  }
}
