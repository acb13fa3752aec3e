package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Confusion;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import dev.litmus.classifier.evaluation.Interval;
import dev.litmus.classifier.evaluation.PrecisionRecallCurve;
import dev.litmus.classifier.evaluation.RocCurve;
import java.awt.Color;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws [RocPlot] and [PrecisionRecallPlot]: a curve of two rates, what chance would give, and the
/// chosen threshold.
final class RateCharts {
  private static final dev.litmus.plot.Color CURVE = dev.litmus.plot.Color.BLUE;
  private static final Color THRESHOLD = Look.of(dev.litmus.plot.Color.VERMILION);

  private RateCharts() {}

  static JFreeChart of(RocPlot roc) {
    Evaluation evaluation = roc.evaluation();
    XYSeries curve = new XYSeries("curve", false);
    for (RocCurve.Point point : evaluation.roc().points()) {
      curve.add(point.falsePositiveRate(), point.truePositiveRate());
    }
    Confusion confusion = evaluation.confusion();
    return chart(
        roc,
        new String[] {"false positive rate", "true positive rate (recall)"},
        curve,
        legend("ROC-AUC", evaluation, Figure.ROC_AUC),
        line(0, 0, 1, 1),
        "chance",
        new double[] {1 - confusion.specificity(), confusion.recall()},
        evaluation.threshold());
  }

  /// Each share of recall is reached at the precision of its point: steps, as average precision
  /// counts.
  static JFreeChart of(PrecisionRecallPlot plot) {
    Evaluation evaluation = plot.evaluation();
    XYSeries curve = new XYSeries("curve", false);
    double reached = 0;
    for (PrecisionRecallCurve.Point point : evaluation.precisionRecall().points()) {
      if (point.recall() > reached) {
        curve.add(reached, point.precision());
      }
      curve.add(point.recall(), point.precision());
      reached = point.recall();
    }
    Confusion confusion = evaluation.confusion();
    double share = evaluation.scores().totalPositive() / confusion.total();
    return chart(
        plot,
        new String[] {"recall", "precision"},
        curve,
        legend("average precision", evaluation, Figure.PR_AUC),
        line(0, share, 1, share),
        "chance",
        new double[] {confusion.recall(), confusion.precision()},
        evaluation.threshold());
  }

  private static JFreeChart chart(
      Plot described,
      String[] axes,
      XYSeries curve,
      String curveName,
      XYSeries chance,
      String chanceName,
      double[] chosen,
      double threshold) {
    XYPlot plot =
        Look.xyPlot(Look.ofShares(Look.across(axes[0])), Look.ofShares(Look.upwards(axes[1])));
    XYSeries point = new XYSeries("threshold");
    point.add(chosen[0], chosen[1]);
    XYSeriesCollection lines = new XYSeriesCollection();
    lines.addSeries(point);
    lines.addSeries(curve);
    lines.addSeries(chance);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesShapesVisible(0, Boolean.TRUE);
    renderer.setSeriesShape(0, Look.dot(9));
    renderer.setSeriesPaint(0, THRESHOLD);
    renderer.setSeriesPaint(1, Look.of(CURVE));
    renderer.setSeriesStroke(1, Look.LINE);
    renderer.setSeriesPaint(2, Look.QUIET);
    renderer.setSeriesStroke(2, Look.DASHES);
    plot.setRenderer(0, renderer);
    plot.setDataset(0, lines);
    XYAreaRenderer below = new XYAreaRenderer(XYAreaRenderer.AREA);
    below.setSeriesPaint(0, Look.of(CURVE, 0.1));
    plot.setRenderer(1, below);
    plot.setDataset(1, new XYSeriesCollection(curve));
    plot.setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.REVERSE);

    LegendItemCollection legend = new LegendItemCollection();
    legend.add(Look.lined(curveName, Look.LINE, Look.of(CURVE)));
    legend.add(Look.marked("threshold " + Numbers.plain(threshold), Look.dot(8), THRESHOLD));
    legend.add(Look.lined(chanceName, Look.DASHES, Look.QUIET));
    return Look.chart(described.title(), plot, legend);
  }

  private static String legend(String name, Evaluation evaluation, Figure figure) {
    double value = evaluation.value(figure);
    Interval interval = evaluation.interval(figure);
    if (Double.isNaN(value)) {
      return name + " undefined (one class only)";
    }
    return interval.defined()
        ? String.format(
            Locale.ROOT,
            "%s %.3f (95 %%: %.3f to %.3f)",
            name,
            value,
            interval.low(),
            interval.high())
        : String.format(Locale.ROOT, "%s %.3f", name, value);
  }

  private static XYSeries line(double fromX, double fromY, double toX, double toY) {
    XYSeries line = new XYSeries("chance", false);
    line.add(fromX, fromY);
    line.add(toX, toY);
    return line;
  }
}
