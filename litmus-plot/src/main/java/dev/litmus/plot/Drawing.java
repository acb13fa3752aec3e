package dev.litmus.plot;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A chart laid out on 600 x 400 points; a PNG has four pixels to each.
final class Drawing {
  static final int WIDTH = 600;
  static final int HEIGHT = 400;
  private static final int PIXELS_PER_POINT = 2;
  private static final String SVG = "http://www.w3.org/2000/svg";

  static {
    // A plot needs no screen; without this, Java on macOS would show an icon for the program.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    // Else the names of upright axes would be drawn as outlines, no text in an SVG.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private final String title;
  private final JFreeChart chart;

  private Drawing(String title, JFreeChart chart) {
    this.title = title;
    this.chart = chart;
  }

  static Drawing of(Plot plot) {
    return new Drawing(
        plot.title(),
        switch (plot) {
          case CalibrationPlot calibration -> CalibrationChart.of(calibration);
          case ConfusionPlot confusion -> ConfusionChart.of(confusion);
          case LearningCurves curves -> LearningChart.of(curves);
          case PrecisionRecallPlot curve -> RateCharts.of(curve);
          case RocPlot curve -> RateCharts.of(curve);
          case ScatterPlot scatter -> ScatterChart.of(scatter);
          case ScoreHistogram histogram -> HistogramChart.of(histogram);
        });
  }

  /// Small systems have none, of which Java complains in several ways.
  static void requireFont() throws IOException {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      graphics.getFontMetrics(Look.font(Font.PLAIN, 12)).stringWidth("a");
    } catch (RuntimeException | InternalError | LinkageError e) {
      throw new IOException(
          "Java found no font to write with; install fontconfig and a font, such as DejaVu", e);
    } finally {
      graphics.dispose();
    }
  }

  void writePng(OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(
            WIDTH * PIXELS_PER_POINT, HEIGHT * PIXELS_PER_POINT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
      draw(graphics);
    } finally {
      graphics.dispose();
    }
    ImageIO.write(image, "png", out);
  }

  /// Text stays text, in the viewer's own sans-serif font.
  void writeSvg(OutputStream out) throws IOException {
    Document document = document();
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    context.setImageHandler(new PngInSvg());
    context.setPrecision(2);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT));
    draw(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
    root.setAttribute("role", "img");
    Element heading = document.createElementNS(SVG, "title");
    heading.setTextContent(title);
    root.insertBefore(heading, root.getFirstChild());
    try {
      TransformerFactory.newDefaultInstance()
          .newTransformer()
          .transform(new DOMSource(root), new StreamResult(out));
    } catch (TransformerException e) {
      throw new IOException("the drawing could not be written as XML", e);
    }
  }

  private static Document document() {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .getDOMImplementation()
          .createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser cannot be set up", e);
    }
  }

  private void draw(Graphics2D graphics) {
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
  }

  /// Puts pictures into an SVG as PNG by the JDK; Batik's own encoder is in another library.
  private static final class PngInSvg extends ImageHandlerBase64Encoder {
    @Override
    public void encodeImage(RenderedImage image, OutputStream out) throws SVGGraphics2DIOException {
      try {
        ImageIO.write(image, "png", out);
      } catch (IOException e) {
        throw new SVGGraphics2DIOException("a picture could not be encoded", e);
      }
    }
  }
}
