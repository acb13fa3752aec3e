package dev.litmus.plot;

import dev.litmus.classifier.evaluation.Calibration;
import dev.litmus.classifier.evaluation.Evaluation;
import dev.litmus.classifier.evaluation.Figure;
import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/// Draws [CalibrationPlot]: a bin is a dot whose area grows with the rows in it.
final class CalibrationChart {
  private static final Color BIN = Look.of(dev.litmus.plot.Color.BLUE);
  private static final double SMALLEST = 5;
  private static final double LARGEST = 18;

  private CalibrationChart() {}

  static JFreeChart of(CalibrationPlot calibration) {
    Evaluation evaluation = calibration.evaluation();
    XYSeriesCollection series = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    double heaviest =
        evaluation.calibration().bins().stream()
            .mapToDouble(Calibration.Bin::weight)
            .max()
            .orElse(1);
    XYSeries line = new XYSeries("bins", false);
    for (Calibration.Bin bin : evaluation.calibration().bins()) {
      int index = series.getSeriesCount();
      XYSeries dot = new XYSeries(index);
      dot.add(bin.meanProbability(), bin.positiveShare());
      series.addSeries(dot);
      double share = Math.sqrt(bin.weight() / heaviest);
      renderer.setSeriesShape(index, Look.dot(Math.max(SMALLEST, LARGEST * share)));
      renderer.setSeriesPaint(index, BIN);
      line.add(bin.meanProbability(), bin.positiveShare());
    }
    int last = series.getSeriesCount();
    series.addSeries(line);
    renderer.setSeriesPaint(last, BIN);
    renderer.setSeriesStroke(last, Look.line(1.5f));
    renderer.setSeriesShapesVisible(last, Boolean.FALSE);
    XYSeries diagonal = new XYSeries("diagonal");
    diagonal.add(0, 0);
    diagonal.add(1, 1);
    series.addSeries(diagonal);
    renderer.setSeriesPaint(last + 1, Look.QUIET);
    renderer.setSeriesStroke(last + 1, Look.DASHES);
    renderer.setSeriesShapesVisible(last + 1, Boolean.FALSE);

    XYPlot plot =
        Look.xyPlot(
            Look.ofShares(Look.across("mean predicted probability")),
            Look.ofShares(Look.upwards("share of positives")));
    plot.setDataset(series);
    plot.setRenderer(renderer);
    LegendItemCollection legend = new LegendItemCollection();
    legend.add(
        Look.marked(
            "bins, sized by their rows; expected error "
                + Numbers.plain(evaluation.value(Figure.ECE)),
            Look.dot(8),
            BIN));
    legend.add(Look.lined("perfectly calibrated", Look.DASHES, Look.QUIET));
    return Look.chart(calibration.title(), plot, legend);
  }
}
