package dev.litmus.plot;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
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
import org.jfree.chart.text.TextUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Writes a picture to a file; a PNG has four pixels to each point.
final class Drawing {
  private static final int PIXELS_PER_POINT = 2;
  private static final long MOST_PIXELS = 64_000_000;
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
  private final Picture picture;

  private Drawing(String title, Picture picture) {
    this.title = title;
    this.picture = picture;
  }

  static Drawing of(Plot plot) {
    return new Drawing(
        plot.title(),
        switch (plot) {
          case CalibrationPlot calibration -> Picture.of(CalibrationChart.of(calibration));
          case ConfusionPlot confusion -> Picture.of(ConfusionChart.of(confusion));
          case LearningCurves curves -> Picture.of(LearningChart.of(curves));
          case ModelDiagram diagram -> new DiagramPicture(diagram);
          case PrecisionRecallPlot curve -> Picture.of(RateCharts.of(curve));
          case RocPlot curve -> Picture.of(RateCharts.of(curve));
          case ScatterPlot scatter -> Picture.of(ScatterChart.of(scatter));
          case ScoreHistogram histogram -> Picture.of(HistogramChart.of(histogram));
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
    long pixels = (long) picture.width() * picture.height() * PIXELS_PER_POINT * PIXELS_PER_POINT;
    if (pixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "plot '%s' would have %,d pixels, too many for a PNG; give a name that ends in .svg",
              title,
              pixels));
    }
    BufferedImage image =
        new BufferedImage(
            picture.width() * PIXELS_PER_POINT,
            picture.height() * PIXELS_PER_POINT,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
      picture.paint(graphics);
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
    graphics.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
    picture.paint(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + picture.width() + " " + picture.height());
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
