package dev.litmus.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/// What a [Drawing] writes to a file: something of a size in points that can paint itself.
interface Picture {
  int WIDTH = 600;
  int HEIGHT = 400;

  int width();

  int height();

  void paint(Graphics2D graphics);

  /// A chart, on 600 x 400 points.
  static Picture of(JFreeChart chart) {
    return new Picture() {
      @Override
      public int width() {
        return WIDTH;
      }

      @Override
      public int height() {
        return HEIGHT;
      }

      @Override
      public void paint(Graphics2D graphics) {
        chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
      }
    };
  }
}
