package dev.litmus.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws [LearningCurves].
final class LearningChart {
  private static final String VALIDATION = "val_";
  private static final Color TRAINING_COLOR = Look.of(dev.litmus.plot.Color.BLUE);
  private static final Color VALIDATION_COLOR = Look.of(dev.litmus.plot.Color.VERMILION);
  private static final int FEW_EPOCHS = 30;
  private static final BasicStroke LINE = Look.line(1.8f);

  private LearningChart() {}

  static JFreeChart of(LearningCurves curves) {
    NumberAxis epochs = Look.across("epoch");
    epochs.setStandardTickUnits(new Ticks(true));
    epochs.setLowerMargin(0.02);
    epochs.setUpperMargin(0.02);
    CombinedDomainXYPlot panels = new CombinedDomainXYPlot(epochs);
    panels.setGap(14);
    panels.setOutlineVisible(false);
    Map<String, List<Double>> history = curves.history();
    boolean validated = false;
    for (String figure : figures(history)) {
      panels.add(panel(history, figure));
      validated |= history.containsKey(VALIDATION + figure);
    }
    LegendItemCollection legend = new LegendItemCollection();
    legend.add(Look.lined("training", LINE, TRAINING_COLOR));
    if (validated) {
      legend.add(Look.lined("validation", LINE, VALIDATION_COLOR));
    }
    return Look.chart(curves.title(), panels, legend);
  }

  private static Set<String> figures(Map<String, List<Double>> history) {
    Set<String> figures = new LinkedHashSet<>();
    for (String name : history.keySet()) {
      figures.add(name.startsWith(VALIDATION) ? name.substring(VALIDATION.length()) : name);
    }
    return figures;
  }

  private static XYPlot panel(Map<String, List<Double>> history, String figure) {
    List<Double> training = history.getOrDefault(figure, List.of());
    List<Double> validation = history.getOrDefault(VALIDATION + figure, List.of());
    XYSeriesCollection series = new XYSeriesCollection();
    series.addSeries(series("training", training));
    series.addSeries(series("validation", validation));
    // A line of few points shows them; of one point there is nothing else.
    boolean dots = Math.max(training.size(), validation.size()) <= FEW_EPOCHS;
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, dots);
    renderer.setDrawSeriesLineAsPath(true);
    Color[] colors = {TRAINING_COLOR, VALIDATION_COLOR};
    for (int i = 0; i < colors.length; i++) {
      renderer.setSeriesPaint(i, colors[i]);
      renderer.setSeriesStroke(i, LINE);
      renderer.setSeriesShape(i, Look.dot(4.5));
    }
    NumberAxis values = Look.upwards(figure);
    XYPlot plot = Look.xyPlot(Look.across(""), values);
    plot.setDataset(series);
    plot.setRenderer(renderer);
    return plot;
  }

  private static XYSeries series(String key, List<Double> values) {
    XYSeries series = new XYSeries(key, false);
    for (int i = 0; i < values.size(); i++) {
      double value = values.get(i);
      series.add(i + 1, Double.isFinite(value) ? value : Double.NaN);
    }
    return series;
  }
}
