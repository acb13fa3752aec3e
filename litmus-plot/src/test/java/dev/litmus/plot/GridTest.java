package dev.litmus.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import org.junit.jupiter.api.Test;

class GridTest {
  @Test
  void theContourOfACircleIsTheCircle() {
    Path2D contour = new Grid(Math::hypot, -2, 2, -2, 2).contour(1.25);
    int points = 0;
    double[] at = new double[6];
    for (PathIterator i = contour.getPathIterator(null); !i.isDone(); i.next()) {
      i.currentSegment(at);
      assertEquals(1.25, Math.hypot(at[0], at[1]), 1e-3);
      points++;
    }
    assertTrue(points > 400, points + " points");
    assertEquals(1.25, contour.getBounds2D().getMaxX(), 1e-3);
    assertEquals(-1.25, contour.getBounds2D().getMinY(), 1e-3);
  }

  @Test
  void withoutACrossingThereIsNone() {
    assertTrue(new Grid((x, y) -> 0.2, 0, 1, 0, 1).contour(0.5).getPathIterator(null).isDone());
  }
}
